import { useState } from 'react'
import type { CaseDetail } from '../../cases/get-case.ts'
import type { TaskDetail } from '../../cases/get-task.ts'
import { useLoad } from '../../ui/api/use-load.ts'
import { LoadState } from '../../ui/components/load-state.tsx'
import { useEvents } from '../../ui/events/use-events.ts'
import { Completed } from './completed.tsx'
import { TaskClosed } from './task-closed.tsx'
import { TaskView } from './task-view.tsx'

/** One task: case head, calculation, form, everything beside it, actions at the bottom. */
export function TaskPage({ taskKey }: { readonly taskKey: string }) {
  const task = useLoad<TaskDetail>(`/v2/tasks/${encodeURIComponent(taskKey)}`)
  const instance = task.data?.processInstanceKey
  const matter = useLoad<CaseDetail>(instance ? `/v2/cases/${instance}?for=task` : null)
  const [completed, setCompleted] = useState(false)
  useEvents(['task', 'case'], ({ kind, key }) => {
    if (kind === 'case' && key === instance) matter.reload()
    if (kind === 'task' && key === taskKey && !completed) task.reload()
  })
  return (
    <main id="content" tabIndex={-1}>
      <LoadState loaded={task}>
        {(detail) => {
          if (completed) return <Completed task={detail} />
          if (detail.state !== 'created') return <TaskClosed task={detail} />
          return (
            <TaskView
              key={`${detail.userTaskKey} ${detail.assignee}`}
              task={detail}
              matter={matter}
              reload={task.reload}
              onCompleted={() => setCompleted(true)}
            />
          )
        }}
      </LoadState>
    </main>
  )
}
