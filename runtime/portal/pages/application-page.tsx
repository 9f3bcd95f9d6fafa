import { useEffect, useState } from 'react'
import type { AnswerError } from '../../../forms/answers/validate-answers-with.ts'
import type { FormDocument } from '../../../forms/document.ts'
import type { SaveAnswer } from '../../../forms/drafts/draft-machine.ts'
import type { Answers } from '../../../forms/fields/answers.ts'
import { checkPage, DraftNotice, FormPages, useDraft } from '../../../forms/render/index.ts'
import { findText } from '../../../forms/texts/field-text.ts'
import { api } from '../../ui/api/client.ts'
import { ProblemError } from '../../ui/api/problem-error.ts'
import { useLoad } from '../../ui/api/use-load.ts'
import { Button } from '../../ui/components/button.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { KernIcon } from '../../ui/icons/kern-icon.tsx'
import { Link, useRoute } from '../../ui/router/router.tsx'
import type { Application } from '../api-types.ts'
import { PortalColumns } from '../parts/portal-columns.tsx'
import { ResumeCode } from '../parts/resume-code.tsx'
import { SendBox } from '../parts/send-box.tsx'
import { portalTexts } from '../portal-texts.ts'

/** Filling in, saving and returning, checking and sending an application. */
export function ApplicationPage({ id }: { readonly id: string }) {
  const application = useLoad<Application>(`/v2/applications/${id}`)
  const form = useLoad<FormDocument>(`/v2/applications/${id}/form`)
  const { navigate } = useRoute()
  const sent = application.data?.state === 'sent'
  useEffect(() => {
    if (sent) navigate(`/applications/${id}/status`, { replace: true })
  }, [sent, id, navigate])
  return (
    <LoadState loaded={application}>
      {(found) => (
        <LoadState loaded={form}>{(document) => <Editor application={found} form={document} />}</LoadState>
      )}
    </LoadState>
  )
}

function Editor({ application, form }: { readonly application: Application; readonly form: FormDocument }) {
  const { t, language } = portalTexts.useTexts()
  const { navigate, query } = useRoute()
  const page = query.get('page') ?? application.page
  const [refused, setRefused] = useState<readonly AnswerError[]>([])
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [leaving, setLeaving] = useState(false)
  // The page is part of the draft: one comes back to it.
  const draft = useDraft({
    data: { answers: application.data, page },
    rev: application.rev,
    savedAt: application.savedAt,
    save: (kept, rev) => saveDraft(application.id, kept, rev),
  })
  const answers = answersIn(draft.data)
  useWarnBeforeLeaving(draft.state !== 'saved')
  const name = findText(form, language, 'form.title')?.text ?? form.id
  const here = `/applications/${application.id}`
  const { state, saveNow } = draft
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the draft's progress lets the person go.
  useEffect(() => {
    if (!leaving) return
    if (state === 'unsaved') saveNow()
    if (state === 'saved') navigate(`${here}/later`)
  }, [leaving, state])

  const send = async (answers: Answers) => {
    if (busy) return
    setBusy(true)
    setFailed(false)
    try {
      await api.post(`/v2${here}/submission`, { data: answers, language })
      navigate(`${here}/sent`, { replace: true })
    } catch (error) {
      const errors = error instanceof ProblemError ? error.body.errors : undefined
      if (Array.isArray(errors)) setRefused(errors as readonly AnswerError[])
      else setFailed(true)
      setBusy(false)
    }
  }

  return (
    <PortalColumns
      aside={
        <>
          <section className="lz-asidebox" aria-labelledby="later">
            <h2 className="lz-h2" id="later">
              {t('later')}
            </h2>
            <DraftNotice draft={draft} language={language} />
            <ResumeCode code={application.resumeCode} />
          </section>
          {page === checkPage && (
            <section className="lz-asidebox" aria-labelledby="calm">
              <h2 className="lz-h2" id="calm">
                {t('calmTitle')}
              </h2>
              <p>
                <small>{t('calmText')}</small>
              </p>
              <p>
                <button type="button" className="lz-link" onClick={() => print()}>
                  {t('print')}
                </button>
              </p>
            </section>
          )}
        </>
      }
    >
      <FormPages
        document={form}
        data={answers}
        onChange={(next) => draft.change({ answers: next, page })}
        onLeave={draft.saveNow}
        language={language}
        page={page}
        onPage={(next) => {
          draft.change({ answers, page: next })
          draft.saveNow()
          navigate(`${here}?page=${encodeURIComponent(next)}`)
        }}
        service={`${t('service', { name })} – ${t('app')}`}
        onSend={(answers) => void send(answers)}
        refused={refused}
        back={
          <Link to="/" className="lz-back">
            <KernIcon name="arrow-back" />
            {t('allApplications')}
          </Link>
        }
        later={<LaterButton onClick={() => setLeaving(true)} />}
        footnote={<p className="lz-txt-muted lz-foot">{t('canChange')}</p>}
        finish={(check) => (
          <SendBox form={form} busy={busy} failed={failed} onSend={check} onLater={() => setLeaving(true)} />
        )}
      />
    </PortalColumns>
  )
}

function LaterButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = portalTexts.useTexts()
  return <Button onClick={onClick}>{t('later')}</Button>
}

/** What was answered, as the draft keeps it beside the page. */
function answersIn(kept: Answers): Answers {
  return kept.answers as Answers
}

async function saveDraft(id: string, kept: Answers, rev: number): Promise<SaveAnswer<Answers>> {
  try {
    const saved = await api.put<{ rev: number; savedAt: string }>(
      `/v2/applications/${id}`,
      { data: kept.answers, page: kept.page },
      { ifMatch: rev },
    )
    return { ok: true, ...saved }
  } catch (error) {
    const body = error instanceof ProblemError && error.status === 409 ? error.body : {}
    if (typeof body.rev !== 'number') throw error
    return { ok: false, rev: body.rev, data: { ...kept, answers: body.data as Answers } }
  }
}

/** Closing the window with unsaved answers asks first. */
function useWarnBeforeLeaving(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [unsaved])
}
