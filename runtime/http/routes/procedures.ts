import { Hono } from 'hono'
import { z } from 'zod'
import { createProcedure } from '../../procedures/create.ts'
import { discardDraft } from '../../procedures/discard-draft.ts'
import { getProcedure } from '../../procedures/get.ts'
import { getDraft } from '../../procedures/get-draft.ts'
import { getVersion } from '../../procedures/get-version.ts'
import { listProcedures } from '../../procedures/list.ts'
import { publishDraft } from '../../procedures/publish.ts'
import { requestReview } from '../../procedures/request-review.ts'
import { saveDraft } from '../../procedures/save-draft.ts'
import {
  commentInput,
  createProcedureInput,
  draftContentInput,
  processIdSchema,
} from '../../procedures/schemas.ts'
import { sendBack } from '../../procedures/send-back.ts'
import type { Env, HttpDeps } from '../deps.ts'
import { checkInput, readInput, readRev } from '../input.ts'

/** A model of 2 MB with its tables and forms. */
const limit = 8 * 1024 * 1024
const versionSchema = z.coerce.number().int().min(1).max(1_000_000)

/** Designer: procedures, their drafts, review and publication (docs/http-api.md § Designer). */
export const procedureRoutes = (_deps: HttpDeps) => {
  const id = (c: { req: { param(name: 'id'): string } }) => checkInput(processIdSchema, c.req.param('id'))
  return new Hono<Env>()
    .get('/v2/procedures', async (c) => c.json(await listProcedures(c.get('context'))))
    .post('/v2/procedures', async (c) => {
      const draft = await createProcedure(
        c.get('context'),
        await readInput(c, createProcedureInput, { limit }),
      )
      return c.json({ processId: draft.processId, draft, findings: draft.findings }, 201)
    })
    .get('/v2/procedures/:id', async (c) => c.json(await getProcedure(c.get('context'), id(c))))
    .get('/v2/procedures/:id/draft', async (c) => c.json(await getDraft(c.get('context'), id(c))))
    .put('/v2/procedures/:id/draft', async (c) => {
      const content = await readInput(c, draftContentInput, { limit })
      return c.json(await saveDraft(c.get('context'), { processId: id(c), rev: readRev(c), content }))
    })
    .delete('/v2/procedures/:id/draft', async (c) => {
      await discardDraft(c.get('context'), id(c))
      return c.body(null, 204)
    })
    .post('/v2/procedures/:id/draft/review', async (c) => {
      const { comment } = await readInput(c, commentInput)
      return c.json(await requestReview(c.get('context'), { processId: id(c), comment }))
    })
    .delete('/v2/procedures/:id/draft/review', async (c) => {
      const { comment } = await readInput(c, commentInput)
      return c.json(await sendBack(c.get('context'), { processId: id(c), comment }))
    })
    .post('/v2/procedures/:id/draft/publication', async (c) => {
      const { comment } = await readInput(c, commentInput)
      return c.json(await publishDraft(c.get('context'), { processId: id(c), comment }))
    })
    .get('/v2/procedures/:id/versions/:version', async (c) => {
      const version = checkInput(versionSchema, c.req.param('version'))
      return c.json(await getVersion(c.get('context'), id(c), version))
    })
}
