import { useState } from 'react'
import type { ProcedureReport } from '../../cockpit-figures/get-procedure.ts'
import { useLoad } from '../../ui/api/use-load.ts'
import { LoadState } from '../../ui/components/load-state.tsx'
import { SelectField } from '../../ui/components/select-field.tsx'
import { useEvents } from '../../ui/events/use-events.ts'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link, useRoute } from '../../ui/router/router.tsx'
import { cockpitTexts } from '../cockpit-texts.ts'
import { CsvButton } from '../csv-button.tsx'
import { figureWords } from '../figure-words.ts'
import { PeriodForm } from '../period-form.tsx'
import { CaseDrillDown } from './case-drill-down.tsx'
import { HeatMap } from './heat-map.tsx'
import { OfficeComparison } from './office-comparison.tsx'
import { procedureTexts } from './procedure-texts.ts'
import { ProcedureTiles } from './procedure-tiles.tsx'

/** One procedure: figures, where time is lost, offices compared, cases one may open. */
export function ProcedurePage({ processId }: { readonly processId: string }) {
  const { query } = useRoute()
  const asked = new URLSearchParams()
  for (const name of ['tenant', 'from', 'to', 'version'])
    if (query.get(name)) asked.set(name, query.get(name) ?? '')
  const id = encodeURIComponent(processId)
  const loaded = useLoad<ProcedureReport>(`/v2/cockpit/procedures/${id}?${asked}`)
  useEvents(['case'], loaded.reload)
  return (
    <main id="content" className="lz-main lz-stack lz-s24" tabIndex={-1}>
      <LoadState loaded={loaded}>
        {(report) => <Report report={report} processId={processId} asked={asked} />}
      </LoadState>
    </main>
  )
}

interface ReportProps {
  readonly report: ProcedureReport
  readonly processId: string
  readonly asked: URLSearchParams
}

function Report({ report, processId, asked }: ReportProps) {
  const { t } = procedureTexts.useTexts()
  const texts = cockpitTexts.useTexts()
  const tenant = asked.get('tenant') ?? ''
  const version = asked.get('version') ?? ''
  const { finished } = report.tiles
  return (
    <>
      <div className="lz-row lz-between lz-row--wrap">
        <div>
          <nav aria-label={t('crumbs')}>
            <ol className="lz-crumbs">
              <li>
                <Link to="/">{t('procedures')}</Link>
              </li>
              <li>{report.name}</li>
            </ol>
          </nav>
          <PageHeading title={report.name} app={texts.t('title')} />
        </div>
        <CsvButton name={processId} rows={() => csvRows(report, texts)} />
      </div>
      <Filters
        key={`${asked} ${report.period.from} ${report.period.to}`}
        report={report}
        processId={processId}
        tenant={tenant}
        version={version}
      />
      <p className="lz-meta" role="status">
        {finished === null ? t('statusFew') : t('status', { count: finished })}
      </p>
      <ProcedureTiles tiles={report.tiles} />
      <HeatMap report={report} processId={processId} version={version} />
      <OfficeComparison report={report} tenant={tenant} />
      <CaseDrillDown cases={report.cases} />
    </>
  )
}

function Filters({ report, processId, tenant, version }: FiltersProps) {
  const { t } = procedureTexts.useTexts()
  const texts = cockpitTexts.useTexts()
  const { navigate } = useRoute()
  const [office, setOffice] = useState(tenant)
  const [chosen, setChosen] = useState(version)
  const apply = (period: { readonly from: string; readonly to: string }) => {
    const next = new URLSearchParams(period)
    if (office) next.set('tenant', office)
    if (chosen) next.set('version', chosen)
    navigate(`/procedures/${encodeURIComponent(processId)}?${next}`)
  }
  return (
    <PeriodForm {...report.period} onApply={apply}>
      <SelectField
        label={texts.t('office')}
        value={office}
        options={[
          { value: '', label: texts.t('allOffices') },
          ...report.offices.map(({ tenantId, name }) => ({ value: tenantId, label: name })),
        ]}
        onChange={setOffice}
      />
      <SelectField
        label={t('version')}
        value={chosen}
        options={[
          { value: '', label: t('allVersions') },
          ...report.versions.map((entry) => ({
            value: String(entry.version),
            label: t('versionName', { version: entry.versionTag ?? entry.version }),
          })),
        ]}
        onChange={setChosen}
      />
    </PeriodForm>
  )
}

interface FiltersProps {
  readonly report: ProcedureReport
  readonly processId: string
  readonly tenant: string
  readonly version: string
}

function csvRows(report: ProcedureReport, texts: ReturnType<typeof cockpitTexts.useTexts>) {
  const { t } = texts
  return [
    [t('office'), t('open'), t('finished'), t('overdue'), t('medianLong'), t('p90Long')],
    ...report.offices.map((office) => [
      office.name,
      office.open ?? figureWords(office, 'open', texts),
      office.finished ?? figureWords(office, 'finished', texts),
      office.overdue ?? figureWords(office, 'overdue', texts),
      office.medianDays,
      office.p90Days,
    ]),
  ]
}
