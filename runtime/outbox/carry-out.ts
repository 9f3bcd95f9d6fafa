import type { Json, Variables } from '../../engine/index.ts'
import { RuntimeError } from '../errors.ts'
import type { OutboxKind } from '../lanes/batch-rows.ts'
import type { StepWork } from '../lanes/work.ts'
import { publishMessage } from '../messages/publish.ts'
import { systemActor, systemContext } from '../system-context.ts'
import type { WorkerDeps } from '../workers/start-workers.ts'

export interface OutboxRow {
  readonly key: string
  readonly kind: OutboxKind
  readonly payload: { readonly [name: string]: Json }
}

/** How long a message sent by a model waits for its receiver. */
const messageTimeToLiveMs = 24 * 60 * 60 * 1000

/** Carries out one effect on another instance; its row goes away in the same commit. */
export async function carryOut(deps: WorkerDeps, tenant: string, row: OutboxRow): Promise<void> {
  await handlers[row.kind](deps, tenant, row)
}

type Handler = (deps: WorkerDeps, tenant: string, row: OutboxRow) => Promise<void>

const handlers: Readonly<Record<OutboxKind, Handler>> = {
  'start-call': startCall,
  'complete-call': completeCall,
  'cancel-call': cancelCall,
  'publish-message': publish,
}

async function startCall(deps: WorkerDeps, tenant: string, { key, payload }: OutboxRow): Promise<void> {
  const parentKey = String(payload.parentKey)
  const wait = Number(payload.wait)
  const processId = String(payload.processId)
  try {
    await deps.engine.lanes.submit({
      kind: 'start',
      actor: systemActor(tenant),
      outboxKey: key,
      process: { processId },
      variables: toVariables(payload.variables),
      parent: { key: parentKey, wait, rootKey: String(payload.rootKey) },
    })
  } catch (error) {
    if (!(error instanceof RuntimeError) || error.code === 'unavailable') throw error
    // A call that cannot start is told to the caller as an error: caught by the model, or an incident with a retry.
    await step(deps, tenant, parentKey, {
      outboxKey: key,
      decide: () => ({ type: 'throwError', wait, code: 'called-process-missing', message: error.message }),
    })
  }
}

async function completeCall(deps: WorkerDeps, tenant: string, { key, payload }: OutboxRow): Promise<void> {
  await step(deps, tenant, String(payload.parentKey), {
    outboxKey: key,
    decide: () => ({
      type: 'completeCall',
      wait: Number(payload.wait),
      variables: toVariables(payload.variables),
    }),
  })
}

async function cancelCall(deps: WorkerDeps, tenant: string, { key, payload }: OutboxRow): Promise<void> {
  const parentKey = String(payload.parentKey)
  const wait = Number(payload.wait)
  const child = await deps.database.transaction({ tenant }, async (tx) => {
    // Waits for a start that is being carried out right now; one that has not begun is withdrawn.
    await tx`delete from outbox where unique_key = ${`start-call ${parentKey} ${wait}`}`
    const [row] = await tx<{ key: string }>`
      select key from instances where parent_key = ${parentKey} and parent_wait = ${wait} and state = 'active'`
    if (row === undefined) await tx`delete from outbox where key = ${key}`
    return row?.key
  })
  if (child !== undefined) {
    await step(deps, tenant, child, { outboxKey: key, decide: () => ({ type: 'cancel' }) })
  }
}

async function publish(deps: WorkerDeps, tenant: string, { key, payload }: OutboxRow): Promise<void> {
  try {
    await publishMessage(systemContext(deps, tenant, 'outbox'), {
      name: String(payload.name),
      correlationKey: String(payload.correlationKey),
      timeToLiveMs: messageTimeToLiveMs,
      messageId: String(payload.messageId),
      variables: toVariables(payload.variables),
    })
  } catch (error) {
    // Published by an earlier attempt that could not remove its row.
    if (!(error instanceof RuntimeError) || error.code !== 'conflict') throw error
  }
  await deps.database.transaction({ tenant }, (tx) => tx`delete from outbox where key = ${key}`)
}

/** A step the instance refuses came too late: its row went away with the refusal. */
async function step(
  deps: WorkerDeps,
  tenant: string,
  instanceKey: string,
  work: Pick<StepWork, 'decide' | 'outboxKey'>,
): Promise<void> {
  try {
    await deps.engine.lanes.submit({
      kind: 'step',
      actor: systemActor(tenant),
      target: { type: 'instance', key: instanceKey },
      ...work,
    })
  } catch (error) {
    const tooLate =
      error instanceof RuntimeError && (error.code === 'not-found' || error.code === 'invalid-state')
    if (!tooLate) throw error
  }
}

function toVariables(value: Json | undefined): Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Variables) : {}
}
