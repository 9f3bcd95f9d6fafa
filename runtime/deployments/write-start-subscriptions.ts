import type { CompiledProcess } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { firstTimer } from '../timers/next-timer.ts'

/** The newest version alone is started by its start events that something triggers. */
export async function writeStartSubscriptions(
  tx: Transaction,
  context: Context,
  version: { readonly key: string; readonly process: CompiledProcess; readonly shared: boolean },
): Promise<void> {
  const { key, process, shared } = version
  const now = context.now().toISOString()
  await tx`delete from start_subscriptions where tenant_id = ${tx.tenant} and process_id = ${process.id}`
  for (const start of process.starts) {
    if (start.kind === 'none') continue
    const message = start.messageName?.evaluate({}, { now })
    const signal = start.signalName?.evaluate({}, { now })
    const timer = start.timer && firstTimer(start.timer, now)
    await tx`
      insert into start_subscriptions (key, tenant_id, shared, process_definition_key, process_id, element_id, definition,
        kind, message_name, signal_name, due_at, repeats, cycle)
      values (${await context.engine.keys.one()}, ${tx.tenant}, ${shared}, ${key}, ${process.id}, ${start.element},
        ${start.definition ?? 0}, ${start.kind}, ${message?.ok ? String(message.value) : null},
        ${signal?.ok ? String(signal.value) : null}, ${timer?.dueAt ?? null}, ${timer?.repeats ?? null},
        ${timer?.cycle ?? null})`
  }
}
