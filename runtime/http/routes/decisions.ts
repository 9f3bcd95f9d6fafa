import { Hono } from 'hono'
import { evaluateDeployedDecision } from '../../decisions/evaluate.ts'
import { decisionSearchInput, searchDecisions } from '../../decisions/search.ts'
import type { Env } from '../deps.ts'
import { readInput } from '../input.ts'
import { decisionEvaluationInput, toEvaluation } from '../schemas/decisions.ts'

export const decisionRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .post('/v2/decision-definitions/search', async (c) => {
      const input = await readInput(c, decisionSearchInput)
      return c.json(await searchDecisions(c.get('context'), input))
    })
    .post('/v2/decision-definitions/evaluation', async (c) => {
      const {
        decisionDefinitionKey: key,
        decisionDefinitionId: decisionId = '',
        variables = {},
      } = await readInput(c, decisionEvaluationInput)
      const decision = key === undefined ? { decisionId } : { key }
      return c.json(toEvaluation(await evaluateDeployedDecision(c.get('context'), { decision, variables })))
    })
