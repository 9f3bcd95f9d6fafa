import { RuntimeError } from '../errors.ts'

/** Reads a body as bytes, counting while it streams: a wrong or missing Content-Length cannot pass the limit. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new RuntimeError(
      'too-large',
      `Expected at most ${limit} bytes, but the request is larger. Send less at once.`,
    )
  const announced = Number(request.headers.get('content-length') ?? '0')
  if (announced > limit) throw tooLarge()
  if (request.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let total = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    total += value.byteLength
    if (total > limit) {
      await reader.cancel()
      throw tooLarge()
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(total)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
