import { Hono } from 'hono'
import { z } from 'zod'
import type { Variables } from '../../../engine/index.ts'
import { getCase } from '../../cases/get-case.ts'
import { listCases } from '../../cases/list-cases.ts'
import { startCase } from '../../cases/start-case.ts'
import { addNote } from '../../notes/add-note.ts'
import type { Env, HttpDeps } from '../deps.ts'
import { checkInput, readInput } from '../input.ts'
import { keySchema } from '../key.ts'

const page = z.coerce.number().int().min(1).max(10_000).default(1)
const caseQuery = z.object({
  q: z.string().max(200).default(''),
  state: z.enum(['open', 'finished', 'canceled', 'all']).default('all'),
  page,
})
const noteInput = z.strictObject({ text: z.string().trim().min(1).max(4000) })
const startInput = z.strictObject({
  processDefinitionId: z.string().min(1).max(128),
  variables: z.record(z.string(), z.unknown()),
  receivedOn: z.iso.date().optional(),
  language: z.enum(['de', 'en']).default('de'),
})

/** Cases of the actor's office (docs/http-api.md § Desk). */
export const caseRoutes = (_deps: HttpDeps): Hono<Env> =>
  new Hono<Env>()
    .get('/v2/cases', async (c) =>
      c.json(await listCases(c.get('context'), checkInput(caseQuery, c.req.query()))),
    )
    .post('/v2/cases', async (c) => {
      const input = await readInput(c, startInput)
      return c.json(
        await startCase(c.get('context'), { ...input, variables: input.variables as Variables }),
        201,
      )
    })
    .get('/v2/cases/:key', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      return c.json(
        await getCase(c.get('context'), key, c.req.query('for') === 'task' ? 'task:read' : 'case:read'),
      )
    })
    .post('/v2/cases/:key/notes', async (c) => {
      const { text } = await readInput(c, noteInput)
      return c.json(await addNote(c.get('context'), checkInput(keySchema, c.req.param('key')), text), 201)
    })
