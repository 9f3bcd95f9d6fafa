import { useState } from 'react'
import type { AnswerError } from '../../../forms/answers/validate-answers-with.ts'
import type { FormDocument } from '../../../forms/document.ts'
import type { Answers } from '../../../forms/fields/answers.ts'
import { FormPages } from '../../../forms/render/index.ts'
import { api } from '../../ui/api/client.ts'
import { ProblemError } from '../../ui/api/problem-error.ts'
import { useLoad } from '../../ui/api/use-load.ts'
import { Alert } from '../../ui/components/alert.tsx'
import { Button } from '../../ui/components/button.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { KernIcon } from '../../ui/icons/kern-icon.tsx'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link, useRoute } from '../../ui/router/router.tsx'
import type { ApplicationStatus, OpenRequest } from '../api-types.ts'
import { PortalColumns } from '../parts/portal-columns.tsx'
import { portalTexts } from '../portal-texts.ts'

/** Answering something the office asked for. */
export function RequestPage({ id, taskKey }: { readonly id: string; readonly taskKey: string }) {
  const { t } = portalTexts.useTexts()
  const status = useLoad<ApplicationStatus>(`/v2/applications/${id}/status`)
  return (
    <PortalColumns>
      <LoadState loaded={status}>
        {({ requests }) => {
          const request = requests.find((candidate) => candidate.userTaskKey === taskKey)
          if (request) return <Reply id={id} request={request} />
          return (
            <>
              <PageHeading title={t('requestGone')} app={t('app')} className="kern-heading-large" />
              <p>{t('requestGoneText')}</p>
              <Link to={`/applications/${id}/status`}>{t('toStatus')}</Link>
            </>
          )
        }}
      </LoadState>
    </PortalColumns>
  )
}

function Reply({ id, request }: { readonly id: string; readonly request: OpenRequest }) {
  const { t, language } = portalTexts.useTexts()
  const { navigate, query } = useRoute()
  const [data, setData] = useState<Answers>(request.data)
  const [refused, setRefused] = useState<readonly AnswerError[]>([])
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const here = `/applications/${id}/requests/${request.userTaskKey}`
  const send = async (answers: Answers) => {
    if (busy) return
    setBusy(true)
    setFailed(false)
    try {
      await api.post(`/v2${here}/completion`, { data: answers, language })
      navigate(`/applications/${id}/status`, { replace: true })
    } catch (error) {
      const errors = error instanceof ProblemError ? error.body.errors : undefined
      if (Array.isArray(errors)) setRefused(errors as readonly AnswerError[])
      else setFailed(true)
      setBusy(false)
    }
  }
  return (
    <FormPages
      document={request.form ?? emptyForm}
      data={data}
      current={request.data}
      onChange={setData}
      language={language}
      page={query.get('page') ?? ''}
      onPage={(page) => navigate(`${here}?page=${encodeURIComponent(page)}`)}
      service={`${t('requestTitle')} – ${t('app')}`}
      onSend={(answers) => void send(answers)}
      refused={refused}
      back={
        <Link to={`/applications/${id}/status`} className="lz-back">
          <KernIcon name="arrow-back" />
          {t('back')}
        </Link>
      }
      finish={(check) => (
        <div className="lz-stack lz-s16">
          {failed && <Alert kind="danger" title={t('unreachable')} />}
          <div className="lz-btns">
            <Button variant="primary" busy={busy} onClick={check}>
              {busy ? t('sending') : t('requestSend')}
            </Button>
          </div>
        </div>
      )}
    />
  )
}

/** A task without a form only wants to be confirmed. */
const emptyForm: FormDocument = {
  format: 1,
  id: 'empty',
  fields: [],
  pages: [],
  rules: [],
  texts: {},
  meta: {},
  schema: {},
}
