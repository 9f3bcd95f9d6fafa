import type { Variables } from '../json.ts'
import { meetTrigger } from './meet-trigger.ts'
import { openWaits } from './open-waits.ts'
import type { Run } from './run.ts'

/** Wakes everything in this instance that waits for a signal of this name, except what another of them ends first. */
export function broadcastSignal(run: Run, name: string, variables: Variables): void {
  const waiting = [...openWaits(run, 'signal')].filter(({ wait }) => wait.name === name)
  for (const { holder, wait } of waiting) {
    const isOpen = (holder.token ?? holder.scope).waits[wait.id] === wait
    if (isOpen) meetTrigger(run, holder, wait, variables)
  }
}
