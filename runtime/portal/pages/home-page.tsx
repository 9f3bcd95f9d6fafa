import { useState } from 'react'
import { useLoad } from '../../ui/api/use-load.ts'
import { Button } from '../../ui/components/button.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link } from '../../ui/router/router.tsx'
import { useSession } from '../../ui/session/session.tsx'
import type { Service } from '../api-types.ts'
import { MyApplications } from '../parts/my-applications.tsx'
import { PortalColumns } from '../parts/portal-columns.tsx'
import { SignInForm } from '../parts/sign-in-form.tsx'
import { portalTexts } from '../portal-texts.ts'

/** What one can apply for, and one's own applications. */
export function HomePage() {
  const { t, language } = portalTexts.useTexts()
  const session = useSession()
  const services = useLoad<{ items: readonly Service[] }>('/v2/services')
  const [signingIn, setSigningIn] = useState(false)
  if (signingIn && !session.user) {
    return (
      <PortalColumns>
        <SignInForm lost={session.lost} />
      </PortalColumns>
    )
  }
  return (
    <PortalColumns>
      <div>
        <PageHeading title={t('homeTitle')} app={t('app')} className="kern-heading-large" />
        <p className="lz-lead">{t('homeText')}</p>
      </div>
      <section className="lz-stack lz-s16" aria-labelledby="services">
        <h2 className="kern-heading-medium" id="services">
          {t('services')}
        </h2>
        <LoadState loaded={services}>
          {({ items }) => (
            <>
              {items.length === 0 && <p>{t('noServices')}</p>}
              <ul className="lz-servicelist">
                {items.map((service) => (
                  <li key={service.processId} className="lz-card">
                    <h3>{service.name[language]}</h3>
                    <p className="lz-txt-muted">{service.offices.map((office) => office.name).join(', ')}</p>
                    <Link
                      to={`/apply/${encodeURIComponent(service.processId)}`}
                      className="kern-btn kern-btn--primary"
                      label={t('applyFor', { name: service.name[language] })}
                    >
                      <span className="kern-label">{t('apply')}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
        </LoadState>
      </section>
      <section className="lz-stack lz-s16" aria-labelledby="mine">
        <h2 className="kern-heading-medium" id="mine">
          {t('myApplications')}
        </h2>
        {session.user?.roles.includes('applicant') ? (
          <MyApplications services={services.data?.items ?? []} />
        ) : (
          <>
            <p>{t('myApplicationsText')}</p>
            <div className="lz-btns">
              <Button onClick={() => setSigningIn(true)}>{t('signIn')}</Button>
            </div>
          </>
        )}
      </section>
    </PortalColumns>
  )
}
