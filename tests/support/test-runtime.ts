import type { Hono } from 'hono'
import type { Context } from '../../runtime/context.ts'
import type { Database } from '../../runtime/database/port.ts'
import { createEngineHost } from '../../runtime/engine-host.ts'
import { buildApp } from '../../runtime/http/app.ts'
import type { Env, HttpDeps } from '../../runtime/http/deps.ts'
import type { Actor, Role } from '../../runtime/identity/actor.ts'
import { demoAccounts, seedDemoAccounts } from '../../runtime/identity/demo-accounts.ts'
import { hashPassword } from '../../runtime/identity/password.ts'
import { type Log, silentLog } from '../../runtime/log.ts'
import type { JobHandler } from '../../runtime/workers/built-in-job.ts'
import { startWorkers } from '../../runtime/workers/start-workers.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

export const testPassword = 'Test-Passwort-1'

/** A parsed answer, read loosely: `body.items[0].name`. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape; a wrong guess fails the test.
export type ResponseBody = any

/** One caller of the HTTP API: signed in as a demo account, or whoever it is given. */
export interface Caller {
  readonly actor: Actor
  /** First argument of the verbs. */
  readonly context: Context
  /** Sends JSON through `app.request` and answers status and parsed body. */
  request(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: ResponseBody; headers: Headers }>
}

export interface TestRuntime extends TestDatabase {
  readonly database: Database
  readonly deps: HttpDeps
  readonly app: Hono<Env>
  as(who: string | Actor): Promise<Caller>
  /** Repeats until the check does not throw any more. */
  until<T>(check: () => Promise<T>, timeoutMs?: number): Promise<T>
}

/** The whole service on a database of its own: demo accounts, lanes, workers and app, without a port. */
export async function createTestRuntime(
  options: {
    readonly jobs?: ReadonlyMap<string, JobHandler>
    readonly now?: () => Date
    readonly log?: Log
  } = {},
): Promise<TestRuntime> {
  const test = await createTestDatabase()
  const { database } = test
  await seedDemoAccounts(database, await passwordHash())
  const now = options.now ?? (() => new Date())
  const engine = createEngineHost({ database, now })
  const deps: HttpDeps = {
    database,
    engine,
    now,
    log: options.log ?? silentLog,
    readiness: () => ({ ready: true }),
    demo: true,
    basicAllowed: true,
  }
  const app = buildApp(deps)
  const stopWorkers = startWorkers(deps, { pollMs: 50, ...(options.jobs && { jobs: options.jobs }) })
  return {
    ...test,
    deps,
    app,
    async as(who) {
      const actor = typeof who === 'string' ? demoActor(who) : who
      const cookie = typeof who === 'string' ? await signInCookie(app, who) : undefined
      return {
        actor,
        context: { database, engine, now, actor, requestId: 'test' },
        request: (method, path, body, headers = {}) =>
          send(app, method, path, body, { ...cookie, ...headers }),
      }
    },
    until,
    async drop() {
      await stopWorkers()
      await test.drop()
    },
  }
}

let hash: Promise<string> | undefined

/** Hashed once per test file: scrypt is slow on purpose. */
function passwordHash(): Promise<string> {
  hash ??= hashPassword(testPassword)
  return hash
}

function demoActor(username: string): Actor {
  const account = demoAccounts.find((candidate) => candidate.username === username)
  if (account === undefined) throw new Error(`No demo account '${username}'.`)
  return {
    kind: account.kind ?? 'user',
    userId: `demo-${username.replace('.', '-')}`,
    username,
    name: account.name,
    tenantId: account.tenantId,
    roles: account.roles,
  }
}

/** An actor of any tenant and roles, for verbs called directly. */
export function testActor(tenantId: string, ...roles: Role[]): Actor {
  const username = `${roles[0] ?? 'nobody'}.${tenantId}.test`
  return { kind: 'user', userId: username, username, name: username, tenantId, roles }
}

async function signInCookie(app: Hono<Env>, username: string): Promise<Record<string, string>> {
  const isClient = demoAccounts.some((account) => account.username === username && account.kind === 'client')
  if (isClient) {
    return { authorization: `Basic ${Buffer.from(`${username}:${testPassword}`).toString('base64')}` }
  }
  const response = await app.request('/v2/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ username, password: testPassword }),
  })
  if (response.status !== 200) throw new Error(`Sign-in of '${username}' answered ${response.status}.`)
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { cookie, 'sec-fetch-site': 'same-origin' }
}

async function send(
  app: Hono<Env>,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<{ status: number; body: ResponseBody; headers: Headers }> {
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const response = await app.request(path, {
    method,
    headers: { ...(hasBody && { 'content-type': 'application/json' }), ...headers },
    ...(hasBody && body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  return {
    status: response.status,
    body: isJson && text !== '' ? JSON.parse(text) : text,
    headers: response.headers,
  }
}

async function until<T>(check: () => Promise<T>, timeoutMs = 10_000): Promise<T> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (performance.now() > deadline) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
