import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ProblemError } from '../api/problem-error.ts'
import { Alert } from '../components/alert.tsx'
import { Button } from '../components/button.tsx'
import { TextField } from '../components/text-field.tsx'
import { Logo } from '../icons/logo.tsx'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { useSession } from './session.tsx'
import { sessionTexts } from './session-texts.ts'

/** Sign-in by username and password: paste and password managers work (WCAG 3.3.8). */
export function SignIn({ app, lost }: { readonly app: string; readonly lost: boolean }) {
  const { t } = sessionTexts.useTexts()
  const { signIn } = useSession()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => {
    document.title = `${problem ? `${t('error')}: ` : ''}${t('signIn')} – ${app} – Laufzettel`
    if (problem) alert.current?.focus()
  }, [problem, app, t])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setProblem('')
    if (username.trim() === '' || password === '') return setProblem(t('bothNeeded'))
    setBusy(true)
    try {
      await signIn(username.trim(), password)
    } catch (error) {
      setProblem(plainWords(error, t))
      setBusy(false)
    }
  }
  return (
    <div className="lz-app lz-work">
      <header className="lz-appbar">
        <span className="lz-appbar__brand">
          <Logo />
          <span className="lz-appbar__name">Laufzettel</span>
          <span className="lz-appbar__app">{app}</span>
        </span>
        <span className="lz-grow" />
        <LanguageSwitch />
      </header>
      <main className="lz-signin">
        <h1 className="lz-h1">{t('signIn')}</h1>
        <p className="lz-meta">{t('signInText', { app })}</p>
        {lost && !problem && <Alert kind="info" title={t('lost')} />}
        {problem && <Alert kind="danger" title={problem} focusRef={alert} />}
        <form onSubmit={(event) => void submit(event)} className="lz-stack" noValidate>
          <TextField label={t('username')} value={username} onChange={setUsername} autoComplete="username" />
          <TextField
            label={t('password')}
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
          />
          <Button variant="primary" type="submit" busy={busy}>
            {busy ? t('busy') : t('signIn')}
          </Button>
        </form>
      </main>
    </div>
  )
}

function plainWords(error: unknown, t: ReturnType<typeof sessionTexts.useTexts>['t']): string {
  const status = error instanceof ProblemError ? error.status : 0
  if (status === 401 || status === 403 || status === 400) return t('wrong')
  if (status === 429) return t('tooMany')
  return t('unreachableText')
}
