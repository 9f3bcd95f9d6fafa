import { useEffect } from 'react'
import { useLoad } from '../../ui/api/use-load.ts'
import { DocumentList } from '../../ui/components/document-list.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { KernIcon } from '../../ui/icons/kern-icon.tsx'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link } from '../../ui/router/router.tsx'
import { useUser } from '../../ui/session/session.tsx'
import type { Application, ApplicationStatus, Service } from '../api-types.ts'
import { PlainSteps } from '../parts/plain-steps.tsx'
import { PortalColumns } from '../parts/portal-columns.tsx'
import { RequestCard } from '../parts/request-card.tsx'
import { portalTexts } from '../portal-texts.ts'

/** Where an application stands: whose turn it is, the plain steps, the papers. */
export function StatusPage({ id }: { readonly id: string }) {
  const { t, language, date } = portalTexts.useTexts()
  const user = useUser()
  const application = useLoad<Application>(`/v2/applications/${id}`)
  const services = useLoad<{ items: readonly Service[] }>('/v2/services')
  const status = useLoad<ApplicationStatus>(`/v2/applications/${id}/status`)
  useReloadOnReturn(status.reload)
  const service = services.data?.items.find(({ processId }) => processId === application.data?.processId)
  const name = service?.name[language] ?? ''
  return (
    <LoadState loaded={status}>
      {(found) => (
        <PortalColumns
          aside={
            <section className="lz-asidebox" aria-labelledby="office">
              <h2 className="lz-h2" id="office">
                {t('officeTitle')}
              </h2>
              <p>
                <small>{found.officeName}</small>
              </p>
            </section>
          }
        >
          <div>
            <Link to="/" className="lz-back">
              <KernIcon name="arrow-back" />
              {t('allApplications')}
            </Link>
            <PageHeading title={t('statusTitle', { name })} app={t('app')} className="kern-heading-large" />
            <p className="lz-row lz-row--wrap lz-factline">
              <span>
                {t('number')} <b className="lz-ltr">{found.fileNumber}</b>
              </span>
              <span>{t('forPerson', { name: user.name })}</span>
              <span className="lz-txt-muted">{t('asOf', { date: date(new Date().toISOString()) })}</span>
            </p>
          </div>
          {found.requests.map((request) => (
            <RequestCard key={request.userTaskKey} id={id} request={request} />
          ))}
          <section aria-labelledby="steps">
            <h2 className="kern-heading-medium lz-gap20" id="steps">
              {t('nextSteps')}
            </h2>
            {found.finished && <p className="lz-gap20">{found.waitingFor[language]}</p>}
            <PlainSteps status={found} />
            {!found.finished && found.requests.length === 0 && found.until && (
              <p>{t('decisionUntil', { date: date(found.until) })}</p>
            )}
          </section>
          <section className="lz-stack lz-s12" aria-labelledby="documents">
            <h2 className="kern-heading-medium" id="documents">
              {t('documents')}
            </h2>
            <DocumentList documents={found.documents} roomy />
          </section>
        </PortalColumns>
      )}
    </LoadState>
  )
}

/** Coming back to the window shows what happened meanwhile. */
function useReloadOnReturn(reload: () => void): void {
  useEffect(() => {
    const onReturn = () => {
      if (document.visibilityState === 'visible') reload()
    }
    document.addEventListener('visibilitychange', onReturn)
    return () => document.removeEventListener('visibilitychange', onReturn)
  }, [reload])
}
