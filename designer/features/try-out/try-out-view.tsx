import '../../../forms/render/forms.css'
import { useEffect, useRef, useState } from 'react'
import type { CompiledProcess, Variables } from '../../../engine/index.ts'
import { createTryOut, TryOut } from '../../../engine/try-out/create-try-out.ts'
import type { TryOutState } from '../../../engine/try-out/try-out-state.ts'
import { Alert } from '../../../runtime/ui/components/alert.tsx'
import { useDraft, useDraftSession } from '../../draft/use-draft.ts'
import { ClockBar } from './clock-bar.tsx'
import { OpenWork } from './open-work.tsx'
import { type Prepared, prepareTryOut } from './prepare-try-out.ts'
import { StartCase } from './start-case.tsx'
import { TryOutPicture } from './try-out-picture.tsx'
import { TryOutStory } from './try-out-story.tsx'
import { tryOutTexts } from './try-out-texts.ts'

/** Plays a case in the browser: the real engine, a virtual clock, every task with its form. */
export function TryOutView() {
  const { t, language } = tryOutTexts.useTexts()
  const session = useDraftSession()
  const { processId, forms } = useDraft()
  const [prepared, setPrepared] = useState<Prepared>()
  const [bpmn, setBpmn] = useState('')
  const [state, setState] = useState<TryOutState>()
  const [failure, setFailure] = useState('')
  const now = useRef('')
  useEffect(() => {
    let gone = false
    session
      .content()
      .then(async (content) => ({ bpmn: content.bpmn, made: await prepareTryOut(content, processId) }))
      .then(
        ({ bpmn: xml, made }) => {
          if (gone) return
          setBpmn(xml)
          setPrepared(made)
        },
        (error: unknown) => setFailure(String(error)),
      )
    return () => {
      gone = true
    }
  }, [session, processId])
  const process = prepared?.process
  if (prepared === undefined) return <p className="lz-loading">…</p>
  if (process === undefined) {
    return (
      <main id="content" className="lz-main lz-scroll">
        <Alert kind="warning" title={t('cannotRun')}>
          <ul>
            {prepared.findings
              .filter(({ severity }) => severity === 'error')
              .map((finding) => (
                <li key={`${finding.code}${finding.element}`}>{finding.message[language]}</li>
              ))}
          </ul>
        </Alert>
        {failure && <p>{failure}</p>}
      </main>
    )
  }
  const setup = {
    processes: prepared.processes,
    decide: (id: string, variables: Variables) => prepared.decide(id, variables, now.current),
  }
  const act = (work: (tryOut: TryOut) => { readonly message: string } | undefined) => {
    if (state === undefined) return
    const tryOut = new TryOut(setup, state)
    now.current = tryOut.now
    const rejection = work(tryOut)
    setFailure(rejection === undefined ? '' : t('rejected', { reason: rejection.message }))
    setState(tryOut.state)
  }
  const begin = (variables: Variables, startElement?: string) => {
    now.current = new Date().toISOString()
    try {
      const started = createTryOut(setup, {
        now: now.current,
        ...(startElement !== undefined && { startElement }),
        variables: { ...variables, case: played(process) },
      })
      setState(started.state)
      setFailure('')
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    }
  }
  const tryOut = state === undefined ? undefined : new TryOut(setup, state)
  return (
    <>
      {tryOut && (
        <ClockBar
          tryOut={tryOut}
          processes={prepared.processes}
          onAct={act}
          onRestart={() => setState(undefined)}
        />
      )}
      <main id="content" className="lz-3pane lz-3pane--try lz-designer">
        <section className="lz-pane lz-pane--l lz-stack" aria-label={t('next')} data-pane="outline">
          {failure && <Alert kind="danger" title={failure} />}
          {tryOut === undefined ? (
            <StartCase process={process} onStart={begin} />
          ) : (
            <OpenWork
              tryOut={tryOut}
              processes={prepared.processes}
              forms={{ ...prepared.calledForms, ...forms }}
              onAct={act}
            />
          )}
        </section>
        <div className="lz-col lz-scroll">
          <TryOutPicture bpmn={bpmn} tryOut={tryOut} process={process} />
          {tryOut && <TryOutStory tryOut={tryOut} processes={prepared.processes} />}
        </div>
      </main>
    </>
  )
}

export type Act = (work: (tryOut: TryOut) => { readonly message: string } | undefined) => void

/** What the service would add when a case starts. */
const played = (process: CompiledProcess) => ({
  fileNumber: `${process.case?.prefix ?? 'VF'}-26-000001`,
  receivedOn: new Date().toISOString().slice(0, 10),
})
