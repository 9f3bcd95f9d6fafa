import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { Hono } from 'hono'
import type { Env, HttpDeps } from '../deps.ts'
import { landingPage } from '../landing-page.ts'
import { landingStyle } from '../landing-style.ts'

/** Path of each app and its page in the built folder. */
const apps = {
  designer: 'designer/index.html',
  desk: 'runtime/desk/index.html',
  portal: 'runtime/portal/index.html',
  cockpit: 'runtime/cockpit/index.html',
} as const

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

const immutable = 'public, max-age=31536000, immutable'

/** The four browser apps from the built folder, each with its page for every path below it, and `/`. */
export const pageRoutes = ({ distFolder }: Pick<HttpDeps, 'distFolder'>): Hono<Env> => {
  const routes = new Hono<Env>()
  routes.get('/', (c) => {
    c.header('cache-control', 'no-cache')
    c.header('vary', 'accept-language')
    return c.html(landingPage(c.req.header('accept-language') ?? 'de'))
  })
  routes.get('/landing.css', (c) => {
    c.header('cache-control', 'no-cache')
    return c.body(landingStyle, 200, { 'content-type': 'text/css; charset=utf-8' })
  })
  if (distFolder === undefined) return routes
  routes.get('/assets/*', async (c, next) => {
    const response = await fileResponse(distFolder, c.req.path, immutable)
    if (response === undefined) return next()
    return response
  })
  for (const [app, page] of Object.entries(apps)) {
    const answer = async () => (await fileResponse(distFolder, page, 'no-cache')) ?? notBuilt()
    routes.get(`/${app}`, answer)
    routes.get(`/${app}/*`, answer)
  }
  return routes
}

/** A file inside the folder and nowhere else; undefined when there is none. */
async function fileResponse(
  folder: string,
  path: string,
  cacheControl: string,
): Promise<Response | undefined> {
  const relative = normalize(decodePath(path)).replace(/^[/\\]+/, '')
  const mediaType = mediaTypes[extname(relative)]
  if (mediaType === undefined || relative.split(/[/\\]/).includes('..') || relative.includes('\0'))
    return undefined
  try {
    const body = new Uint8Array(await readFile(join(folder, relative)))
    return new Response(body, { headers: { 'content-type': mediaType, 'cache-control': cacheControl } })
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) {
      return undefined
    }
    throw error
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // A broken escape names no file.
    return '\0'
  }
}

function notBuilt(): Response {
  return new Response('The browser apps are not built. Run: npm run build\n', {
    status: 503,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}
