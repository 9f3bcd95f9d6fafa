import { useEffect, useRef } from 'react'
import type { CaseDetail } from '../../cases/get-case.ts'
import type { TaskDetail } from '../../cases/get-task.ts'
import { useLoad } from '../../ui/api/use-load.ts'
import { KernIcon } from '../../ui/icons/kern-icon.tsx'
import { Link } from '../../ui/router/router.tsx'
import { deskTexts } from '../desk-texts.ts'
import { taskTexts } from './task-texts.ts'

/** After completing: what happened and where to go on. Takes the focus. */
export function Completed({ task }: { readonly task: TaskDetail }) {
  const { t } = taskTexts.useTexts()
  const desk = deskTexts.useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  const matter = useLoad<CaseDetail>(`/v2/cases/${task.processInstanceKey}?for=task`)
  const next = matter.data?.tasks.find((other) => other.userTaskKey !== task.userTaskKey)
  const title = t('completed', { name: task.name })
  useEffect(() => {
    heading.current?.focus()
    document.title = `${title} – ${desk.t('title')}`
  }, [title, desk])
  return (
    <div className="lz-main">
      <div className="lz-empty lz-stack lz-s12">
        <p>
          <KernIcon name="success" size="large" tone="success" />
        </p>
        <h1 className="lz-h1" tabIndex={-1} ref={heading}>
          {title}
        </h1>
        <p>{t('completedText', { file: task.case.fileNumber })}</p>
        <div className="lz-btns">
          {next && (
            <Link to={`/tasks/${next.userTaskKey}`} className="kern-btn kern-btn--primary">
              <span className="kern-label">
                {t('nextTask')}: {next.name}
              </span>
            </Link>
          )}
          <Link to="/" className="kern-btn kern-btn--secondary">
            <span className="kern-label">{t('toList')}</span>
          </Link>
          <Link to={`/cases/${task.processInstanceKey}`} className="kern-btn kern-btn--tertiary">
            <span className="kern-label">{t('toCase')}</span>
          </Link>
        </div>
      </div>
    </div>
  )
}
