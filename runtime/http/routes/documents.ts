import { Hono } from 'hono'
import { z } from 'zod'
import { listDocuments } from '../../documents/list-documents.ts'
import { readDocument } from '../../documents/read-document.ts'
import type { Env, HttpDeps } from '../deps.ts'
import { checkInput } from '../input.ts'
import { keySchema } from '../key.ts'

const idSchema = z.uuid()

/** Documents of a case (docs/http-api.md § Documents). Files are attachments in a sandbox, never part of our pages. */
export const documentRoutes = (_deps: HttpDeps) =>
  new Hono<Env>()
    .get('/v2/cases/:key/documents', async (c) =>
      c.json({ items: await listDocuments(c.get('context'), checkInput(keySchema, c.req.param('key'))) }),
    )
    .get('/v2/documents/:id', async (c) => {
      const file = await readDocument(c.get('context'), checkInput(idSchema, c.req.param('id')))
      const inline = c.req.query('inline') === '1' && file.mediaType === 'application/pdf'
      return c.body(file.content, 200, {
        'content-type': file.mediaType,
        'content-disposition': disposition(inline ? 'inline' : 'attachment', file.name),
        'content-security-policy': inline
          ? "default-src 'none'; object-src 'self'; frame-ancestors 'none'"
          : "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
    })

/** RFC 6266: an ASCII name for old clients, the real one as UTF-8. */
function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\w .()-]/g, '_')
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}`
}
