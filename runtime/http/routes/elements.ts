import { Hono } from 'hono'
import { elementSearchInput, searchElements } from '../../elements/search.ts'
import { searchVariables, variableSearchInput } from '../../variables/search.ts'
import type { Env } from '../deps.ts'
import { readInput } from '../input.ts'

/** Element instances and variables of running and ended instances. */
export const elementRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .post('/v2/element-instances/search', async (c) => {
      const input = await readInput(c, elementSearchInput)
      return c.json(await searchElements(c.get('context'), input))
    })
    .post('/v2/variables/search', async (c) => {
      const input = await readInput(c, variableSearchInput)
      return c.json(await searchVariables(c.get('context'), input))
    })
