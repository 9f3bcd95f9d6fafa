import type { Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import type { ProcessReference } from '../definitions/find-process.ts'
import { requirePermission } from '../identity/permissions.ts'
import { requestHash } from '../lanes/request-hash.ts'
import type { Answer } from '../lanes/work.ts'

export interface StartInstanceInput {
  readonly process: ProcessReference
  readonly variables?: Variables
  /** A key of the caller: no second running instance of the process with it (409). */
  readonly businessId?: string
  /** The same key with the same request answers the first instance instead of starting another. */
  readonly idempotencyKey?: string
  /** Elements to begin at instead of the start event. */
  readonly activate?: readonly { readonly element: string }[]
  /** Day the application was received (YYYY-MM-DD), if not today. */
  readonly receivedOn?: string
}

/** Starts an instance in the actor's tenant. Cases get their file number in the same commit. */
export async function startInstance(context: Context, input: StartInstanceInput): Promise<Answer> {
  requirePermission(context.actor, 'instance:start')
  const { process, variables = {}, businessId, idempotencyKey, receivedOn, activate } = input
  const answer = await context.engine.lanes.submit({
    kind: 'start',
    actor: context.actor,
    process,
    variables,
    ...(businessId !== undefined && { businessId }),
    ...(activate !== undefined && { activate }),
    ...(receivedOn !== undefined && { receivedOn }),
    ...(idempotencyKey !== undefined && {
      once: {
        command: 'start-instance',
        key: idempotencyKey,
        requestHash: requestHash([
          process,
          variables,
          businessId ?? null,
          receivedOn ?? null,
          ...(activate ?? []),
        ]),
      },
    }),
  })
  if (answer === undefined) throw new Error('A start was neither carried out nor refused.')
  return answer
}
