import { type RunRecord, rootScopeOf } from '../../engine/index.ts'
import { rootVariables } from '../variables/visible-variables.ts'
import type { BatchEntry } from './batch-entry.ts'
import type { BatchRows } from './batch-rows.ts'
import { caseFacts } from './case-facts.ts'

/** The case row of an instance: facts from `lz:case` expressions, the stage reached, open or ended. */
export function collectCase(rows: BatchRows, entry: BatchEntry): void {
  if (entry.parentKey !== null || (entry.isNew && entry.fileNumber === null)) return
  const last = entry.outputs.at(-1)
  const at = entry.outputs[0]?.at
  if (last === undefined || at === undefined) return
  const records = entry.outputs.flatMap((output) => output.records)
  const stage = stageReached(entry, records)
  const ended = entry.data.state !== 'active'
  const state = { active: 'open', completed: 'finished', canceled: 'canceled' }[entry.data.state]
  const variables = ended ? endVariables(entry) : rootVariables(entry.data)
  const facts = entry.isNew || changesRoot(entry, records) ? caseFacts(entry, variables) : undefined
  if (entry.isNew) {
    rows.newCases.push({
      instance_key: entry.key,
      file_number: entry.fileNumber,
      procedure_id: entry.definition.processId,
      procedure_name: entry.definition.name,
      process_definition_key: entry.definition.key,
      process_version: entry.definition.version,
      ...facts,
      received_at: facts?.received_at ?? at,
      stage: stage ?? null,
      state,
      created_at: at,
      ended_at: ended ? last.at : null,
    })
  } else if (facts !== undefined || stage !== undefined || ended) {
    rows.changedCases.push({
      instance_key: entry.key,
      has_facts: facts !== undefined,
      ...facts,
      stage: stage ?? null,
      state,
      ended_at: ended ? last.at : null,
    })
  }
}

function stageReached({ definition }: BatchEntry, records: readonly RunRecord[]): string | undefined {
  const stages = records.flatMap((record) => {
    const stage = record.type === 'elementActivated' && definition.process.elements.get(record.element)?.stage
    return stage ? [stage] : []
  })
  return stages.at(-1)
}

function changesRoot(entry: BatchEntry, records: readonly RunRecord[]): boolean {
  const root = rootScopeOf(entry.data)?.id
  return records.some((record) => record.type === 'variablesChanged' && record.scope === root)
}

function endVariables(entry: BatchEntry) {
  const effect = entry.outputs.at(-1)?.effects.find((item) => item.type === 'endInstance')
  return effect?.variables ?? {}
}
