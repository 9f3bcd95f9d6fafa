import type { EventHub } from '../events/event-hub.ts'
import type { Signals } from '../workers/signals.ts'
import type { BatchRows } from './batch-rows.ts'

/** After a commit: wakes long polls and loops of this process and hints browsers at what changed. */
export function spreadHints(
  { events, signals }: { readonly events: EventHub; readonly signals: Signals },
  tenant: string,
  rows: BatchRows,
): void {
  for (const type of new Set(rows.newJobs.map((job) => job.job_type))) signals.wake(`jobs ${tenant} ${type}`)
  if (rows.newTimers.length > 0) signals.wake('timers')
  if (rows.newSubscriptions.length > 0) signals.wake('messages')
  for (const task of rows.newTasks) {
    events.emit({ tenant, event: 'task', key: task.key, change: task.state })
  }
  for (const task of rows.closedTasks) {
    events.emit({ tenant, event: 'task', key: task.instance_key, change: 'closed' })
  }
  for (const incident of rows.newIncidents) {
    events.emit({ tenant, event: 'incident', key: incident.key, change: incident.state })
  }
  for (const instance of [...rows.newInstances, ...rows.changedInstances]) {
    events.emit({ tenant, event: 'case', key: String(instance.key), change: String(instance.state) })
  }
}
