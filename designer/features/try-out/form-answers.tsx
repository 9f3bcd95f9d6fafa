import { type FormEvent, useState } from 'react'
import type { Json, Variables } from '../../../engine/index.ts'
import { withReadOnly } from '../../../forms/answers/read-only.ts'
import type { FormDocument } from '../../../forms/document.ts'
import { type AnswerError, type Answers, pruneAnswers, validateAnswers } from '../../../forms/index.ts'
import { AppForm } from '../../../forms/render/app-form.tsx'
import { Alert } from '../../../runtime/ui/components/alert.tsx'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { tryOutTexts } from './try-out-texts.ts'

/** A form as it is filled in for real, checked by the same rules; its answers become variables. */
export function FormAnswers({ form, action, current, onSend, second }: FormAnswersProps) {
  const { t, language } = tryOutTexts.useTexts()
  const [data, setData] = useState<unknown>(current ?? {})
  const [errors, setErrors] = useState<readonly AnswerError[]>([])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const shown = withReadOnly(form, data, current).data
    const verdict = validateAnswers(form, pruneAnswers(form, shown), { language, current })
    setErrors(verdict.ok ? [] : verdict.errors)
    if (!verdict.ok) return
    const answers = verdict.data as { readonly [key: string]: Json }
    onSend(form.meta.variable === undefined ? answers : { [form.meta.variable]: answers })
  }
  return (
    <form className="lz-card lz-stack" noValidate onSubmit={submit}>
      {errors.length > 0 && (
        <Alert kind="danger" title={t('errorsIn')}>
          <ul>
            {errors.map((error) => (
              <li key={`${error.path}${error.keyword}`}>{error.message}</li>
            ))}
          </ul>
        </Alert>
      )}
      <AppForm
        document={form}
        data={data}
        onChange={setData}
        language={language}
        errors={errors}
        current={current}
      />
      <div className="lz-row lz-row--wrap">
        <Button variant="primary" type="submit">
          {action}
        </Button>
        {second}
      </div>
    </form>
  )
}

interface FormAnswersProps {
  readonly form: FormDocument
  readonly action: string
  /** What the form shows at first. */
  readonly current?: Answers
  readonly onSend: (variables: Variables) => void
  readonly second?: React.ReactNode
}
