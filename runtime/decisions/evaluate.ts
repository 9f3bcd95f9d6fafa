import { type DecisionTrace, evaluateDecision } from '../../engine/dmn/index.ts'
import type { Json, Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { readDecision } from './read-decision.ts'

export type DecisionReference = { readonly key: string } | { readonly decisionId: string }

export interface EvaluatedDecision {
  readonly key: string
  readonly decisionId: string
  readonly name: string
  readonly version: number
  readonly tenantId: string
  readonly requirementsId: string
  readonly requirementsKey: string
  /** Key of this evaluation. */
  readonly evaluationKey: string
  readonly output: Json
  readonly failure: string | null
  readonly trace: readonly DecisionTrace[]
}

/** Evaluates the newest deployed version of a decision, or the one of a key, and keeps nothing. */
export async function evaluateDeployedDecision(
  context: Context,
  input: { readonly decision: DecisionReference; readonly variables: Variables },
): Promise<EvaluatedDecision> {
  const { actor, database, engine } = context
  requirePermission(actor, 'decision:evaluate')
  const { decision } = input
  const key = 'key' in decision ? decision.key : null
  const id = 'decisionId' in decision ? decision.decisionId : null
  const { found, compiled } = await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const [row] = await tx<Omit<EvaluatedDecision, 'evaluationKey' | 'output' | 'failure' | 'trace'>>`
      select d.key, d.decision_id as "decisionId", d.name, d.version, d.tenant_id as "tenantId",
        r.requirements_id as "requirementsId", r.key as "requirementsKey"
      from decision_definitions d join decision_requirements r on r.key = d.requirements_key
      where d.key = ${key}::bigint or d.decision_id = ${id}
      order by (d.tenant_id = ${actor.tenantId}) desc, d.version desc limit 1`
    if (row === undefined) {
      throw new RuntimeError(
        'not-found',
        `Expected a deployed decision '${id ?? key}', but found none. Deploy its table first.`,
      )
    }
    return { found: row, compiled: await readDecision(tx, row.requirementsKey, row.decisionId) }
  })
  const answer = evaluateDecision(compiled, input.variables, { now: context.now().toISOString() })
  return {
    ...found,
    evaluationKey: await engine.keys.one(),
    output: answer.ok ? answer.value : null,
    failure: answer.ok ? null : answer.message,
    trace: answer.ok && Array.isArray(answer.trace) ? (answer.trace as unknown as DecisionTrace[]) : [],
  }
}
