import type { Instance, Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { visibleVariables } from '../variables/visible-variables.ts'

export interface ActivateJobsInput {
  readonly type: string
  readonly worker: string
  /** How long the jobs are this worker's, in milliseconds. */
  readonly leaseMs: number
  readonly limit: number
  /** Longest wait for a first job, in milliseconds; 0 answers at once. */
  readonly waitMs: number
  /** Only these variables; absent: all visible ones. */
  readonly fetchVariables?: readonly string[]
  readonly abort?: AbortSignal
}

export interface ActivatedJob {
  readonly key: string
  readonly type: string
  readonly tenantId: string
  readonly instanceKey: string
  readonly rootKey: string
  readonly processDefinitionKey: string
  readonly processId: string
  readonly processVersion: number
  readonly elementId: string
  readonly elementInstanceKey: string
  readonly headers: Readonly<Record<string, string>>
  readonly variables: Variables
  readonly worker: string
  readonly retries: number
  /** Number of this lease: a completion that carries an older one is refused. */
  readonly fence: number
  readonly leasedUntil: string
}

const pollMs = 1000

/** Leases open jobs of a type, by database time; waits for the first one if asked to (long poll). */
export async function activateJobs(context: Context, input: ActivateJobsInput): Promise<ActivatedJob[]> {
  requirePermission(context.actor, 'job:work')
  const { engine, actor } = context
  const deadline = performance.now() + input.waitMs
  for (;;) {
    const jobs = await leaseJobs(context, input)
    const left = deadline - performance.now()
    if (jobs.length > 0 || left <= 0 || input.abort?.aborted === true) return jobs
    await engine.signals.wait(`jobs ${actor.tenantId} ${input.type}`, Math.min(left, pollMs), input.abort)
  }
}

interface JobRow extends Omit<ActivatedJob, 'variables'> {
  readonly data: Instance
  readonly scope: number
  readonly local: Variables
}

async function leaseJobs({ database, actor }: Context, input: ActivateJobsInput): Promise<ActivatedJob[]> {
  const rows = await database.transaction(
    { tenant: actor.tenantId },
    (tx) => tx<JobRow>`
      with picked as (
        select key from jobs
        where tenant_id = ${actor.tenantId} and job_type = ${input.type} and state in ('created', 'failed')
          and retries > 0 and available_at <= now() and (leased_until is null or leased_until <= now())
        order by available_at, key
        limit ${input.limit}
        for update skip locked
      )
      update jobs j
      set worker = ${input.worker}, fence = j.fence + 1, updated_at = now(),
        leased_until = now() + ${input.leaseMs}::integer * interval '1 millisecond'
      from picked, instances i
      where j.key = picked.key and i.key = j.instance_key
      returning j.key, j.job_type as type, j.tenant_id as "tenantId", j.instance_key as "instanceKey",
        i.root_key as "rootKey", j.process_definition_key as "processDefinitionKey", j.process_id as "processId",
        j.process_version as "processVersion", j.element_id as "elementId",
        j.element_instance_key as "elementInstanceKey", j.headers, j.worker, j.retries, j.fence,
        j.leased_until as "leasedUntil", i.data, j.scope, j.variables as local`,
  )
  return rows.map(({ data, scope, local, ...job }) => {
    const all = { ...visibleVariables(data, scope), ...local }
    return { ...job, variables: pick(all, input.fetchVariables) }
  })
}

function pick(variables: Variables, names: readonly string[] | undefined): Variables {
  if (names === undefined || names.length === 0) return variables
  return Object.fromEntries(Object.entries(variables).filter(([name]) => names.includes(name)))
}
