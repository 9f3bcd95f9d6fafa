import type { ReactNode } from 'react'
import { Button } from '../components/button.tsx'
import { StateMessage } from '../components/state-message.tsx'
import { useSession } from './session.tsx'
import { sessionTexts } from './session-texts.ts'
import { SignIn } from './sign-in.tsx'

/** Shows its children only to a signed-in person with one of `roles`; everybody else learns what to do. */
export function SessionGate({ app, roles, children }: SessionGateProps) {
  const session = useSession()
  const { t } = sessionTexts.useTexts()
  if (session.state === 'loading') return <p className="lz-loading">{t('loading')}</p>
  if (session.state === 'unreachable') {
    return (
      <StateMessage title={t('unreachable')} text={t('unreachableText')}>
        <Button onClick={session.retry}>{t('retry')}</Button>
      </StateMessage>
    )
  }
  if (!session.user) return <SignIn app={app} lost={session.lost} />
  if (roles && !roles.some((role) => session.user?.roles.includes(role))) {
    return (
      <StateMessage
        title={t('noAccess', { app })}
        text={t('noAccessText', { name: session.user.name, office: session.user.tenantName })}
      >
        <Button onClick={() => void session.signOut()}>{t('signOut')}</Button>
        <a href="/">{t('otherApps')}</a>
      </StateMessage>
    )
  }
  return children
}

interface SessionGateProps {
  /** Name of the app as people know it: `Schreibtisch`. */
  readonly app: string
  readonly roles?: readonly string[]
  readonly children: ReactNode
}
