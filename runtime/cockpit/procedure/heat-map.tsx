import { lazy, Suspense, useMemo, useState } from 'react'
import type { ProcedureReport } from '../../cockpit-figures/get-procedure.ts'
import { useLoad } from '../../ui/api/use-load.ts'
import { DataTable } from '../../ui/components/data-table.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { fitsPicture } from '../../ui/diagram/fits-picture.ts'
import type { DiagramMarks } from '../../ui/diagram/marks.ts'
import { cockpitTexts } from '../cockpit-texts.ts'
import { countWords, durationWords } from '../figure-words.ts'
import { heatLevel } from './heat-level.ts'
import { procedureTexts } from './procedure-texts.ts'

const DiagramViewer = lazy(() => import('../../ui/diagram/diagram-viewer.tsx'))

/** Where time is lost: the process with median times and counts, or the same as a table. */
export function HeatMap({ report, processId, version }: HeatMapProps) {
  const { t } = procedureTexts.useTexts()
  const texts = cockpitTexts.useTexts()
  const [view, setView] = useState<'picture' | 'table'>(() => (fitsPicture() ? 'picture' : 'table'))
  const xml = useLoad<string>(
    `/v2/cockpit/procedures/${processId}/bpmn${version ? `?version=${version}` : ''}`,
  )
  const steps = report.elements.filter((element) => element.name !== null && element.waits)
  const marks = useMemo(() => marksOf(steps, texts, t), [steps, texts, t])
  const timed = steps.filter((step) => step.medianHours !== null)
  const slowest = timed.toSorted((one, other) => (other.medianHours ?? 0) - (one.medianHours ?? 0))[0]
  const summary = slowest
    ? t('longest', { step: slowest.name ?? '', time: durationWords((slowest.medianHours ?? 0) / 24, texts) })
    : t('noTimes')
  return (
    <figure className="lz-figure">
      <figcaption>
        <div>
          <h2 className="lz-h2">{t('whereTime')}</h2>
          <p className="lz-meta">
            {t('whereTimeText')} {summary}
          </p>
        </div>
        <span className="lz-row lz-row--16 lz-row--wrap">
          {view === 'picture' && <Legend />}
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend in the picture's head. */}
          <span className="lz-seg" role="group" aria-label={t('view')}>
            {(['picture', 'table'] as const).map((name) => (
              <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
                {t(name)}
              </button>
            ))}
          </span>
        </span>
      </figcaption>
      {view === 'table' ? (
        <StepTable steps={steps} />
      ) : (
        <LoadState loaded={xml}>
          {(model) => (
            <Suspense fallback={<p className="lz-loading">{t('loadingDiagram')}</p>}>
              <DiagramViewer
                xml={model}
                marks={marks}
                name={t('diagram', { name: report.name })}
                summary={summary}
              />
            </Suspense>
          )}
        </LoadState>
      )}
    </figure>
  )
}

interface HeatMapProps {
  readonly report: ProcedureReport
  readonly processId: string
  readonly version: string
}

type Step = ProcedureReport['elements'][number]

function marksOf(
  steps: readonly Step[],
  texts: ReturnType<typeof cockpitTexts.useTexts>,
  t: ReturnType<typeof procedureTexts.useTexts>['t'],
): DiagramMarks {
  return {
    heat: steps.flatMap((step) =>
      step.medianHours === null
        ? []
        : [
            {
              id: step.elementId,
              level: heatLevel(step.medianHours),
              label: durationWords(step.medianHours / 24, texts),
            },
          ],
    ),
    counts: steps.flatMap((step) =>
      step.active === null ? [] : [{ id: step.elementId, label: t('herePill', { count: step.active }) }],
    ),
  }
}

function Legend() {
  const { t } = procedureTexts.useTexts()
  return (
    <span className="lz-legend lz-hide-s">
      {([1, 2, 3, 4, 5] as const).map((level) => (
        <span key={level}>
          <i className={`lz-heatkey-${level}`} />
          {t(`legend${level}`)}
        </span>
      ))}
    </span>
  )
}

function StepTable({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = procedureTexts.useTexts()
  const texts = cockpitTexts.useTexts()
  return (
    <DataTable
      caption={t('stepCaption')}
      tight
      rows={steps}
      rowKey={(step) => step.elementId}
      columns={[
        { id: 'step', header: t('step'), names: true, cell: (step) => step.name },
        { id: 'active', header: t('active'), numeric: true, cell: (step) => countWords(step.active, texts) },
        {
          id: 'done',
          header: t('completed'),
          numeric: true,
          cell: (step) => countWords(step.completed, texts),
        },
        {
          id: 'time',
          header: t('medianTime'),
          numeric: true,
          cell: (step) => durationWords(step.medianHours === null ? null : step.medianHours / 24, texts),
        },
      ]}
    />
  )
}
