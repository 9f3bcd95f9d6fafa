import { useState } from 'react'
import type { AnswerError } from '../../../forms/answers/validate-answers-with.ts'
import type { FormDocument } from '../../../forms/document.ts'
import type { Answers } from '../../../forms/fields/answers.ts'
import { FormPages } from '../../../forms/render/form-pages.tsx'
import { api } from '../../ui/api/client.ts'
import { ProblemError } from '../../ui/api/problem-error.ts'
import { useLoad } from '../../ui/api/use-load.ts'
import { Alert } from '../../ui/components/alert.tsx'
import { Button } from '../../ui/components/button.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { TextField } from '../../ui/components/text-field.tsx'
import { Link, useRoute } from '../../ui/router/router.tsx'
import { deskTexts } from '../desk-texts.ts'
import { CounterDone } from './counter-done.tsx'
import { counterTexts } from './counter-texts.ts'

/** The application's form page by page; at the end the day of receipt and one button that opens the case. */
export function CounterForm({ processId }: { readonly processId: string }) {
  const form = useLoad<FormDocument>(`/v2/services/${encodeURIComponent(processId)}/form`)
  return (
    <LoadState loaded={form}>{(document) => <Pages processId={processId} document={document} />}</LoadState>
  )
}

interface Opened {
  readonly processInstanceKey: string
  readonly fileNumber: string
}

function Pages({ processId, document }: { readonly processId: string; readonly document: FormDocument }) {
  const { t, language } = counterTexts.useTexts()
  const desk = deskTexts.useTexts()
  const { query, navigate } = useRoute()
  const [data, setData] = useState<Answers>({})
  const [receivedOn, setReceivedOn] = useState('')
  const [refused, setRefused] = useState<readonly AnswerError[]>()
  const [problem, setProblem] = useState('')
  const [opened, setOpened] = useState<Opened>()
  if (opened) return <CounterDone {...opened} />
  const open = async (answers: Answers) => {
    setProblem('')
    try {
      const body = { processDefinitionId: processId, variables: answers, language }
      setOpened(await api.post<Opened>('/v2/cases', receivedOn ? { ...body, receivedOn } : body))
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setProblem(error.detail)
      if (Array.isArray(error.body.errors) && error.status === 422)
        setRefused(error.body.errors as AnswerError[])
    }
  }
  return (
    <div className="lz-counterform">
      <FormPages
        document={document}
        data={data}
        onChange={setData}
        language={language}
        page={query.get('page') ?? ''}
        onPage={(page) => navigate(`/counter/${processId}?page=${page}`)}
        service={desk.t('title')}
        onSend={(answers) => void open(answers)}
        {...(refused ? { refused } : {})}
        back={
          <Link to="/counter" className="lz-back">
            {t('back')}
          </Link>
        }
        footnote={<p className="lz-meta">{t('notSaved')}</p>}
        finish={(send) => (
          <section className="lz-stack">
            <h2 className="lz-h2">{t('confirmTitle')}</h2>
            <p>{t('confirmText')}</p>
            {problem && (
              <Alert kind="danger" title={t('failed')}>
                {problem}
              </Alert>
            )}
            <TextField
              label={t('received')}
              hint={t('receivedHint')}
              type="date"
              value={receivedOn}
              onChange={setReceivedOn}
            />
            <div className="lz-btns">
              <Button variant="primary" onClick={send}>
                {t('send')}
              </Button>
            </div>
          </section>
        )}
      />
    </div>
  )
}
