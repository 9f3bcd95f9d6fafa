import type { Transaction } from '../database/port.ts'
import type { DefinitionCache } from '../definitions/definition-cache.ts'

/** Where somebody may start further steps of a case. */
export interface AdHocChoice {
  readonly adHocSubProcessInstanceKey: string
  readonly id: string
  readonly name: string
  readonly steps: readonly { readonly id: string; readonly name: string }[]
}

/** Open ad-hoc sub-processes of an instance and of what it called, oldest first. */
export async function listAdHoc(
  tx: Transaction,
  definitions: DefinitionCache,
  rootKey: string,
): Promise<AdHocChoice[]> {
  const rows = await tx<{ key: string; element_id: string; steps: string[]; process_definition_key: string }>`
    select a.key, a.element_id, a.steps, i.process_definition_key
    from ad_hoc_sub_processes a join instances i on i.key = a.instance_key
    where i.root_key = ${rootKey} order by a.key`
  const choices: AdHocChoice[] = []
  for (const { key, element_id, steps, process_definition_key } of rows) {
    const { process } = await definitions.get(tx, process_definition_key)
    const named = (id: string) => ({ id, name: process.elements.get(id)?.name ?? id })
    choices.push({ adHocSubProcessInstanceKey: key, ...named(element_id), steps: steps.map(named) })
  }
  return choices
}
