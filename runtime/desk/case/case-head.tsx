import type { ReactNode } from 'react'
import type { CaseHeader } from '../../cases/case-header.ts'
import { Due } from '../../ui/components/due.tsx'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link } from '../../ui/router/router.tsx'
import { deskTexts } from '../desk-texts.ts'

/** The head of task and case pages: where one is, what it is about, the facts. */
export function CaseHead({ title, header, crumbs, badges, tools, legalBasis, taskDueAt }: CaseHeadProps) {
  const { t, date } = deskTexts.useTexts()
  const years = header.birthDate ? age(header.birthDate) : undefined
  return (
    <div className="lz-case">
      <div className="lz-row lz-between lz-row--wrap">
        <nav aria-label={t('crumbs')}>
          <ol className="lz-crumbs">
            {crumbs.map(({ to, label }) => (
              <li key={label}>{to ? <Link to={to}>{label}</Link> : label}</li>
            ))}
          </ol>
        </nav>
        {tools && <div className="lz-row lz-row--wrap">{tools}</div>}
      </div>
      <div className="lz-row lz-between lz-row--wrap">
        <PageHeading title={title} app={deskTexts.useTexts().t('title')} />
        {badges && <div className="lz-row lz-row--wrap">{badges}</div>}
      </div>
      <dl className="lz-facts">
        <div>
          <dt>{t('fileNumber')}</dt>
          <dd>{header.fileNumber}</dd>
        </div>
        <div>
          <dt>{t('person')}</dt>
          <dd>
            {header.subject ?? t('noName')}
            {header.birthDate && (
              <small>
                {t('born', { date: date(header.birthDate) })}
                {years !== undefined && ` (${t('years', { count: years })})`}
              </small>
            )}
          </dd>
        </div>
        <div className="lz-hide-s">
          <dt>{t('procedure')}</dt>
          <dd>
            {header.procedureName}
            <small>
              {t('version', { version: header.version })}, {t('received')} {date(header.receivedAt)}
            </small>
          </dd>
        </div>
        <div>
          <dt>{t('deadline')}</dt>
          <dd>
            <Due at={header.dueAt} inline note={taskDueAt === undefined ? legalBasis : undefined} />
          </dd>
        </div>
        {taskDueAt !== undefined && (
          <div>
            <dt>{t('taskDeadline')}</dt>
            <dd>
              <Due at={taskDueAt} inline note={legalBasis} />
            </dd>
          </div>
        )}
      </dl>
    </div>
  )
}

interface CaseHeadProps {
  readonly title: string
  readonly header: CaseHeader
  readonly crumbs: readonly { readonly to?: string; readonly label: string }[]
  readonly badges?: ReactNode
  readonly tools?: ReactNode
  readonly legalBasis?: string | undefined
  /** On a task page: when the task itself is due. */
  readonly taskDueAt?: string | null
}

function age(birthDate: string): number {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number)
  const now = new Date()
  const passed = now.getMonth() + 1 > month || (now.getMonth() + 1 === month && now.getDate() >= day)
  return now.getFullYear() - year - (passed ? 0 : 1)
}
