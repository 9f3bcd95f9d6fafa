import { lazy, Suspense, useEffect, useState } from 'react'
import { useLoad } from '../../../runtime/ui/api/use-load.ts'
import { Alert } from '../../../runtime/ui/components/alert.tsx'
import type { Procedure, ProcedureContent } from '../../draft/procedure-api.ts'
import { procedureApi } from '../../draft/procedure-api.ts'
import { useDraft, useDraftSession } from '../../draft/use-draft.ts'
import { changeSentence } from './change-words.ts'
import { type Change, compareContent } from './compare-content.ts'
import { compareTexts } from './compare-texts.ts'
import { readModel } from './read-model.ts'

const DiagramViewer = lazy(() => import('../../../runtime/ui/diagram/diagram-viewer.tsx'))
const groups = ['model', 'form', 'question', 'table'] as const
const signs = { added: ['add', '+'], changed: ['chg', '~'], removed: ['del', '−'] } as const

/** What changed between a published version and the draft: sentences first, picture second. */
export function CompareView() {
  const words = compareTexts.useTexts()
  const { t, date } = words
  const session = useDraftSession()
  const { processId, name } = useDraft()
  const { data } = useLoad<Procedure>(`/v2/procedures/${encodeURIComponent(processId)}`)
  const versions = data?.versions ?? []
  const [from, setFrom] = useState<number>()
  const base = from ?? versions[0]?.version ?? 0
  const [result, setResult] = useState<{ changes: readonly Change[]; after: ProcedureContent }>()
  const [failure, setFailure] = useState('')
  useEffect(() => {
    if (data === undefined) return
    let gone = false
    const before = base === 0 ? Promise.resolve(nothing(processId)) : procedureApi.version(processId, base)
    Promise.all([before, session.content()])
      .then(async ([old, now]) => ({ changes: await compareContent(old, now, readModel), after: now }))
      .then(
        (next) => !gone && setResult(next),
        (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
      )
    return () => {
      gone = true
    }
  }, [data, base, session, processId])
  const changes = result?.changes ?? []
  const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length
  const counts = { added: count('added'), changed: count('changed'), removed: count('removed') }
  return (
    <>
      <section className="lz-toolbar lz-compare-bar" aria-label={t('states')}>
        <label htmlFor="compare-from" className="lz-cap">
          {t('from')}
        </label>
        <select
          id="compare-from"
          className="lz-slot"
          value={base}
          onChange={(event) => setFrom(Number(event.target.value))}
        >
          {versions.map((version) => (
            <option key={version.version} value={version.version}>
              {t('version', { n: version.version, date: date(version.publishedAt) })}
            </option>
          ))}
          <option value={0}>{t('nothing')}</option>
        </select>
        <span className="lz-cap">
          {t('to')} {t('draft')}
        </span>
        <span className="lz-grow" />
        {(['added', 'changed', 'removed'] as const).map((kind) => (
          <span key={kind} className="lz-row">
            <span className={`lz-sign ${signs[kind][0]}`} aria-hidden="true">
              {signs[kind][1]}
            </span>
            {counts[kind]} {t(kind)}
          </span>
        ))}
      </section>
      <main id="content" className="lz-3pane lz-3pane--compare lz-designer">
        <section className="lz-pane lz-pane--l" aria-label={t('list')} data-pane="outline">
          <h2 className="lz-h2">
            <span role="status">{t('changes', { n: changes.length })}</span>
          </h2>
          {failure && <Alert kind="danger" title={failure} />}
          {groups.map((about) => {
            const own = changes.filter((change) => change.about === about)
            if (own.length === 0) return null
            return (
              <section key={about}>
                <h3 className="lz-cap">{t(about)}</h3>
                <ul className="lz-changes">
                  {own.map((change) => (
                    <li key={`${change.form ?? ''}/${change.id}`}>
                      <span
                        className={`lz-sign ${signs[change.kind][0]}`}
                        role="img"
                        aria-label={t(change.kind)}
                      >
                        {signs[change.kind][1]}
                      </span>
                      <p>{changeSentence(change, words)}</p>
                    </li>
                  ))}
                </ul>
              </section>
            )
          })}
        </section>
        <div className="lz-col lz-scroll">
          <div className="lz-stack lz-compare-picture">
            <h2 className="lz-h2">{t('inPicture')}</h2>
            {result && (
              <Suspense fallback={<p className="lz-loading">…</p>}>
                <DiagramViewer
                  xml={result.after.bpmn}
                  name={`${t('picture')} ${name}`}
                  summary={t('summary', counts)}
                  height={480}
                  marks={{
                    signs: changes
                      .filter(({ about, kind }) => about === 'model' && kind !== 'removed')
                      .map(({ id, kind }) => ({
                        id,
                        sign: kind === 'added' ? ('add' as const) : ('chg' as const),
                        label: signs[kind][1],
                      })),
                  }}
                />
              </Suspense>
            )}
            <section className="lz-card">
              <h2 className="lz-h3">{t('running')}</h2>
              <p>{t('runningText')}</p>
            </section>
          </div>
        </div>
      </main>
    </>
  )
}

/** Before the first version there was an empty process. */
const nothing = (processId: string): ProcedureContent => ({
  bpmn: `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="leer" targetNamespace="urn:laufzettel"><bpmn:process id="${processId}" /></bpmn:definitions>`,
  decisions: {},
  forms: {},
})
