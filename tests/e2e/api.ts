import type { TestServer } from '../support/start-server.ts'

/** A parsed answer, read loosely: a wrong guess fails the story. */
// biome-ignore lint/suspicious/noExplicitAny: stories look into answers of every shape.
export type Answered = any

/** Somebody who calls the HTTP API without a browser. */
export interface Client {
  get(path: string): Promise<Answered>
  post(path: string, body?: unknown): Promise<Answered>
}

/** Signs in by cookie, as a person. */
export async function signInClient(server: TestServer, username: string): Promise<Client> {
  const sameOrigin = { 'sec-fetch-site': 'same-origin' }
  const response = await fetch(`${server.address}/v2/session`, {
    method: 'POST',
    headers: { ...sameOrigin, 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: server.password }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return client(server, { ...sameOrigin, cookie })
}

/** The machine client `worker` of the office in Mitte. */
export function machineClient(server: TestServer): Client {
  const basic = Buffer.from(`worker:${server.password}`).toString('base64')
  return client(server, { authorization: `Basic ${basic}` })
}

function client(server: TestServer, headers: Record<string, string>): Client {
  const send = async (method: string, path: string, body?: unknown) => {
    const form = body instanceof FormData
    const response = await fetch(server.address + path, {
      method,
      headers: { ...headers, ...(body !== undefined && !form && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  return {
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body ?? {}),
  }
}
