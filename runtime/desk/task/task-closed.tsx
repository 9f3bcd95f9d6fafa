import type { TaskDetail } from '../../cases/get-task.ts'
import { EmptyState } from '../../ui/components/empty-state.tsx'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link } from '../../ui/router/router.tsx'
import { deskTexts } from '../desk-texts.ts'
import { taskTexts } from './task-texts.ts'

/** A task somebody completed, or that the process withdrew. */
export function TaskClosed({ task }: { readonly task: TaskDetail }) {
  const { t } = taskTexts.useTexts()
  return (
    <div className="lz-main lz-stack">
      <PageHeading title={task.name} app={deskTexts.useTexts().t('title')} />
      <EmptyState title={t('closedTitle')} text={t('closedText')}>
        <Link to="/">{t('toList')}</Link>
        <Link to={`/cases/${task.processInstanceKey}`}>{t('toCase')}</Link>
      </EmptyState>
    </div>
  )
}
