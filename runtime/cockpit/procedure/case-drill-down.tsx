import type { CaseRow } from '../../cases/list-cases.ts'
import { DataTable } from '../../ui/components/data-table.tsx'
import { Due } from '../../ui/components/due.tsx'
import { useUser } from '../../ui/session/session.tsx'
import { procedureTexts } from './procedure-texts.ts'

/** Down to the cases, for those who may open them at their desk. */
export function CaseDrillDown({ cases }: { readonly cases: readonly CaseRow[] }) {
  const { t } = procedureTexts.useTexts()
  const { roles } = useUser()
  if (!roles.includes('lead') && !roles.includes('clerk')) return <p className="lz-meta">{t('casesNote')}</p>
  return (
    <section>
      <h2 className="lz-h2 lz-secthead">{t('cases')}</h2>
      {cases.length === 0 ? (
        <p className="lz-meta">{t('noCases')}</p>
      ) : (
        <DataTable
          caption={t('casesCaption')}
          rows={cases}
          rowKey={(row) => row.processInstanceKey}
          columns={[
            {
              id: 'file',
              header: t('file'),
              names: true,
              cell: (row) => (
                <a className="lz-rowlink lz-nowrap" href={`/desk/cases/${row.processInstanceKey}`}>
                  {row.fileNumber}
                </a>
              ),
            },
            { id: 'person', header: t('person'), cell: (row) => row.subject ?? '–' },
            { id: 'where', header: t('where'), cell: (row) => row.openTasks.join(', ') || '–' },
            { id: 'due', header: t('due'), cell: (row) => <Due at={row.dueAt} /> },
          ]}
        />
      )}
    </section>
  )
}
