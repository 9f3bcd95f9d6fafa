import { Hono } from 'hono'
import { z } from 'zod'
import { getTask } from '../../cases/get-task.ts'
import { listColleagues } from '../../cases/list-colleagues.ts'
import { listTasks } from '../../cases/list-tasks.ts'
import { saveDraft } from '../../tasks/save-draft.ts'
import type { Env, HttpDeps } from '../deps.ts'
import { checkInput, readInput, readRev } from '../input.ts'
import { keySchema } from '../key.ts'

const taskQuery = z.object({
  view: z.enum(['mine', 'team', 'overdue', 'all']).default('team'),
  q: z.string().max(200).default(''),
  procedure: z.string().max(128).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
const draftInput = z.strictObject({ data: z.record(z.string(), z.unknown()) })

/** Tasks of the actor's office, as the desk shows them (docs/http-api.md § Desk). */
export const deskTaskRoutes = (_deps: HttpDeps): Hono<Env> =>
  new Hono<Env>()
    .get('/v2/tasks', async (c) =>
      c.json(await listTasks(c.get('context'), checkInput(taskQuery, c.req.query()))),
    )
    .get('/v2/colleagues', async (c) => c.json(await listColleagues(c.get('context'))))
    .get('/v2/tasks/:key', async (c) =>
      c.json(await getTask(c.get('context'), checkInput(keySchema, c.req.param('key')))),
    )
    .put('/v2/tasks/:key/draft', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      const { data } = await readInput(c, draftInput)
      return c.json(await saveDraft(c.get('context'), { key, data, rev: readRev(c) }))
    })
