import type { Transaction } from '../database/port.ts'
import type { BatchEntry, StepOutput } from './batch-entry.ts'
import { type BatchRows, emptyRows } from './batch-rows.ts'
import { collectCase } from './collect-case.ts'
import { collectCommand, commandEntries } from './collect-command.ts'
import { collectEffect } from './collect-effect.ts'
import { collectRecord } from './collect-record.ts'
import type { Keys } from './keys.ts'
import { knownElementKeys } from './known-element-keys.ts'

/** What the collectors of one step share. */
export interface Collector {
  readonly rows: BatchRows
  readonly entry: BatchEntry
  readonly output: StepOutput
  readonly nextKey: () => string
  /** Key of an activation's element instance. */
  elementKey(activation: number): string
  readonly open: OpenRows
}

/** Rows this batch inserts, by instance and number: a later step may still change them. */
type OpenRows = Map<string, { state?: string; [column: string]: unknown }>

/** Turns the effects and records of all steps into rows. */
export async function collectRows(
  tx: Transaction,
  keys: Keys,
  entries: readonly BatchEntry[],
): Promise<BatchRows> {
  const rows = emptyRows()
  if (entries.length === 0) return rows
  const nextKey = await keys.reserve(mostKeys(entries), tx)
  const elementKeys = await knownElementKeys(tx, entries)
  const open: OpenRows = new Map()
  for (const entry of entries) {
    for (const output of entry.outputs) {
      const elementKey = (activation: number) => {
        const id = `${entry.key} ${activation}`
        const known = elementKeys.get(id)
        if (known !== undefined) return known
        const key = nextKey()
        elementKeys.set(id, key)
        return key
      }
      const collector: Collector = { rows, entry, output, nextKey, elementKey, open }
      collectCommand(collector)
      for (const record of output.records) collectRecord(collector, record)
      for (const [index, effect] of output.effects.entries()) collectEffect(collector, effect, index)
      collectFailedJob(collector)
      rows.steps.push({
        instance_key: entry.key,
        version: output.version,
        at: output.at,
        command: output.command.type,
        actor: output.actor.username,
        records: output.records,
      })
    }
    collectInstance(rows, entry)
    collectCase(rows, entry)
  }
  return rows
}

/** At most two keys per effect (row and element) and record (element and timeline), and the command's own entries. */
function mostKeys(entries: readonly BatchEntry[]): number {
  let count = 0
  for (const { outputs } of entries) {
    for (const { command, effects, records } of outputs) {
      count += 2 * effects.length + 2 * records.length + commandEntries(command) + 1
    }
  }
  return count
}

/** The engine keeps a failed job open; the row tells that its attempts have run out. */
function collectFailedJob({ rows, entry, output }: Collector): void {
  const { command, at } = output
  if (command.type !== 'failJob') return
  rows.changedJobs.push({
    instance_key: entry.key,
    wait: command.wait,
    state: 'failed',
    retries: 0,
    error_message: command.message,
    ended_at: null,
    updated_at: at,
  })
}

function collectInstance(rows: BatchRows, entry: BatchEntry): void {
  const { definition, data } = entry
  const last = entry.outputs.at(-1)
  const ended = last?.effects.find((effect) => effect.type === 'endInstance')
  const changing = {
    key: entry.key,
    state: data.state,
    version: entry.version,
    data: ended ? { ...data, scopes: {}, incidents: {} } : data,
    variables: ended?.variables ?? null,
    incidents: Object.keys(data.incidents).length,
    ended_at: ended ? last?.at : null,
  }
  if (!entry.isNew) {
    rows.changedInstances.push(changing)
    return
  }
  rows.newInstances.push({
    ...changing,
    process_definition_key: definition.key,
    process_id: definition.processId,
    process_version: definition.version,
    root_key: entry.rootKey,
    call_number: entry.callNumber,
    parent_key: entry.parentKey,
    parent_wait: entry.parentWait,
    business_id: entry.businessId,
    started_by: entry.startedBy,
    started_at: entry.outputs[0]?.at,
  })
}
