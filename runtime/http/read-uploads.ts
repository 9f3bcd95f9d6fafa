import type { Context as HonoContext } from 'hono'
import { RuntimeError } from '../errors.ts'
import type { Env } from './deps.ts'
import { readBody } from './read-body.ts'

const largestUpload = 8 * 1024 * 1024
const mostParts = 200

/** Text files of a multipart request (RFC 7578), with their names. */
export async function readUploads(c: HonoContext<Env>): Promise<{ name: string; content: string }[]> {
  const contentType = c.req.header('content-type') ?? ''
  if (!contentType.toLowerCase().startsWith('multipart/form-data')) {
    throw new RuntimeError(
      'invalid-argument',
      'Expected files as multipart/form-data in the field "resources", but found another content type.',
    )
  }
  const bytes = await readBody(c.req.raw, largestUpload)
  refuseManyParts(bytes, contentType)
  const form = await parseForm(bytes, contentType)
  const files = form.getAll('resources').filter((entry) => typeof entry !== 'string')
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      content: decode(new Uint8Array(await file.arrayBuffer()), file.name),
    })),
  )
}

/** Before parsing, because each part costs far more than its bytes. */
function refuseManyParts(bytes: Uint8Array<ArrayBuffer>, contentType: string): void {
  const boundary = /boundary="?([^";\s]{1,70})/i.exec(contentType)?.[1]
  if (boundary === undefined) return
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const mark = `--${boundary}`
  let parts = 0
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    parts += 1
    if (parts > mostParts) {
      throw new RuntimeError(
        'too-large',
        `Expected at most ${mostParts} files, but found more. Send less at once.`,
      )
    }
  }
}

async function parseForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
  } catch (cause) {
    throw new RuntimeError(
      'invalid-argument',
      'Expected a multipart/form-data body, but it cannot be read. Check the boundary.',
      { cause },
    )
  }
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new RuntimeError(
      'invalid-argument',
      `Expected '${name}' to be UTF-8 text, but found other bytes. Save the file as UTF-8.`,
      { cause },
    )
  }
}
