import type { ProcedureFigures } from '../../cockpit-figures/list-procedures.ts'
import { useLoad } from '../../ui/api/use-load.ts'
import { type Column, DataTable } from '../../ui/components/data-table.tsx'
import { EmptyState } from '../../ui/components/empty-state.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { useEvents } from '../../ui/events/use-events.ts'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link, useRoute } from '../../ui/router/router.tsx'
import { useUser } from '../../ui/session/session.tsx'
import { cockpitTexts } from '../cockpit-texts.ts'
import { CsvButton } from '../csv-button.tsx'
import { countWords, durationWords, figureWords } from '../figure-words.ts'
import { PeriodForm } from '../period-form.tsx'
import { Tile } from '../tile.tsx'
import { overviewTexts } from './overview-texts.ts'

interface Overview {
  readonly items: readonly ProcedureFigures[]
  readonly period: { readonly from: string; readonly to: string }
}

/** Every procedure and office with its figures. */
export function OverviewPage() {
  const { t, date } = overviewTexts.useTexts()
  const texts = cockpitTexts.useTexts()
  const { query, navigate } = useRoute()
  const asked = new URLSearchParams()
  for (const name of ['from', 'to']) if (query.get(name)) asked.set(name, query.get(name) ?? '')
  const loaded = useLoad<Overview>(`/v2/cockpit/procedures?${asked}`)
  useEvents(['case'], loaded.reload)
  return (
    <main id="content" className="lz-main lz-stack lz-s24" tabIndex={-1}>
      <LoadState loaded={loaded}>
        {({ items, period }) => (
          <>
            <div className="lz-row lz-between lz-row--wrap">
              <div>
                <PageHeading title={t('title')} app={texts.t('title')} />
                <p className="lz-meta" role="status">
                  {t('status', {
                    procedures: new Set(items.map((item) => item.processId)).size,
                    from: date(period.from),
                    to: date(period.to),
                  })}
                </p>
              </div>
              <CsvButton name={t('file')} rows={() => csvRows(items, texts)} />
            </div>
            <PeriodForm
              key={`${period.from} ${period.to}`}
              {...period}
              onApply={(chosen) => navigate(`/?${new URLSearchParams(chosen)}`)}
            />
            {items.length === 0 ? (
              <EmptyState title={t('empty')} text={t('emptyText')} />
            ) : (
              <>
                <Tiles items={items} />
                <section>
                  <h2 className="lz-h2 lz-secthead">{t('figures')}</h2>
                  <FiguresTable items={items} />
                </section>
                <p className="lz-meta">
                  {t('meaning')} {texts.t('privacy')}
                </p>
              </>
            )}
          </>
        )}
      </LoadState>
    </main>
  )
}

function Tiles({ items }: { readonly items: readonly ProcedureFigures[] }) {
  const { t } = overviewTexts.useTexts()
  const texts = cockpitTexts.useTexts()
  const { tenantName } = useUser()
  const totals = items.filter((item) => item.office === null)
  const lines = totals.length > 0 ? totals : items
  const sum = (pick: (item: ProcedureFigures) => number | null) => {
    const shown = lines.flatMap((line) => pick(line) ?? [])
    return shown.length === 0 ? null : shown.reduce((total, value) => total + value, 0)
  }
  const note = (pick: (item: ProcedureFigures) => number | null) =>
    lines.some((line) => pick(line) === null) && sum(pick) !== null ? t('incomplete') : undefined
  return (
    <section>
      <h2 className="kern-sr-only">{t('summary')}</h2>
      <div className="lz-tiles">
        <Tile
          label={t('tileProcedures')}
          value={new Set(items.map((item) => item.processId)).size}
          note={totals.length > 0 ? texts.t('allOffices') : tenantName}
          icon="table"
        />
        <Tile
          label={t('tileOpen')}
          value={countWords(
            sum((i) => i.open),
            texts,
          )}
          note={note((i) => i.open)}
        />
        <Tile
          label={t('tileFinished')}
          value={countWords(
            sum((i) => i.finished),
            texts,
          )}
          note={note((i) => i.finished)}
        />
        <Tile
          label={t('tileOverdue')}
          value={countWords(
            sum((i) => i.overdue),
            texts,
          )}
          note={note((i) => i.overdue)}
        />
      </div>
    </section>
  )
}

function FiguresTable({ items }: { readonly items: readonly ProcedureFigures[] }) {
  const { t } = overviewTexts.useTexts()
  const texts = cockpitTexts.useTexts()
  const number = (
    id: string,
    header: string,
    cell: (item: ProcedureFigures) => string,
  ): Column<ProcedureFigures> => ({ id, header, numeric: true, cell })
  const columns: readonly Column<ProcedureFigures>[] = [
    {
      id: 'name',
      header: t('procedure'),
      names: true,
      cell: (item) => (
        <Link
          to={`/procedures/${item.processId}${item.office ? `?tenant=${item.office.tenantId}` : ''}`}
          className="lz-rowlink"
        >
          {item.name}
          <span className="kern-sr-only">, {item.office?.name ?? texts.t('allOffices')}</span>
        </Link>
      ),
    },
    {
      id: 'office',
      header: texts.t('office'),
      cell: (item) => item.office?.name ?? <b>{texts.t('allOffices')}</b>,
    },
    number('open', texts.t('open'), (item) => figureWords(item, 'open', texts)),
    number('finished', texts.t('finished'), (item) => figureWords(item, 'finished', texts)),
    number('overdue', texts.t('overdue'), (item) => figureWords(item, 'overdue', texts)),
    number('median', texts.t('median'), (item) => durationWords(item.medianDays, texts)),
    number('p90', texts.t('p90'), (item) => durationWords(item.p90Days, texts)),
  ]
  return (
    <DataTable
      caption={t('caption')}
      columns={columns}
      rows={items}
      rowKey={(item) => `${item.processId} ${item.office?.tenantId ?? ''}`}
    />
  )
}

function csvRows(items: readonly ProcedureFigures[], texts: ReturnType<typeof cockpitTexts.useTexts>) {
  const { t } = texts
  return [
    [t('procedures'), t('office'), t('open'), t('finished'), t('overdue'), t('medianLong'), t('p90Long')],
    ...items.map((item) => [
      item.name,
      item.office?.name ?? t('allOffices'),
      item.open ?? figureWords(item, 'open', texts),
      item.finished ?? figureWords(item, 'finished', texts),
      item.overdue ?? figureWords(item, 'overdue', texts),
      item.medianDays,
      item.p90Days,
    ]),
  ]
}
