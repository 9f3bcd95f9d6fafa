import type { CompiledExpression } from '../../engine/feel/index.ts'
import type { Transaction } from '../database/port.ts'
import type { DefinitionCache } from '../definitions/definition-cache.ts'

export interface ConditionalStart {
  readonly definitionKey: string
  readonly element: string
  /** Which of its triggers, when it has several. */
  readonly definition: number
  readonly condition: CompiledExpression
}

/**
 * Conditional start events of the newest versions, or of one definition; a process of the office hides the shared
 * one of the same id. `undefined`: there is no such definition.
 */
export async function findConditionalStarts(
  tx: Transaction,
  definitions: DefinitionCache,
  definitionKey?: string,
): Promise<ConditionalStart[] | undefined> {
  const keys =
    definitionKey === undefined ? await newestWithCondition(tx) : await knownDefinition(tx, definitionKey)
  if (keys === undefined) return undefined
  const starts: ConditionalStart[] = []
  for (const key of keys) {
    const { process } = await definitions.get(tx, key)
    for (const { kind, element, definition = 0, condition } of process.starts) {
      if (kind === 'conditional' && condition)
        starts.push({ definitionKey: key, element, definition, condition })
    }
  }
  return starts
}

async function newestWithCondition(tx: Transaction): Promise<string[]> {
  const rows = await tx<{ key: string }>`
    select distinct s.process_id, s.process_definition_key as key from start_subscriptions s
    where s.kind = 'conditional'
      and (s.tenant_id = ${tx.tenant} or not exists (
        select from process_definitions p where p.tenant_id = ${tx.tenant} and p.process_id = s.process_id))
    order by s.process_id`
  return rows.map((row) => row.key)
}

async function knownDefinition(tx: Transaction, key: string): Promise<string[] | undefined> {
  const [row] = await tx`select from process_definitions where key = ${key}`
  return row && [key]
}
