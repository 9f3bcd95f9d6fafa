import { Hono } from 'hono'
import {
  definitionSearchInput,
  getDefinition,
  getDefinitionXml,
  getStartForm,
  searchDefinitions,
} from '../../definitions/search.ts'
import { elementStatistics } from '../../instances/element-statistics.ts'
import type { Env } from '../deps.ts'
import { checkInput, readInput } from '../input.ts'
import { keySchema } from '../key.ts'

export const processDefinitionRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .post('/v2/process-definitions/search', async (c) => {
      const input = await readInput(c, definitionSearchInput)
      return c.json(await searchDefinitions(c.get('context'), input))
    })
    .get('/v2/process-definitions/:key', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      return c.json(await getDefinition(c.get('context'), { key }))
    })
    .get('/v2/process-definitions/:key/xml', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      const xml = await getDefinitionXml(c.get('context'), { key })
      return c.body(xml, 200, { 'content-type': 'text/xml; charset=utf-8' })
    })
    .get('/v2/process-definitions/:key/form', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      const form = await getStartForm(c.get('context'), { key })
      if (form === null) return c.body(null, 204)
      const { key: formKey, tenantId, version, document } = form
      return c.json({ formKey, tenantId, formId: document.id, version, schema: JSON.stringify(document) })
    })
    .post('/v2/process-definitions/:key/statistics/element-instances', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      return c.json({ items: await elementStatistics(c.get('context'), { definitionKey: key }) })
    })
