import { Badge } from '../../../runtime/ui/components/badge.tsx'
import { type Column, DataTable } from '../../../runtime/ui/components/data-table.tsx'
import { KernIcon } from '../../../runtime/ui/icons/kern-icon.tsx'
import { Link } from '../../../runtime/ui/router/router.tsx'
import type { DraftFinding, ProcedureSummary } from '../../draft/procedure-api.ts'
import { homeTexts } from './home-texts.ts'

/** One row per procedure: draft and published version, running cases, findings. */
export function ProcedureTable({ items }: { readonly items: readonly ProcedureSummary[] }) {
  const { t, number } = homeTexts.useTexts()
  const columns: readonly Column<ProcedureSummary>[] = [
    {
      id: 'name',
      header: t('name'),
      names: true,
      cell: (item) => (
        <>
          <Link to={`/procedures/${encodeURIComponent(item.processId)}`} className="lz-rowlink">
            {item.name}
          </Link>
          <small>{item.processId}</small>
        </>
      ),
    },
    { id: 'versions', header: t('versions'), cell: (item) => <Versions item={item} /> },
    {
      id: 'running',
      header: t('running'),
      numeric: true,
      cell: ({ runningCases, versions }) =>
        runningCases === null ? t('fewer') : versions === 0 ? '–' : number(runningCases, 0),
    },
    {
      id: 'findings',
      header: t('findings'),
      cell: (item) => <FindingCount findings={item.draft?.findings} />,
    },
  ]
  return (
    <DataTable caption={t('tableCaption')} columns={columns} rows={items} rowKey={(item) => item.processId} />
  )
}

function Versions({ item }: { readonly item: ProcedureSummary }) {
  const { t, date, dateTime } = homeTexts.useTexts()
  const { draft, versions, publishedAt } = item
  return (
    <>
      {draft && (
        <span className="lz-row lz-ver">
          <b>{t('versionsBefore', { n: versions + 1 })}</b>
          {draft.state === 'review' ? (
            <Badge kind="info" icon="eye">
              {t('inReview')}
            </Badge>
          ) : (
            <Badge kind="neutral" icon="doc">
              {t('draft')}
            </Badge>
          )}
          <small>
            {draft.savedAt && dateTime(draft.savedAt)}, {draft.authorName}
          </small>
        </span>
      )}
      {versions > 0 && (
        <span className="lz-row lz-ver">
          <b>{t('versionsBefore', { n: versions })}</b>
          <Badge kind="success">{t('published')}</Badge>
          <small>{publishedAt && t('since', { date: date(publishedAt) })}</small>
        </span>
      )}
    </>
  )
}

/** Errors and hints as icon and words. */
export function FindingCount({ findings = [] }: { readonly findings?: readonly DraftFinding[] | undefined }) {
  const { t } = homeTexts.useTexts()
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const hints = findings.length - errors
  if (findings.length === 0) {
    return (
      <span className="lz-row lz-nowrap">
        <KernIcon name="success" tone="success" />
        {t('none')}
      </span>
    )
  }
  return (
    <span className="lz-stack lz-s4">
      {errors > 0 && (
        <span className="lz-row lz-nowrap">
          <KernIcon name="danger" tone="danger" />
          {t('errors', { n: errors })}
        </span>
      )}
      {hints > 0 && (
        <span className="lz-row lz-nowrap">
          <KernIcon name="warning" tone="warning" />
          {t('hints', { n: hints })}
        </span>
      )}
    </span>
  )
}
