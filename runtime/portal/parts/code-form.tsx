import { type FormEvent, useState } from 'react'
import { api } from '../../ui/api/client.ts'
import { ProblemError } from '../../ui/api/problem-error.ts'
import { Button } from '../../ui/components/button.tsx'
import { TextField } from '../../ui/components/text-field.tsx'
import { useRoute } from '../../ui/router/router.tsx'
import type { Application } from '../api-types.ts'
import { portalTexts } from '../portal-texts.ts'

/** Opens an application by the code given when it was saved. */
export function CodeForm() {
  const { t } = portalTexts.useTexts()
  const { navigate } = useRoute()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<'codeMissing' | 'codeUnknown' | 'unreachable' | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(null)
    if (code.trim() === '') return setProblem('codeMissing')
    try {
      const found = await api.get<Application>(`/v2/applications/by-code/${encodeURIComponent(code.trim())}`)
      navigate(`/applications/${found.id}${found.state === 'sent' ? '/status' : ''}`)
    } catch (error) {
      setProblem(error instanceof ProblemError && error.status !== 0 ? 'codeUnknown' : 'unreachable')
    }
  }
  return (
    <form className="lz-codeform" onSubmit={(event) => void submit(event)} noValidate>
      <h3>{t('codeTitle')}</h3>
      <TextField
        label={t('codeLabel')}
        hint={t('codeHint')}
        value={code}
        onChange={setCode}
        autoComplete="off"
        maxLength={20}
        {...(problem ? { error: t(problem) } : {})}
      />
      <Button type="submit">{t('codeOpen')}</Button>
    </form>
  )
}
