import type { Server } from 'node:http'
import { type AddressInfo, isIPv6 } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'

type Fetch = (request: Request, env: unknown) => Response | Promise<Response>

export interface Listening {
  /** `http://127.0.0.1:8080`. */
  readonly address: string
  /** Takes no new connections, lets running requests finish up to the limit, then closes streams. */
  drain(limitMs: number): Promise<void>
}

/** Opens the port. Connections stay in one process; TLS is a proxy's work. */
export async function listen(options: { port: number; host: string; fetch: Fetch }): Promise<Listening> {
  let running = 0
  const counted: Fetch = async (request, env) => {
    running += 1
    try {
      return await options.fetch(request, env)
    } finally {
      running -= 1
    }
  }
  const server = createAdaptorServer({ fetch: counted, overrideGlobalObjects: false }) as Server
  server.requestTimeout = 60_000
  server.headersTimeout = 20_000
  await open(server, options)
  const { port } = server.address() as AddressInfo
  const host = isIPv6(options.host) ? `[${options.host}]` : options.host
  return {
    address: `http://${host}:${port}`,
    async drain(limitMs) {
      const closed = new Promise((resolve) => server.close(resolve))
      const deadline = performance.now() + limitMs
      while (running > 0 && performance.now() < deadline) await pause(20)
      await pause(50) // what was answered is still on its way
      server.closeAllConnections()
      await closed
    },
  }
}

function open(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Expected port ${port} to be free, but another program listens on it. Set PORT, for example PORT=8081.`,
            )
          : error,
      )
    })
    server.listen(port, host, resolve)
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
