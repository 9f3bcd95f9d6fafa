import { lazy, Suspense, useMemo, useState } from 'react'
import type { CaseDetail } from '../../cases/get-case.ts'
import { useLoad } from '../../ui/api/use-load.ts'
import { LoadState } from '../../ui/components/load-state.tsx'
import { fitsPicture } from '../../ui/diagram/fits-picture.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { KernIcon } from '../../ui/icons/kern-icon.tsx'
import { caseTexts } from './case-texts.ts'

const DiagramViewer = lazy(() => import('../../ui/diagram/diagram-viewer.tsx'))

/** The process with the way the case took; the same as text on request. */
export function CaseDiagram({ detail }: { readonly detail: CaseDetail }) {
  const { t, date } = caseTexts.useTexts()
  const [asText, setAsText] = useState(() => !fitsPicture())
  const { header, path } = detail
  const xml = useLoad<string>(`/v2/process-definitions/${header.processDefinitionKey}/xml`)
  const names = useMemo(() => new Map(detail.steps.map(({ id, name }) => [id, name])), [detail.steps])
  const marks = useMemo(
    () => ({
      done: path.done,
      taken: path.taken,
      incidents: path.incidents,
      current: path.current.map((place) => ({
        id: place.elementId,
        label: t('hereSince', { date: date(place.since) }),
      })),
    }),
    [path, t, date],
  )
  const here = path.current.flatMap((place) => names.get(place.elementId) ?? [])
  const summary = here.length > 0 ? t('hereList', { steps: here.join(', ') }) : t('nowhere')
  return (
    <section>
      <div className="lz-secthead lz-row--wrap">
        <h2 className="lz-h2">{t('path')}</h2>
        <div className="lz-row lz-row--wrap">
          {!asText && <Legend />}
          <button type="button" className="lz-tool" aria-pressed={asText} onClick={() => setAsText(!asText)}>
            <Icon name="form" size={18} />
            {t('asText')}
          </button>
        </div>
      </div>
      {asText ? (
        <StepList detail={detail} summary={summary} />
      ) : (
        <LoadState loaded={xml}>
          {(model) => (
            <Suspense fallback={<p className="lz-loading">{t('loadingDiagram')}</p>}>
              <DiagramViewer
                xml={model}
                marks={marks}
                name={t('diagramName', { procedure: header.procedureName })}
                summary={summary}
              />
            </Suspense>
          )}
        </LoadState>
      )}
    </section>
  )
}

function Legend() {
  const { t } = caseTexts.useTexts()
  return (
    <span className="lz-legend lz-hide-s">
      <span>
        <KernIcon name="success" tone="success" />
        {t('done')}
      </span>
      <span>
        <Icon name="pin" size={18} />
        {t('here')}
      </span>
      <span>
        <svg width="28" height="6" aria-hidden="true">
          <path d="M0 3h28" stroke="var(--lz-action)" strokeWidth="3.5" />
        </svg>
        {t('taken')}
      </span>
    </span>
  )
}

/** Text twin of the picture: every named step the case reached. */
function StepList({ detail, summary }: { readonly detail: CaseDetail; readonly summary: string }) {
  const { t, dateTime } = caseTexts.useTexts()
  const done = new Set(detail.path.done)
  const since = new Map(detail.path.current.map((place) => [place.elementId, place.since]))
  return (
    <div className="lz-card lz-stack lz-s8">
      <p>{summary}</p>
      <ol className="lz-steplist">
        {detail.steps
          .filter(({ id }) => done.has(id) || since.has(id))
          .map(({ id, name }) => (
            <li key={id}>
              {since.has(id) ? <Icon name="pin" size={18} /> : <KernIcon name="success" tone="success" />}
              {name}: {since.has(id) ? t('hereSince', { date: dateTime(since.get(id) ?? '') }) : t('done')}
            </li>
          ))}
      </ol>
    </div>
  )
}
