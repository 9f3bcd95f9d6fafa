import { useLoad } from '../../ui/api/use-load.ts'
import { LoadState } from '../../ui/components/load-state.tsx'
import { KernIcon } from '../../ui/icons/kern-icon.tsx'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link } from '../../ui/router/router.tsx'
import type { Application } from '../api-types.ts'
import { PortalColumns } from '../parts/portal-columns.tsx'
import { portalTexts } from '../portal-texts.ts'

/** The application has arrived: number, copy, what happens next. */
export function SentPage({ id }: { readonly id: string }) {
  const { t, date, time } = portalTexts.useTexts()
  const application = useLoad<Application>(`/v2/applications/${id}`)
  return (
    <PortalColumns>
      <LoadState loaded={application}>
        {({ fileNumber, sentAt, officeName }) => (
          <>
            <section className="lz-sent">
              <KernIcon name="success" size="large" tone="success" />
              <div>
                <PageHeading title={t('sentTitle')} app={t('app')} className="kern-heading-large" />
                <p>
                  {t('sentNumber')}: <b className="lz-ltr">{fileNumber}</b>
                </p>
                {sentAt && (
                  <p>{t('sentText', { office: officeName, date: date(sentAt), time: time(sentAt) })}</p>
                )}
              </div>
            </section>
            <p>
              <a className="lz-row lz-receipt" href={`/v2/applications/${id}/receipt`} download>
                <KernIcon name="download" size="default" />
                {t('receipt')}
              </a>
            </p>
            <section>
              <h2 className="kern-heading-medium">{t('sentNext')}</h2>
              <p>{t('sentNextText')}</p>
            </section>
            <div className="lz-btns">
              <Link to={`/applications/${id}/status`} className="kern-btn kern-btn--primary">
                <span className="kern-label">{t('toStatus')}</span>
              </Link>
            </div>
          </>
        )}
      </LoadState>
    </PortalColumns>
  )
}
