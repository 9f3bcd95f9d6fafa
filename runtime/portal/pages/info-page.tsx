import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link } from '../../ui/router/router.tsx'
import { PortalColumns } from '../parts/portal-columns.tsx'
import { portalTexts } from '../portal-texts.ts'
import { NotFoundPage } from './not-found-page.tsx'

const topics = {
  privacy: 'privacyText',
  imprint: 'imprintText',
  accessibility: 'accessibilityText',
} as const

/** Privacy, legal notice, accessibility. */
export function InfoPage({ topic }: { readonly topic: string }) {
  const { t } = portalTexts.useTexts()
  if (!isTopic(topic)) return <NotFoundPage />
  return (
    <PortalColumns>
      <PageHeading title={t(topic)} app={t('app')} className="kern-heading-large" />
      <p>{t(topics[topic])}</p>
      <p>
        <Link to="/">{t('backHome')}</Link>
      </p>
    </PortalColumns>
  )
}

function isTopic(text: string): text is keyof typeof topics {
  return Object.hasOwn(topics, text)
}
