import { useLoad } from '../../ui/api/use-load.ts'
import { LoadState } from '../../ui/components/load-state.tsx'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link } from '../../ui/router/router.tsx'
import type { Application } from '../api-types.ts'
import { PortalColumns } from '../parts/portal-columns.tsx'
import { ResumeCode } from '../parts/resume-code.tsx'
import { portalTexts } from '../portal-texts.ts'

/** Everything is saved; this is how to come back. */
export function LaterPage({ id }: { readonly id: string }) {
  const { t } = portalTexts.useTexts()
  const application = useLoad<Application>(`/v2/applications/${id}`)
  return (
    <PortalColumns>
      <LoadState loaded={application}>
        {({ resumeCode }) => (
          <>
            <PageHeading title={t('laterTitle')} app={t('app')} className="kern-heading-large" />
            <p>{t('laterDone')}</p>
            <section className="lz-asidebox lz-narrow">
              <ResumeCode code={resumeCode} />
            </section>
            <div className="lz-btns">
              <Link to={`/applications/${id}`} className="kern-btn kern-btn--secondary">
                <span className="kern-label">{t('laterContinue')}</span>
              </Link>
              <Link to="/" className="kern-btn kern-btn--tertiary">
                <span className="kern-label">{t('backHome')}</span>
              </Link>
            </div>
          </>
        )}
      </LoadState>
    </PortalColumns>
  )
}
