import type { BroadcastSignal } from '../../engine/run/effect.ts'
import { nextInChain } from './chain.ts'
import type { Collector } from './collect-rows.ts'

/** A signal a step sent to everybody else: spread by `runtime/signals/spread.ts` after the commit. */
export function broadcastSignal(
  { rows, entry, output, nextKey }: Collector,
  effect: BroadcastSignal,
  index: number,
): void {
  const signal = nextKey()
  rows.newSignals.push({
    key: signal,
    signal_name: effect.name,
    variables: effect.variables,
    sender_key: entry.key,
    depth: nextInChain(output),
  })
  rows.outbox.push({
    key: nextKey(),
    kind: 'broadcast-signal',
    unique_key: `broadcast-signal ${entry.key} ${output.version} ${index}`,
    payload: {},
    signal_key: signal,
  })
}
