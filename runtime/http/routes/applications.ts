import { Hono } from 'hono'
import { z } from 'zod'
import { applicationStatus } from '../../applications/application-status.ts'
import { completeRequest } from '../../applications/complete-request.ts'
import { createApplication } from '../../applications/create-application.ts'
import { getApplication } from '../../applications/get-application.ts'
import { getApplicationByCode } from '../../applications/get-application-by-code.ts'
import { getApplicationForm } from '../../applications/get-application-form.ts'
import { getReceipt } from '../../applications/get-receipt.ts'
import { listApplications } from '../../applications/list-applications.ts'
import { saveApplication } from '../../applications/save-application.ts'
import { submitApplication } from '../../applications/submit-application.ts'
import type { Env, HttpDeps } from '../deps.ts'
import { checkInput, readInput, readRev } from '../input.ts'
import { keySchema } from '../key.ts'

/** Answers of one form; files are not among them. */
const limit = 512 * 1024

const answers = z.record(z.string(), z.json())
const createInput = z.strictObject({
  processId: z.string().min(1).max(200),
  tenantId: z.string().min(1).max(63),
})
const saveInput = z.strictObject({ data: answers, page: z.string().max(200).default('') })
const sendInput = z.strictObject({ data: answers, language: z.enum(['de', 'en']).default('de') })
const codeSchema = z.string().min(1).max(40)

/** Applications of the signed-in person (docs/http-api.md § Portal). */
export const applicationRoutes = (_deps: HttpDeps) => {
  const id = (c: { req: { param(name: 'id'): string } }) => checkInput(z.uuid(), c.req.param('id'))
  return new Hono<Env>()
    .get('/v2/applications', async (c) => c.json(await listApplications(c.get('context'))))
    .post('/v2/applications', async (c) =>
      c.json(await createApplication(c.get('context'), await readInput(c, createInput)), 201),
    )
    .get('/v2/applications/by-code/:code', async (c) =>
      c.json(await getApplicationByCode(c.get('context'), checkInput(codeSchema, c.req.param('code')))),
    )
    .get('/v2/applications/:id', async (c) => c.json(await getApplication(c.get('context'), id(c))))
    .get('/v2/applications/:id/form', async (c) => c.json(await getApplicationForm(c.get('context'), id(c))))
    .put('/v2/applications/:id', async (c) => {
      const input = await readInput(c, saveInput, { limit })
      return c.json(await saveApplication(c.get('context'), { id: id(c), rev: readRev(c), ...input }))
    })
    .post('/v2/applications/:id/submission', async (c) => {
      const input = await readInput(c, sendInput, { limit })
      return c.json(await submitApplication(c.get('context'), { id: id(c), ...input }))
    })
    .get('/v2/applications/:id/receipt', async (c) => {
      const { fileName, content } = await getReceipt(c.get('context'), id(c))
      return c.body(content, 200, {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${fileName}"`,
        'content-security-policy': "default-src 'none'; sandbox",
      })
    })
    .get('/v2/applications/:id/status', async (c) => c.json(await applicationStatus(c.get('context'), id(c))))
    .post('/v2/applications/:id/requests/:userTaskKey/completion', async (c) => {
      const input = await readInput(c, sendInput, { limit })
      const userTaskKey = checkInput(keySchema, c.req.param('userTaskKey'))
      await completeRequest(c.get('context'), { id: id(c), userTaskKey, ...input })
      return c.body(null, 204)
    })
}
