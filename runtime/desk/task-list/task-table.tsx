import type { TaskRow } from '../../cases/task-row.ts'
import { type Column, DataTable } from '../../ui/components/data-table.tsx'
import { Due } from '../../ui/components/due.tsx'
import { Link } from '../../ui/router/router.tsx'
import { deskTexts } from '../desk-texts.ts'
import { WaitingFor } from '../waiting-for.tsx'
import { taskListTexts } from './task-list-texts.ts'

/** Tasks as a table; on a phone as cards. */
export function TaskTable({ tasks, title }: { readonly tasks: readonly TaskRow[]; readonly title: string }) {
  const { t } = taskListTexts.useTexts()
  const desk = deskTexts.useTexts()
  const columns: readonly Column<TaskRow>[] = [
    { id: 'due', header: t('deadline'), sort: 'ascending', cell: (task) => <Due at={task.dueAt} /> },
    {
      id: 'file',
      header: t('fileNumber'),
      names: true,
      cell: (task) => (
        <Link to={`/tasks/${task.userTaskKey}`} className="lz-rowlink lz-nowrap">
          {task.fileNumber ?? task.userTaskKey}
          <span className="kern-sr-only">: {task.name}</span>
        </Link>
      ),
    },
    {
      id: 'person',
      header: t('person'),
      cell: (task) => (
        <>
          {task.subject ?? desk.t('noName')}
          {task.birthDate && <small>{desk.t('born', { date: desk.date(task.birthDate) })}</small>}
        </>
      ),
    },
    {
      id: 'step',
      header: t('step'),
      cell: (task) => (
        <>
          {task.name}
          <small>{task.procedureName}</small>
        </>
      ),
    },
    { id: 'waiting', header: t('waiting'), cell: (task) => <WaitingFor {...task} /> },
  ]
  return (
    <DataTable
      caption={t('caption', { title })}
      columns={columns}
      rows={tasks}
      rowKey={(task) => task.userTaskKey}
    />
  )
}
