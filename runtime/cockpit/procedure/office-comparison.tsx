import type { OfficeFigures, ProcedureReport } from '../../cockpit-figures/get-procedure.ts'
import { type Column, DataTable } from '../../ui/components/data-table.tsx'
import { cockpitTexts } from '../cockpit-texts.ts'
import { durationWords, figureWords } from '../figure-words.ts'
import { OfficeBars } from './office-bars.tsx'
import { procedureTexts } from './procedure-texts.ts'

/** Offices side by side: bars and the same numbers as a table. */
export function OfficeComparison({
  report,
  tenant,
}: {
  readonly report: ProcedureReport
  readonly tenant: string
}) {
  const { t } = procedureTexts.useTexts()
  const texts = cockpitTexts.useTexts()
  const { targetDays } = report.tiles
  const number = (
    id: string,
    header: string,
    cell: (office: OfficeFigures) => string,
  ): Column<OfficeFigures> => ({ id, header, numeric: true, cell })
  return (
    <div className="lz-2col">
      <figure className="lz-figure">
        <figcaption>
          <div>
            <h2 className="lz-h2">{t('compare')}</h2>
            <p className="lz-meta">
              {t('compareText')}{' '}
              {targetDays !== null && t('compareTarget', { days: durationWords(targetDays, texts) })}
            </p>
          </div>
        </figcaption>
        <OfficeBars offices={report.offices} targetDays={targetDays} current={tenant} />
      </figure>
      <section className="lz-figure">
        <h2 className="lz-h2 lz-secthead">{t('compareTwin')}</h2>
        <DataTable
          caption={t('compareCaption')}
          tight
          rows={report.offices}
          rowKey={(office) => office.tenantId}
          columns={[
            {
              id: 'office',
              header: texts.t('office'),
              names: true,
              cell: (office) => (office.tenantId === tenant ? <b>{office.name}</b> : office.name),
            },
            number('finished', texts.t('finished'), (office) => figureWords(office, 'finished', texts)),
            number('open', texts.t('open'), (office) => figureWords(office, 'open', texts)),
            number('overdue', texts.t('overdue'), (office) => figureWords(office, 'overdue', texts)),
            number('median', texts.t('median'), (office) => durationWords(office.medianDays, texts)),
            number('p90', texts.t('p90'), (office) => durationWords(office.p90Days, texts)),
          ]}
        />
        <p className="lz-meta">{texts.t('privacy')}</p>
      </section>
    </div>
  )
}
