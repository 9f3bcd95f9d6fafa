import type { Effect } from '../run/effect.ts'
import type { TryOutInstance } from './try-out-state.ts'

type Opened = Pick<
  TryOutInstance,
  'tasks' | 'jobs' | 'timers' | 'subscriptions' | 'signals' | 'adHocs' | 'incidents' | 'result'
>

type Appliers = {
  readonly [T in Effect['type']]?: (open: Opened, effect: Extract<Effect, { type: T }>) => Partial<Opened>
}

const APPLIERS: Appliers = {
  openUserTask: (open, effect) => ({ tasks: [...open.tasks, effect] }),
  openJob: (open, effect) => ({ jobs: [...open.jobs, effect] }),
  openTimer: (open, effect) => ({ timers: [...open.timers, effect] }),
  openMessage: (open, effect) => ({ subscriptions: [...open.subscriptions, effect] }),
  openSignal: (open, effect) => ({ signals: [...open.signals, effect] }),
  openAdHoc: (open, effect) => ({ adHocs: [...open.adHocs, effect] }),
  closeWait: (open, { wait }) => ({
    tasks: open.tasks.filter((each) => each.wait !== wait),
    jobs: open.jobs.filter((each) => each.wait !== wait),
    timers: open.timers.filter((each) => each.wait !== wait),
    subscriptions: open.subscriptions.filter((each) => each.wait !== wait),
    signals: open.signals.filter((each) => each.wait !== wait),
    adHocs: open.adHocs.filter((each) => each.wait !== wait),
  }),
  raiseIncident: (open, { incident, element, code, message }) => ({
    incidents: [...open.incidents, { incident, element, code, message }],
  }),
  closeIncident: (open, { incident }) => ({
    incidents: open.incidents.filter((each) => each.incident !== incident),
  }),
  endInstance: (_, { variables }) => ({ result: variables }),
}

/** What is open after an effect. Calls and published messages concern other instances: see `TryOut`. */
export function applyEffect<T extends Effect['type']>(
  open: TryOutInstance,
  effect: Extract<Effect, { type: T }>,
): TryOutInstance {
  const applier = APPLIERS[effect.type as T]
  return applier ? { ...open, ...applier(open, effect) } : open
}
