import type {
  OpenAdHoc,
  OpenJob,
  OpenMessage,
  OpenSignal,
  OpenTimer,
  OpenUserTask,
} from '../../engine/run/effect.ts'
import type { Collector } from './collect-rows.ts'

/** Rows of things an instance begins to wait for. */
export function openUserTask(collector: Collector, effect: OpenUserTask): void {
  const row = {
    ...common(collector, effect),
    name: effect.name,
    form_id: effect.formId ?? null,
    state: 'created',
    assignee: effect.assignee ?? null,
    candidate_groups: effect.candidateGroups,
    candidate_users: effect.candidateUsers,
    excluded_elements: effect.excludedElements,
    due_at: effect.dueAt ?? null,
    follow_up_at: effect.followUpAt ?? null,
    priority: effect.priority,
    headers: effect.headers,
    variables: effect.variables,
    created_at: collector.output.at,
    completed_at: null,
    completed_by: null,
    completed_by_name: null,
  }
  collector.rows.newTasks.push(row)
  collector.open.set(`userTask ${row.instance_key} ${row.wait}`, row)
}

export function openJob(collector: Collector, effect: OpenJob): void {
  const row = {
    ...common(collector, effect),
    job_type: effect.jobType,
    state: 'created',
    retries: effect.retries,
    headers: effect.headers,
    variables: effect.variables,
    created_at: collector.output.at,
    ended_at: null,
  }
  collector.rows.newJobs.push(row)
  collector.open.set(`job ${row.instance_key} ${row.wait}`, row)
}

export function openTimer({ rows, entry, nextKey }: Collector, effect: OpenTimer): void {
  rows.newTimers.push({
    key: nextKey(),
    instance_key: entry.key,
    wait: effect.wait,
    element_id: effect.element,
    due_at: effect.dueAt,
  })
}

export function openMessage({ rows, entry, nextKey }: Collector, effect: OpenMessage): void {
  rows.newSubscriptions.push({
    key: nextKey(),
    instance_key: entry.key,
    process_id: entry.definition.processId,
    wait: effect.wait,
    element_id: effect.element,
    message_name: effect.name,
    correlation_key: effect.correlationKey ?? '',
  })
}

export function openSignal({ rows, entry, nextKey }: Collector, effect: OpenSignal): void {
  rows.newSignalWaits.push({
    key: nextKey(),
    instance_key: entry.key,
    wait: effect.wait,
    element_id: effect.element,
    signal_name: effect.name,
  })
}

export function openAdHoc({ rows, entry, elementKey }: Collector, effect: OpenAdHoc): void {
  rows.newAdHocs.push({
    key: elementKey(effect.activation),
    instance_key: entry.key,
    wait: effect.wait,
    element_id: effect.element,
    steps: effect.elements,
  })
}

function common({ entry, nextKey, elementKey }: Collector, effect: OpenUserTask | OpenJob) {
  return {
    key: nextKey(),
    instance_key: entry.key,
    wait: effect.wait,
    element_id: effect.element,
    element_instance_key: elementKey(effect.activation),
    scope: effect.scope,
    process_definition_key: entry.definition.key,
    process_id: entry.definition.processId,
    process_version: entry.definition.version,
  }
}
