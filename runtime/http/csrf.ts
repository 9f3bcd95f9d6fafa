import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { RuntimeError } from '../errors.ts'
import { sessionCookie } from '../identity/session-token.ts'

const readMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const bodyTypes = /^(application\/json|multipart\/form-data)(;|$)/i

/**
 * Lets a changing request pass only when it comes from our own pages (OWASP CSRF: Fetch Metadata and Origin).
 * A request with the session cookie must prove it; one without (machine client) must only not claim the contrary.
 */
export const csrf: MiddlewareHandler = async (c, next) => {
  if (!readMethods.has(c.req.method)) {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const foreign =
      (site !== undefined && site !== 'same-origin') ||
      (origin !== undefined && !isOwn(origin, c.req.url, c.req.header('host')))
    const withCookie = getCookie(c, sessionCookie) !== undefined
    const unproven = site === undefined && origin === undefined && withCookie
    if (foreign || unproven) {
      throw new RuntimeError(
        'forbidden',
        'Expected a changing request from a page of this service, but it comes from elsewhere. Open the service itself and repeat.',
      )
    }
    const contentType = c.req.header('content-type')
    const optional = c.req.method === 'DELETE' || !withCookie // a machine client's call without a body
    if (contentType !== undefined || !optional) requireBodyType(contentType)
  }
  await next()
}

/** Types a plain HTML form can send never reach a verb, except multipart, which the checks above cover. */
function requireBodyType(contentType: string | undefined): void {
  if (contentType !== undefined && bodyTypes.test(contentType.trim())) return
  throw new RuntimeError(
    'invalid-argument',
    `Expected Content-Type application/json (or multipart/form-data for files), but found '${contentType ?? 'none'}'.`,
  )
}

function isOwn(origin: string, url: string, host: string | undefined): boolean {
  const parsed = URL.parse(origin)
  return parsed !== null && parsed.host === (host ?? new URL(url).host)
}
