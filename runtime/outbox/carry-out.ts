import { RuntimeError } from '../errors.ts'
import type { OutboxKind } from '../lanes/batch-rows.ts'
import { longestChain } from '../lanes/chain.ts'
import { publishMessage } from '../messages/publish.ts'
import { deliverLater } from '../signals/deliver.ts'
import { spreadSignal } from '../signals/spread.ts'
import { systemContext } from '../system-context.ts'
import type { WorkerDeps } from '../workers/start-workers.ts'
import { cancelCall, completeCall, escalateCall, failCall, startCall } from './carry-out-calls.ts'
import { type OutboxHandler, type OutboxRow, toVariables } from './outbox-row.ts'

/** How long a message sent by a model waits for its receiver. */
const messageTimeToLiveMs = 24 * 60 * 60 * 1000

/** Carries out one effect on another instance; its row goes away in the same commit. */
export async function carryOut(deps: WorkerDeps, tenant: string, row: OutboxRow): Promise<void> {
  await handlers[row.kind](deps, tenant, row)
}

const handlers: Readonly<Record<OutboxKind, OutboxHandler>> = {
  'start-call': startCall,
  'complete-call': completeCall,
  'fail-call': failCall,
  'cancel-call': cancelCall,
  'escalate-call': escalateCall,
  'publish-message': publish,
  'broadcast-signal': (deps, tenant, row) => spreadSignal(deps, tenant, row),
  'deliver-signal': deliverLater,
  'start-by-signal': deliverLater,
}

async function publish(deps: WorkerDeps, tenant: string, { key, payload }: OutboxRow): Promise<void> {
  const depth = Number(payload.depth ?? 0)
  if (depth >= longestChain) {
    deps.log.warn({ outbox: key }, 'processes start each other for ever, nothing more is started')
  }
  try {
    await publishMessage(systemContext(deps, tenant, 'outbox'), {
      name: String(payload.name),
      correlationKey: String(payload.correlationKey),
      timeToLiveMs: messageTimeToLiveMs,
      messageId: String(payload.messageId),
      variables: toVariables(payload.variables),
      depth,
    })
  } catch (error) {
    // Published by an earlier attempt that could not remove its row.
    if (!(error instanceof RuntimeError) || error.code !== 'conflict') throw error
  }
  await deps.database.transaction({ tenant }, (tx) => tx`delete from outbox where key = ${key}`)
}
