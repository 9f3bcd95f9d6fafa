import type { Transaction } from '../database/port.ts'
import type { BatchRows } from './batch-rows.ts'
import * as adHocs from './write-ad-hocs.ts'
import * as history from './write-history.ts'
import * as instances from './write-instances.ts'
import * as signals from './write-signals.ts'
import * as work from './write-work.ts'

type Write = (tx: Transaction, json: string) => Promise<unknown>

/** One statement per table that has rows; instances first, because the others refer to them. */
const writers: readonly (readonly [keyof BatchRows, Write])[] = [
  ['newInstances', instances.insertInstances],
  ['changedInstances', instances.updateInstances],
  ['newCases', instances.insertCases],
  ['changedCases', instances.updateCases],
  ['newElements', history.insertElements],
  ['endedElements', history.endElements],
  ['newTasks', work.insertTasks],
  ['closedTasks', work.closeTasks],
  ['newJobs', work.insertJobs],
  ['changedJobs', work.closeJobs],
  ['newTimers', work.insertTimers],
  ['closedTimers', work.deleteTimers],
  ['newSubscriptions', work.insertSubscriptions],
  ['closedSubscriptions', work.deleteSubscriptions],
  ['newSignalWaits', signals.insertSignalWaits],
  ['closedSignalWaits', signals.deleteSignalWaits],
  ['closedAdHocs', adHocs.deleteAdHocs],
  ['newAdHocs', adHocs.insertAdHocs],
  ['newIncidents', work.insertIncidents],
  ['closedIncidents', work.closeIncidents],
  ['steps', history.insertSteps],
  ['timeline', history.insertTimeline],
  ['newSignals', signals.insertSignals],
  ['outbox', history.insertOutbox],
]

/** Writes a batch in bulk: rows travel as one JSON parameter per statement. */
export async function writeRows(tx: Transaction, rows: BatchRows): Promise<void> {
  for (const [table, write] of writers) {
    if (rows[table].length > 0) await write(tx, JSON.stringify(rows[table]))
  }
}
