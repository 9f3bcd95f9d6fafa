import type { Context } from '../context.ts'

/** Tells open browsers of the tenant that a procedure changed; after the transaction that changed it. */
export function hintProcedure(context: Context, processId: string, change: string): void {
  context.engine.events.emit({ tenant: context.actor.tenantId, event: 'procedure', key: processId, change })
}
