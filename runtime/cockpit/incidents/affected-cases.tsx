import type { IncidentRow } from '../../cockpit-figures/list-incidents.ts'
import { DataTable } from '../../ui/components/data-table.tsx'
import { Due } from '../../ui/components/due.tsx'
import { useUser } from '../../ui/session/session.tsx'
import { incidentTexts } from './incident-texts.ts'

/** The cases of one incident, to be chosen for a retry. Numbers only, no names. */
export function AffectedCases({ incidents, selected, onSelect }: AffectedCasesProps) {
  const { t, dateTime } = incidentTexts.useTexts()
  const user = useUser()
  const toggle = (key: string) => {
    const next = new Set(selected)
    if (!next.delete(key)) next.add(key)
    onSelect(next)
  }
  const mayOpen = (row: IncidentRow) => user.roles.includes('lead') && row.tenantId === user.tenantId
  return (
    <section>
      <div className="lz-secthead lz-row--wrap">
        <h3 className="lz-h3">{t('affected')}</h3>
        <span className="lz-row">
          <span className="lz-meta">{t('affectedNote')}</span>
          {selected.size < incidents.length && (
            <button
              type="button"
              className="lz-tool"
              onClick={() => onSelect(new Set(incidents.map((row) => row.incidentKey)))}
            >
              {t('selectAll')}
            </button>
          )}
        </span>
      </div>
      <DataTable
        caption={t('affected')}
        tight
        rows={incidents}
        rowKey={(row) => row.incidentKey}
        columns={[
          {
            id: 'select',
            header: t('selectAll'),
            hideHeader: true,
            cell: (row) => (
              <input
                type="checkbox"
                className="lz-cb"
                checked={selected.has(row.incidentKey)}
                aria-label={t('select', { file: row.fileNumber ?? row.processInstanceKey })}
                onChange={() => toggle(row.incidentKey)}
              />
            ),
          },
          {
            id: 'file',
            header: t('file'),
            names: true,
            cell: (row) =>
              mayOpen(row) ? (
                <a href={`/desk/cases/${row.processInstanceKey}`}>{row.fileNumber ?? t('noFile')}</a>
              ) : (
                (row.fileNumber ?? t('noFile'))
              ),
          },
          { id: 'office', header: t('office'), cell: (row) => row.officeName },
          { id: 'due', header: t('due'), cell: (row) => <Due at={row.dueAt} inline /> },
          {
            id: 'since',
            header: t('since'),
            cell: (row) => <time dateTime={row.createdAt}>{dateTime(row.createdAt)}</time>,
          },
        ]}
      />
    </section>
  )
}

interface AffectedCasesProps {
  readonly incidents: readonly IncidentRow[]
  readonly selected: ReadonlySet<string>
  readonly onSelect: (selected: ReadonlySet<string>) => void
}
