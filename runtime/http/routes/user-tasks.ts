import { Hono } from 'hono'
import { assignTask } from '../../tasks/assign.ts'
import { completeTask } from '../../tasks/complete.ts'
import { getTaskForm } from '../../tasks/form.ts'
import { getTask, searchTasks, taskSearchInput } from '../../tasks/search.ts'
import { unclaimTask } from '../../tasks/unclaim.ts'
import { updateTask } from '../../tasks/update.ts'
import { getTaskVariables } from '../../tasks/variables.ts'
import { toVariableItems } from '../../variables/variable-items.ts'
import type { Env } from '../deps.ts'
import { checkInput, readInput } from '../input.ts'
import { keySchema } from '../key.ts'
import { completionInput, taskAssignmentInput, taskUpdateInput } from '../schemas/user-tasks.ts'

export const userTaskRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .post('/v2/user-tasks/search', async (c) => {
      const input = await readInput(c, taskSearchInput)
      return c.json(await searchTasks(c.get('context'), input))
    })
    .get('/v2/user-tasks/:key', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      return c.json(await getTask(c.get('context'), { key }))
    })
    .patch('/v2/user-tasks/:key', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      const { changeset } = await readInput(c, taskUpdateInput)
      await updateTask(c.get('context'), { key, changes: changeset ?? {} })
      return c.body(null, 204)
    })
    .post('/v2/user-tasks/:key/assignment', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      const { assignee, allowOverride } = await readInput(c, taskAssignmentInput)
      await assignTask(c.get('context'), { key, assignee, allowOverride: allowOverride ?? true })
      return c.body(null, 204)
    })
    .delete('/v2/user-tasks/:key/assignee', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      await unclaimTask(c.get('context'), { key })
      return c.body(null, 204)
    })
    .post('/v2/user-tasks/:key/completion', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      const { variables } = await readInput(c, completionInput)
      const language = c.req.header('accept-language')?.startsWith('en') ? 'en' : 'de'
      await completeTask(c.get('context'), { key, variables: variables ?? {}, language })
      return c.body(null, 204)
    })
    .get('/v2/user-tasks/:key/form', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      const form = await getTaskForm(c.get('context'), { key })
      if (form === null) return c.body(null, 204)
      const { key: formKey, tenantId, formId, version, document } = form
      return c.json({ formKey, tenantId, formId, version, schema: JSON.stringify(document) })
    })
    .post('/v2/user-tasks/:key/variables/search', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      const { instanceKey, variables } = await getTaskVariables(c.get('context'), { key })
      return c.json(toVariableItems(c.get('actor').tenantId, instanceKey, variables))
    })
