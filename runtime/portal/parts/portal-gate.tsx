import type { ReactNode } from 'react'
import { Alert } from '../../ui/components/alert.tsx'
import { Button } from '../../ui/components/button.tsx'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { useSession } from '../../ui/session/session.tsx'
import { portalTexts } from '../portal-texts.ts'
import { PortalColumns } from './portal-columns.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** Shows its page to a signed-in applicant; everybody else signs in at the same address first. */
export function PortalGate({ children }: { readonly children: ReactNode }) {
  const { t } = portalTexts.useTexts()
  const session = useSession()
  if (session.state === 'loading') return <p className="lz-loading">{t('loading')}</p>
  if (session.state === 'unreachable') {
    return (
      <PortalColumns>
        <PageHeading title={t('signInTitle')} app={t('app')} className="kern-heading-large" />
        <Alert kind="warning" title={t('unreachable')} />
        <Button onClick={session.retry}>{t('retry')}</Button>
      </PortalColumns>
    )
  }
  if (!session.user) {
    return (
      <PortalColumns>
        <SignInForm lost={session.lost} />
      </PortalColumns>
    )
  }
  if (session.user.roles.includes('applicant')) return children
  return (
    <PortalColumns>
      <PageHeading title={t('wrongAccount')} app={t('app')} className="kern-heading-large" />
      <p>{t('wrongAccountText')}</p>
      <Button onClick={() => void session.signOut()}>{t('signOut')}</Button>
    </PortalColumns>
  )
}
