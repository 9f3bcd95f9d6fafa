import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link } from '../../ui/router/router.tsx'
import { PortalColumns } from '../parts/portal-columns.tsx'
import { portalTexts } from '../portal-texts.ts'

export function NotFoundPage() {
  const { t } = portalTexts.useTexts()
  return (
    <PortalColumns>
      <PageHeading title={t('notFoundTitle')} app={t('app')} className="kern-heading-large" />
      <p>
        <Link to="/">{t('backHome')}</Link>
      </p>
    </PortalColumns>
  )
}
