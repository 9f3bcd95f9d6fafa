import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ProblemError } from '../../ui/api/problem-error.ts'
import { Alert } from '../../ui/components/alert.tsx'
import { Button } from '../../ui/components/button.tsx'
import { TextField } from '../../ui/components/text-field.tsx'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { useSession } from '../../ui/session/session.tsx'
import { portalTexts } from '../portal-texts.ts'

type Problem = 'signInMissing' | 'signInWrong' | 'signInLater' | 'unreachable'

/** Sign-in inside the portal; the page asked for follows at once. */
export function SignInForm({ lost }: { readonly lost: boolean }) {
  const { t } = portalTexts.useTexts()
  const { signIn } = useSession()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) alert.current?.focus()
  }, [problem])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setProblem(null)
    if (username.trim() === '' || password === '') return setProblem('signInMissing')
    setBusy(true)
    try {
      await signIn(username.trim(), password)
    } catch (error) {
      setProblem(problemOf(error))
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="lz-stack lz-s24 lz-narrow" noValidate>
      {lost && !problem && <Alert kind="info" title={t('sessionLost')} />}
      {problem && <Alert kind="danger" title={t(problem)} focusRef={alert} />}
      <PageHeading
        title={t('signInTitle')}
        app={t('app')}
        className="kern-heading-large"
        {...(problem ? { prefix: t('error') } : {})}
      />
      <p>{t('signInText')}</p>
      <TextField label={t('username')} value={username} onChange={setUsername} autoComplete="username" />
      <TextField
        label={t('password')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <div className="lz-btns">
        <Button variant="primary" type="submit" busy={busy}>
          {busy ? t('signingIn') : t('signIn')}
        </Button>
      </div>
    </form>
  )
}

function problemOf(error: unknown): Problem {
  const status = error instanceof ProblemError ? error.status : 0
  if (status === 400 || status === 401 || status === 403) return 'signInWrong'
  return status === 429 ? 'signInLater' : 'unreachable'
}
