import type { Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { requestHash } from '../lanes/request-hash.ts'
import type { Answer } from '../lanes/work.ts'
import { type ConditionalStart, findConditionalStarts } from './find-starts.ts'

export interface EvaluateConditionalsInput {
  /** What the conditions are evaluated with, and what the started instances begin with. */
  readonly variables: Variables
  /** Only the start events of this definition. */
  readonly processDefinitionKey?: string
  /** The same key with the same request answers the first instances instead of starting others. */
  readonly idempotencyKey?: string
}

/**
 * Starts one instance for each conditional start event of the newest versions whose condition holds
 * (BPMN 2.0.2 § 10.5.2). A condition that cannot be evaluated does not hold.
 */
export async function evaluateConditionals(
  context: Context,
  input: EvaluateConditionalsInput,
): Promise<{ readonly key: string; readonly started: readonly Answer[] }> {
  requirePermission(context.actor, 'instance:start')
  const { variables, processDefinitionKey } = input
  const now = context.now().toISOString()
  const starts = await context.database.transaction({ tenant: context.actor.tenantId }, (tx) =>
    findConditionalStarts(tx, context.engine.definitions, processDefinitionKey),
  )
  if (starts === undefined) {
    throw new RuntimeError(
      'not-found',
      `Expected process definition ${processDefinitionKey} to exist, but found none. Check the key.`,
    )
  }
  const due = starts.filter(({ condition }) => {
    const answer = condition.evaluate(variables, { now })
    return answer.ok && answer.value === true
  })
  // A start event with several conditions begins once.
  const events = new Map(due.map((start) => [`${start.definitionKey} ${start.element}`, start]))
  const answers = await Promise.all([...events.values()].map((start) => begin(context, start, input)))
  return { key: await context.engine.keys.one(), started: answers.flatMap((answer) => answer ?? []) }
}

function begin(
  { actor, engine }: Context,
  { definitionKey, element, definition }: ConditionalStart,
  { variables, idempotencyKey }: EvaluateConditionalsInput,
): Promise<Answer | undefined> {
  return engine.lanes.submit({
    kind: 'start',
    actor,
    process: { key: definitionKey },
    startElement: element,
    definition,
    variables,
    ...(idempotencyKey !== undefined && {
      once: {
        command: 'evaluate-conditionals',
        key: `${idempotencyKey} ${definitionKey} ${element}`,
        requestHash: requestHash([variables]),
      },
    }),
  })
}
