import { type Effect, waitOf } from '../../engine/index.ts'
import { addTimeline } from './add-timeline.ts'
import type { Collector } from './collect-rows.ts'

type CloseWait = Extract<Effect, { type: 'closeWait' }>

/** Rows of a wait that ended. A wait opened by the same batch is changed before it is written. */
export function closeWait(collector: Collector, effect: CloseWait): void {
  const { output } = collector
  const wait = (output.before && waitOf(output.before, effect.wait)) ?? waitOf(output.after, effect.wait)
  const kind = wait?.kind ?? kindOfFresh(collector, effect.wait)
  if (kind === 'userTask') closeTask(collector, effect, wait?.element)
  else if (kind === 'job') closeJob(collector, effect, wait?.element)
  else if (kind === 'timer') closeRow(collector, effect, 'newTimers', 'closedTimers')
  else if (kind === 'message') closeRow(collector, effect, 'newSubscriptions', 'closedSubscriptions')
  else if (kind === 'signal') closeRow(collector, effect, 'newSignalWaits', 'closedSignalWaits')
  else if (kind === 'adHoc') closeRow(collector, effect, 'newAdHocs', 'closedAdHocs')
  else if (kind === 'call') closeCall(collector, effect)
}

function kindOfFresh({ rows, entry, open }: Collector, wait: number) {
  if (open.has(`userTask ${entry.key} ${wait}`)) return 'userTask'
  if (open.has(`job ${entry.key} ${wait}`)) return 'job'
  const isIt = (row: { instance_key: string; wait: number }) =>
    row.instance_key === entry.key && row.wait === wait
  if (rows.newTimers.some(isIt)) return 'timer'
  if (rows.newSubscriptions.some(isIt)) return 'message'
  if (rows.newSignalWaits.some(isIt)) return 'signal'
  if (rows.newAdHocs.some(isIt)) return 'adHoc'
  return rows.outbox.some((row) => row.unique_key === `start-call ${entry.key} ${wait}`) ? 'call' : undefined
}

function closeTask(collector: Collector, { wait, reason }: CloseWait, element: string | undefined): void {
  const { rows, entry, output, open } = collector
  const done = reason === 'completed'
  const closed = {
    state: reason,
    completed_at: done ? output.at : null,
    completed_by: done ? output.actor.username : null,
    completed_by_name: done ? output.actor.name : null,
  }
  const fresh = open.get(`userTask ${entry.key} ${wait}`)
  if (fresh !== undefined) Object.assign(fresh, closed)
  else rows.closedTasks.push({ instance_key: entry.key, wait, ...closed })
  if (done) addTimeline(collector, 'task-completed', element)
}

function closeJob(collector: Collector, { wait, reason }: CloseWait, element: string | undefined): void {
  const { rows, entry, output, open } = collector
  const { command } = output
  const threw = command.type === 'throwError' && command.wait === wait
  const closed = { state: threw ? 'error-thrown' : reason, ended_at: output.at }
  const fresh = open.get(`job ${entry.key} ${wait}`)
  if (fresh !== undefined) Object.assign(fresh, closed)
  else {
    rows.changedJobs.push({
      instance_key: entry.key,
      wait,
      ...closed,
      error_code: threw ? command.code : null,
      error_message: threw ? (command.message ?? null) : null,
      updated_at: output.at,
    })
  }
  if (reason === 'completed' && !threw) addTimeline(collector, 'job-completed', element)
}

function closeRow(
  { rows, entry }: Collector,
  { wait }: CloseWait,
  fresh: 'newTimers' | 'newSubscriptions' | 'newSignalWaits' | 'newAdHocs',
  closed: 'closedTimers' | 'closedSubscriptions' | 'closedSignalWaits' | 'closedAdHocs',
): void {
  const index = rows[fresh].findIndex((row) => row.instance_key === entry.key && row.wait === wait)
  if (index >= 0) rows[fresh].splice(index, 1)
  else rows[closed].push({ instance_key: entry.key, wait })
}

/** A call that is interrupted takes the called instance with it. */
function closeCall({ rows, entry, nextKey }: Collector, { wait, reason }: CloseWait): void {
  if (reason !== 'canceled') return
  const fresh = rows.outbox.findIndex((row) => row.unique_key === `start-call ${entry.key} ${wait}`)
  if (fresh >= 0) {
    rows.outbox.splice(fresh, 1)
    return
  }
  rows.outbox.push({
    key: nextKey(),
    kind: 'cancel-call',
    unique_key: `cancel-call ${entry.key} ${wait}`,
    payload: { parentKey: entry.key, wait },
  })
}
