import { useState } from 'react'
import { Alert } from '../../../runtime/ui/components/alert.tsx'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { Icon } from '../../../runtime/ui/icons/icon.tsx'
import { KernIcon } from '../../../runtime/ui/icons/kern-icon.tsx'
import { useRoute } from '../../../runtime/ui/router/router.tsx'
import type { DraftFinding } from '../../draft/procedure-api.ts'
import { useDraft, useDraftSession } from '../../draft/use-draft.ts'
import { useWorkbench } from '../model/use-workbench.ts'
import { findingsTexts } from './findings-texts.ts'
import { fixAll, fixOne } from './fix-findings.ts'

/** What the checks found, in plain words: show jumps there, fix repairs it as one undoable step. */
export function FindingsPane() {
  const { t, language } = findingsTexts.useTexts()
  const { findings } = useDraft()
  const session = useDraftSession()
  const bench = useWorkbench()
  const show = useShowFinding()
  const [folded, setFolded] = useState(false)
  const [failure, setFailure] = useState('')
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const fixable = findings.filter(({ fix, part }) => fix !== undefined && part === undefined)
  const run = (work: Promise<void>) => {
    setFailure('')
    work.then(
      () => void session.flush(),
      (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
    )
  }
  return (
    <section className="lz-findings" aria-label={t('title', { n: findings.length })} data-pane="findings">
      <header>
        <h2 className="lz-h3">{t('title', { n: findings.length })}</h2>
        <span className="lz-meta" role="status">
          {t('errors', { n: errors })}
        </span>
        <span className="lz-grow" />
        {fixable.length > 1 && (
          <Button small variant="tertiary" onClick={() => run(fixAll(session, bench))}>
            {t('fixAll')}
          </Button>
        )}
        <button type="button" className="lz-tool" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          <Icon name={folded ? 'up' : 'down'} />
          {folded ? t('unfold') : t('fold')}
        </button>
      </header>
      {failure && <Alert kind="danger" title={t('failed', { reason: failure })} />}
      {!folded && findings.length > 0 && (
        <ul>
          {findings.map((finding, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one element may have the same finding twice.
            <li key={`${finding.code}-${finding.element}-${index}`}>
              <KernIcon
                name={finding.severity === 'error' ? 'danger' : 'warning'}
                tone={finding.severity === 'error' ? 'danger' : 'warning'}
              />
              <p>
                <span className="kern-sr-only">
                  {finding.severity === 'error' ? t('error') : t('hint')}:{' '}
                </span>
                {finding.part && <b>{t(finding.part.kind, { id: finding.part.id })}: </b>}
                {finding.message[language]}
              </p>
              {(finding.element !== undefined || finding.part !== undefined) && (
                <button type="button" className="lz-tool" onClick={() => show(finding)}>
                  {t('show')}
                  <span className="kern-sr-only">: {finding.message[language]}</span>
                </button>
              )}
              {finding.fix && finding.part === undefined && (
                <Button small className="lz-fix" onClick={() => run(fixOne(session, bench, finding))}>
                  {finding.fix.label[language]}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Jumps to what a finding is about: the step on the canvas, the form, or the table. */
function useShowFinding(): (finding: DraftFinding) => void {
  const bench = useWorkbench()
  const { navigate } = useRoute()
  const { processId } = useDraft()
  return (finding) => {
    const base = `/procedures/${encodeURIComponent(processId)}`
    if (finding.part?.kind === 'form') {
      const field = finding.element === undefined ? '' : `&field=${encodeURIComponent(finding.element)}`
      navigate(`${base}/forms?form=${encodeURIComponent(finding.part.id)}${field}`)
    } else if (finding.part?.kind === 'decision') {
      navigate(`${base}/tables?file=${encodeURIComponent(finding.part.id)}`)
    } else if (finding.element !== undefined) {
      bench.select(finding.element)
      bench.modeler.get('canvas').focus()
    }
  }
}
