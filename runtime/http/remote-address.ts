import type { Context } from 'hono'

/** Address of the other end of the connection; empty for a request made inside the process. */
export function remoteAddress(c: Context): string {
  const env: { incoming?: { socket?: { remoteAddress?: string } } } | undefined = c.env
  return env?.incoming?.socket?.remoteAddress ?? ''
}
