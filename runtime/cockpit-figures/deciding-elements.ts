import type { Context } from '../context.ts'

/** Where a human decides, per process definition (`lz:step decides`). */
export interface DecidingElement {
  readonly definition: string
  readonly element: string
}

/** Deciding elements of all versions the actor's tenant may read; `processId` narrows to one procedure. */
export async function loadDecidingElements(context: Context, processId?: string): Promise<DecidingElement[]> {
  const { actor, database, engine } = context
  return database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const rows = await tx<{ key: string }>`
      select key from process_definitions
      where bpmn like '%decides="true"%' and (${processId ?? null}::text is null or process_id = ${processId ?? null})`
    const found: DecidingElement[] = []
    for (const { key } of rows) {
      const { process } = await engine.definitions.get(tx, key)
      for (const [element, info] of process.elements)
        if (info.decides) found.push({ definition: key, element })
    }
    return found
  })
}
