import type { Json } from '../../engine/index.ts'
import type { Compensation } from '../../engine/run/instance.ts'
import { RuntimeError } from '../errors.ts'
import { TreeFull } from '../lanes/number-calls.ts'
import type { StepWork } from '../lanes/work.ts'
import { systemActor } from '../system-context.ts'
import type { WorkerDeps } from '../workers/start-workers.ts'
import { type OutboxHandler, type OutboxRow, toVariables } from './outbox-row.ts'

/** A call activity starts the called process, or has a finished one compensated. */
export const startCall: OutboxHandler = async (deps, tenant, { key, payload }) => {
  const parentKey = String(payload.parentKey)
  const wait = Number(payload.wait)
  try {
    await deps.engine.lanes.submit({
      kind: 'start',
      actor: systemActor(tenant),
      outboxKey: key,
      process: { processId: String(payload.processId) },
      variables: toVariables(payload.variables),
      parent: {
        key: parentKey,
        wait,
        rootKey: String(payload.rootKey),
        depth: Number(payload.depth ?? 1),
      },
      ...withCompensations(payload.compensations),
      ...withChain(payload.chain),
    })
  } catch (error) {
    if (!(error instanceof RuntimeError) || error.code === 'unavailable') throw error
    if (error instanceof TreeFull) {
      const { message } = error
      await stepCaller(deps, tenant, { key, payload }, () => ({ type: 'refuseCall', wait, message }))
      return
    }
    // A call that cannot start is told to the caller as an error: caught by the model, or an incident with a retry.
    await stepCaller(deps, tenant, { key, payload }, () => ({
      type: 'throwError',
      wait,
      code: 'called-process-missing',
      message: error.message,
    }))
  }
}

/** The called process ended: its results go to the caller, what it escalated before them. */
export const completeCall: OutboxHandler = async (deps, tenant, row) => {
  await escalateFirst(deps, tenant, row)
  const { payload } = row
  await stepCaller(deps, tenant, row, () => ({
    type: 'completeCall',
    wait: Number(payload.wait),
    variables: toVariables(payload.variables),
    ...withCompensations(payload.compensations),
  }))
}

/** The called process ended by an error it did not catch (BPMN 2.0.2 § 10.5.6): the caller throws it. */
export const failCall: OutboxHandler = async (deps, tenant, row) => {
  await escalateFirst(deps, tenant, row)
  const { wait, code, message } = row.payload
  await stepCaller(deps, tenant, row, () => ({
    type: 'throwError',
    wait: Number(wait),
    code: String(code),
    ...(typeof message === 'string' && { message }),
  }))
}

/** An escalation the called process did not catch; the call goes on unless the caller's catcher interrupts it. */
export const escalateCall: OutboxHandler = (deps, tenant, row) => {
  const { wait, code, variables } = row.payload
  return stepCaller(deps, tenant, row, () => ({
    type: 'throwEscalation',
    wait: Number(wait),
    code: String(code),
    variables: toVariables(variables),
  }))
}

/** An interrupted call takes the called instance with it. */
export const cancelCall: OutboxHandler = async (deps, tenant, { key, payload }) => {
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
  if (child !== undefined)
    await step(deps, tenant, child, { outboxKey: key, decide: () => ({ type: 'cancel' }) })
}

/** Escalations of a call were committed before its end, so their rows are there: they reach the caller first. */
async function escalateFirst(
  deps: WorkerDeps,
  tenant: string,
  { payload }: Pick<OutboxRow, 'payload'>,
): Promise<void> {
  const rows = await deps.database.transaction(
    { tenant },
    (tx) => tx<OutboxRow>`
      select key, kind, payload from outbox
      where kind = 'escalate-call' and payload->>'parentKey' = ${String(payload.parentKey)}
        and payload->>'wait' = ${String(payload.wait)}
      order by (payload->>'order')::bigint`,
  )
  for (const row of rows) await escalateCall(deps, tenant, row)
}

function stepCaller(
  deps: WorkerDeps,
  tenant: string,
  { key, payload }: Pick<OutboxRow, 'key' | 'payload'>,
  decide: StepWork['decide'],
): Promise<void> {
  const work = { outboxKey: key, decide, ...withChain(payload.chain) }
  return step(deps, tenant, String(payload.parentKey), work)
}

/** A step the instance refuses came too late: its row went away with the refusal. */
async function step(
  deps: WorkerDeps,
  tenant: string,
  instanceKey: string,
  work: Pick<StepWork, 'decide' | 'outboxKey' | 'chain'>,
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

/** As `runtime/lanes/collect-call.ts` wrote it from the engine's own effect. */
function withCompensations(value: Json | undefined): { compensations?: readonly Compensation[] } {
  return Array.isArray(value) ? { compensations: value as unknown as readonly Compensation[] } : {}
}

function withChain(value: Json | undefined): { chain?: number } {
  return typeof value === 'number' ? { chain: value } : {}
}
