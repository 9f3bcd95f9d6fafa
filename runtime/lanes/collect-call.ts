import type { Json } from '../../engine/index.ts'
import type { CallProcess, EndInstance, EscalateCaller } from '../../engine/run/effect.ts'
import type { Compensation } from '../../engine/run/instance.ts'
import type { Collector } from './collect-rows.ts'

/** Outbox rows between a call activity and the instance it calls (BPMN 2.0.2 § 13.3.4). */
export function callProcess({ rows, entry, output, nextKey }: Collector, effect: CallProcess): void {
  rows.outbox.push({
    key: nextKey(),
    kind: 'start-call',
    unique_key: `start-call ${entry.key} ${effect.wait}`,
    payload: {
      parentKey: entry.key,
      rootKey: entry.rootKey,
      wait: effect.wait,
      processId: effect.processId,
      depth: effect.depth,
      variables: effect.variables,
      compensations: toJson(effect.compensations),
      chain: output.chain,
    },
  })
}

/** An escalation the called instance does not catch goes on in its caller. */
export function escalateCaller(
  { rows, entry, output, nextKey }: Collector,
  effect: EscalateCaller,
  index: number,
): void {
  if (entry.parentKey === null || entry.parentWait === null) return
  const { code, variables } = effect
  rows.outbox.push({
    key: nextKey(),
    kind: 'escalate-call',
    unique_key: `escalate-call ${entry.parentKey} ${entry.parentWait} ${output.version} ${index}`,
    payload: {
      parentKey: entry.parentKey,
      wait: entry.parentWait,
      code,
      variables,
      chain: output.chain,
      order: output.version * 10_000 + index,
    },
  })
}

/** How the called instance ended is told to its caller once. */
export function answerCaller({ rows, entry, output, nextKey }: Collector, effect: EndInstance): void {
  const { parentKey, parentWait: wait } = entry
  if (parentKey === null || wait === null) return
  const error = effect.error ?? unasked(effect, output.command.type)
  if (error === undefined && effect.state === 'canceled') return
  const kind = error === undefined ? 'complete-call' : 'fail-call'
  const { variables, compensations } = effect
  rows.outbox.push({
    key: nextKey(),
    kind,
    unique_key: `${kind} ${parentKey} ${wait}`,
    payload: {
      parentKey,
      wait,
      chain: output.chain,
      ...(error ?? { variables, compensations: toJson(compensations) }),
    },
  })
}

/** Compensations are plain JSON; their interface only has no index signature that would say so. */
function toJson(compensations: readonly Compensation[] | undefined): Json | undefined {
  return compensations as unknown as Json | undefined
}

/** Canceled by somebody else than the caller, who would wait for ever. */
function unasked({ state }: EndInstance, command: string): EndInstance['error'] {
  if (state !== 'canceled' || command === 'cancel') return undefined
  return { code: 'called-process-canceled', message: 'Somebody ended the called process.' }
}
