import type { Variables } from '../../engine/index.ts'
import type { Transaction } from '../database/port.ts'
import type { JobView, Target, TaskView, View } from './work.ts'

/** The row a target names, read under its instance's lock. */
export type TargetRow = { readonly instanceKey: string } & Pick<
  View,
  'task' | 'job' | 'timer' | 'subscription' | 'incident' | 'adHoc'
>

export async function loadTargets(
  tx: Transaction,
  targets: readonly Target[],
): Promise<Map<string, TargetRow>> {
  const keysOf = (type: Target['type']) =>
    targets.filter((item) => item.type === type).map((item) => item.key)
  const rows = new Map<string, TargetRow>()
  for (const loader of [loadTasks, loadJobs, loadTimers, loadSubscriptions, loadIncidents, loadAdHocs]) {
    const keys = keysOf(loader.type)
    if (keys.length > 0) await loader.load(tx, keys, (key, row) => rows.set(`${loader.type} ${key}`, row))
  }
  for (const key of keysOf('instance')) rows.set(`instance ${key}`, { instanceKey: key })
  return rows
}

interface Loader {
  readonly type: Target['type']
  load(tx: Transaction, keys: string[], put: (key: string, row: TargetRow) => void): Promise<void>
}

interface TaskRow {
  readonly key: string
  readonly instance_key: string
  readonly wait: number
  readonly scope: number
  readonly element_id: string
  readonly name: string
  readonly form_id: string | null
  readonly state: TaskView['state']
  readonly assignee: string | null
  readonly candidate_groups: string[]
  readonly candidate_users: string[]
  readonly completed_at: string | null
  readonly completed_by_name: string | null
  readonly variables: Variables
  readonly excluded: Record<string, string>
}

const loadTasks: Loader = {
  type: 'task',
  async load(tx, keys, put) {
    const rows = await tx<TaskRow>`
      select t.key, t.instance_key, t.wait, t.scope, t.element_id, t.name, t.form_id, t.state, t.assignee,
        t.candidate_groups, t.candidate_users, t.completed_at, t.completed_by_name, t.variables,
        case when t.excluded_elements = '{}' then '{}'::jsonb else coalesce(
          (select jsonb_object_agg(e.completed_by, e.element_id) from user_tasks e
           where e.instance_key = t.instance_key and e.element_id = any(t.excluded_elements)
             and e.state = 'completed' and e.completed_by is not null), '{}'::jsonb) end as excluded
      from user_tasks t where t.key = any(${keys}::bigint[])`
    for (const row of rows) {
      put(row.key, {
        instanceKey: row.instance_key,
        task: {
          key: row.key,
          wait: row.wait,
          scope: row.scope,
          elementId: row.element_id,
          name: row.name,
          formId: row.form_id,
          state: row.state,
          assignee: row.assignee,
          candidateGroups: row.candidate_groups,
          candidateUsers: row.candidate_users,
          completedAt: row.completed_at,
          completedByName: row.completed_by_name,
          variables: row.variables,
          excluded: new Map(Object.entries(row.excluded)),
        },
      })
    }
  },
}

const loadJobs: Loader = {
  type: 'job',
  async load(tx, keys, put) {
    const rows = await tx<JobView & { instance_key: string }>`
      select key, instance_key, wait, state, retries, fence, worker
      from jobs where key = any(${keys}::bigint[])`
    for (const { instance_key, ...job } of rows) put(job.key, { instanceKey: instance_key, job })
  },
}

const loadTimers: Loader = {
  type: 'timer',
  async load(tx, keys, put) {
    const rows = await tx<{ key: string; instance_key: string; wait: number; due: boolean }>`
      select key, instance_key, wait, due_at <= now() as due from timers where key = any(${keys}::bigint[])`
    for (const { key, instance_key, ...timer } of rows) put(key, { instanceKey: instance_key, timer })
  },
}

const loadSubscriptions: Loader = {
  type: 'subscription',
  async load(tx, keys, put) {
    const rows = await tx<{ key: string; instance_key: string; wait: number }>`
      select key, instance_key, wait from message_subscriptions where key = any(${keys}::bigint[])`
    for (const { key, instance_key, ...subscription } of rows) {
      put(key, { instanceKey: instance_key, subscription })
    }
  },
}

const loadIncidents: Loader = {
  type: 'incident',
  async load(tx, keys, put) {
    const rows = await tx<{ key: string; instance_key: string; incident: number; state: string }>`
      select key, instance_key, incident, state from incidents where key = any(${keys}::bigint[])`
    for (const { key, instance_key, ...incident } of rows) put(key, { instanceKey: instance_key, incident })
  },
}

const loadAdHocs: Loader = {
  type: 'adHoc',
  async load(tx, keys, put) {
    const rows = await tx<{ key: string; instance_key: string; wait: number }>`
      select key, instance_key, wait from ad_hoc_sub_processes where key = any(${keys}::bigint[])`
    for (const { key, instance_key, ...adHoc } of rows) put(key, { instanceKey: instance_key, adHoc })
  },
}
