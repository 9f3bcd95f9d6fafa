import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { ProblemError } from '../../../runtime/ui/api/problem-error.ts'
import { Alert } from '../../../runtime/ui/components/alert.tsx'
import { useEvents } from '../../../runtime/ui/events/use-events.ts'
import { useLanguage } from '../../../runtime/ui/texts/language.ts'
import { designerTexts } from '../../designer-texts.ts'
import { type DraftSession, openDraftSession } from '../../draft/draft-session.ts'
import { procedureApi } from '../../draft/procedure-api.ts'
import { DraftContext, useDraft } from '../../draft/use-draft.ts'
import { WorkbenchContext } from '../model/use-workbench.ts'
import { openWorkbench, type Workbench } from '../model/workbench.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import { DocBar } from './doc-bar.tsx'
import { LockedModel } from './locked-model.tsx'
import { workspaceTexts } from './workspace-texts.ts'

const ModelView = lazy(async () => ({ default: (await import('../model/model-view.tsx')).ModelView }))
const FormsView = lazy(async () => ({ default: (await import('../form-editor/forms-view.tsx')).FormsView }))
const TablesView = lazy(async () => ({ default: (await import('../tables/tables-view.tsx')).TablesView }))
const TryOutView = lazy(async () => ({ default: (await import('../try-out/try-out-view.tsx')).TryOutView }))
const CompareView = lazy(async () => ({ default: (await import('../compare/compare-view.tsx')).CompareView }))
const VersionsView = lazy(async () => ({
  default: (await import('../compare/versions-view.tsx')).VersionsView,
}))

/** One procedure: opens its draft and keeps it open while the person moves between the views. */
export default function WorkspacePage({
  processId,
  view,
}: {
  readonly processId: string
  readonly view: string
}) {
  const [session, setSession] = useState<DraftSession>()
  const [problem, setProblem] = useState('')
  useEffect(() => {
    let opened: DraftSession | undefined
    let gone = false
    procedureApi.draft(processId).then(
      (draft) => {
        if (gone) return
        opened = openDraftSession(draft)
        setSession(opened)
      },
      (error: unknown) => setProblem(error instanceof ProblemError ? error.detail : String(error)),
    )
    return () => {
      gone = true
      void opened?.flush().then(() => opened?.close())
    }
  }, [processId])
  const { t } = designerTexts.useTexts()
  if (problem) {
    return (
      <main id="content" className="lz-main">
        <Alert kind="danger" title={problem} />
      </main>
    )
  }
  if (session === undefined) return <p className="lz-loading">{t('loading')}</p>
  return (
    <DraftContext value={session}>
      <OpenWorkspace session={session} view={view} />
    </DraftContext>
  )
}

function OpenWorkspace({ session, view }: { readonly session: DraftSession; readonly view: string }) {
  const { reviewState, processId, author, save } = useDraft()
  const language = useLanguage()
  const { t } = workspaceTexts.useTexts()
  const [bench, setBench] = useState<Workbench>()
  const [broken, setBroken] = useState('')
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (save !== 'unsaved' && save !== 'saving') return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    const hide = () => document.visibilityState === 'hidden' && void session.flush()
    addEventListener('beforeunload', warn)
    document.addEventListener('visibilitychange', hide)
    return () => {
      removeEventListener('beforeunload', warn)
      document.removeEventListener('visibilitychange', hide)
    }
  }, [save, session])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` opens the model anew after a reload.
  useEffect(() => {
    let opened: Workbench | undefined
    let gone = false
    setBroken('')
    openWorkbench(session, language).then(
      (made) => {
        opened = made
        if (gone) made.close()
        else setBench(made)
      },
      (error: unknown) => setBroken(error instanceof Error ? error.message : String(error)),
    )
    return () => {
      gone = true
      setBench(undefined)
      void (opened === undefined ? undefined : session.content().then(() => opened?.close()))
    }
  }, [session, language, round])
  const reopen = () => setRound((n) => n + 1)
  const reload = () =>
    void procedureApi.draft(processId).then((draft) => {
      session.dropModelSource()
      session.adopt(draft)
      reopen()
    })
  useEvents(['procedure'], (hint) => {
    if (hint.key !== processId || session.getState().save === 'unsaved') return
    void procedureApi.draft(processId).then((draft) => {
      const now = session.getState()
      if (draft.state !== now.reviewState && draft.rev === now.rev) session.adopt(draft)
    })
  })
  let body: ReactNode
  if (broken)
    body = (
      <main id="content" className="lz-main">
        <Alert kind="danger" title={t('modelBroken', { reason: broken })} />
      </main>
    )
  else if (bench === undefined) body = <p className="lz-loading">…</p>
  else body = <View view={view} locked={reviewState === 'review'} />
  return (
    <>
      <DocBar view={view} author={author} onChanged={reopen} />
      {save === 'conflict' && <ConflictNotice onReload={reload} onReopen={reopen} />}
      <WorkbenchContext value={bench ?? null}>
        <Suspense fallback={<p className="lz-loading">…</p>}>{body}</Suspense>
      </WorkbenchContext>
    </>
  )
}

function View({ view, locked }: { readonly view: string; readonly locked: boolean }) {
  if (view === 'compare') return <CompareView />
  if (view === 'versions') return <VersionsView />
  if (view === 'try') return <TryOutView />
  if (locked) return <LockedModel />
  if (view === 'forms') return <FormsView />
  if (view === 'tables') return <TablesView />
  return <ModelView />
}
