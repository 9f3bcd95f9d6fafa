import { createHash } from 'node:crypto'

/** Tells whether two requests with one idempotency key are the same. */
export function requestHash(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('base64url')
}
