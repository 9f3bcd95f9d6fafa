import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../../runtime/http/app.ts'
import { createTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'

let runtime: TestRuntime
let folder: string
let get: (path: string, headers?: Record<string, string>) => Promise<Response>

beforeAll(async () => {
  runtime = await createTestRuntime()
  folder = await mkdtemp(join(tmpdir(), 'laufzettel-dist-'))
  const dist = join(folder, 'dist')
  await mkdir(join(dist, 'assets'), { recursive: true })
  await mkdir(join(dist, 'runtime/desk'), { recursive: true })
  await writeFile(join(dist, 'assets/desk-a1b2.js'), 'export {}')
  await writeFile(join(dist, 'runtime/desk/index.html'), '<!doctype html><title>Desk</title>')
  await writeFile(join(folder, 'secret.json'), '{}')
  const app = buildApp({ ...runtime.deps, distFolder: dist })
  get = async (path, headers = {}) => app.request(path, { headers })
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await runtime.drop()
})

test('sends the security headers with every answer, also refusals', async () => {
  for (const path of ['/', '/desk', '/v2/openapi.json', '/v2/user-tasks/1', '/nowhere']) {
    const { headers } = await get(path)
    expect(headers.get('content-security-policy'), path).toContain("script-src 'self';")
    expect(headers.get('content-security-policy'), path).not.toContain('unsafe')
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('x-request-id'), path).toMatch(/^[0-9a-f-]{36}$/)
  }
})

test('serves an app for every path below it, and its hashed files for ever', async () => {
  const page = await get('/desk/tasks/17')
  expect(await page.text()).toContain('Desk')
  expect(page.headers.get('cache-control')).toBe('no-cache')
  const script = await get('/assets/desk-a1b2.js')
  expect(script.headers.get('content-type')).toContain('text/javascript')
  expect(script.headers.get('cache-control')).toContain('immutable')
})

test.each([
  '/assets/missing.js',
  '/assets/../../secret.json',
  '/assets/%2e%2e/%2e%2e/secret.json',
  '/assets/%00.js',
  '/assets/%zz.js',
])('does not serve %s', async (path) => {
  expect((await get(path)).status).toBe(404)
})

test('links the four apps in the reader’s language', async () => {
  const german = await (await get('/', { 'accept-language': 'de-DE,de;q=0.9,en;q=0.8' })).text()
  const english = await (await get('/', { 'accept-language': 'en-GB,en' })).text()
  expect(german).toContain('<html lang="de">')
  expect(english).toContain('<html lang="en">')
  for (const app of ['designer', 'desk', 'portal', 'cockpit']) expect(german).toContain(`href="/${app}"`)
})

test('describes itself as OpenAPI, with the schemas it checks', async () => {
  const document = await (await get('/v2/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toContain('/v2/user-tasks/{key}/completion')
  const schema = document.paths['/v2/process-instances'].post.requestBody.content['application/json'].schema
  expect(Object.keys(schema.properties)).toContain('processDefinitionId')
})

test('answers health always and readiness with the reason', async () => {
  expect((await get('/healthz')).status).toBe(200)
  const starting = buildApp({ ...runtime.deps, readiness: () => ({ ready: false, reason: 'migrating' }) })
  const response = await starting.request('/readyz')
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ reason: 'migrating' })
})
