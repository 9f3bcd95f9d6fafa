import type { CompiledNode } from '../compile/compiled-process.ts'
import type { Holder, Trigger } from '../elements/element-behavior.ts'
import type { Variables } from '../json.ts'
import type { WaitDraft } from './draft.ts'
import { rearm } from './rearm.ts'
import type { RunRecord } from './record.ts'
import type { Run } from './run.ts'
import { spareToken } from './spare-token.ts'
import { closeWait } from './waits.ts'

/**
 * What an event waits for has happened. The event carries on at once, or, parallel multiple, when all it
 * waits for has happened (BPMN 2.0.2 § 10.5.1). True when it carried on.
 */
export function meetTrigger(run: Run, holder: Holder, wait: WaitDraft, variables: Variables): boolean {
  const node = run.node(wait.element)
  const { trigger } = node.behavior
  if (!trigger) return false
  const record = RECORDS[wait.kind]
  if (record) run.records.push(record(wait))
  if (trigger.needsAll) return meetPart(run, holder, node, trigger, wait, variables)
  const spare =
    trigger.isInFlow && trigger.definitions.length === 1 ? spareToken(run, holder, wait) : undefined
  if (!spare) reopen(run, holder, trigger, wait)
  trigger.fire(run, spare ?? holder, node, variables)
  return true
}

const RECORDS: { readonly [kind in WaitDraft['kind']]?: (wait: WaitDraft) => RunRecord } = {
  condition: ({ element }) => ({ type: 'conditionMet', element }),
  timer: ({ element }) => ({ type: 'timerFired', element }),
  signal: ({ element, name = '' }) => ({ type: 'signalReceived', element, name }),
  message: ({ element, name = '' }) => ({ type: 'messageReceived', element, name }),
}

/** A wait that was met is closed, unless its event may happen again; a repeating timer opens the next. */
function reopen(run: Run, holder: Holder, trigger: Trigger, wait: WaitDraft): void {
  const definition = trigger.definitions[wait.definition ?? 0]
  const ends = trigger.interrupting && (!holder.token || run.telling?.token !== holder.token)
  const staysOpen = !ends && !definition?.repeats
  if (staysOpen) return
  closeWait(run, holder, wait.id, 'completed')
  if (!ends && definition?.repeats?.(wait)) rearm(run, holder, wait)
}

/** Keeps what a met wait brought until the last one is met; an event that interrupts nothing then begins anew. */
function meetPart(
  run: Run,
  holder: Holder,
  node: CompiledNode,
  trigger: Trigger,
  wait: WaitDraft,
  variables: Variables,
): boolean {
  const { waits } = holder.token ?? holder.scope
  closeWait(run, holder, wait.id, 'completed')
  waits[wait.id] = { ...wait, received: variables }
  const met = Object.values(waits).filter((each) => each.element === node.id && each.received)
  if (met.length < trigger.definitions.length) return false
  for (const each of met) delete waits[each.id]
  if (!trigger.interrupting) rearm(run, holder, wait)
  const all = met.toSorted((a, b) => (a.definition ?? 0) - (b.definition ?? 0)).map((each) => each.received)
  trigger.fire(run, holder, node, Object.assign({}, ...all))
  return true
}
