import { useLoad } from '../../../runtime/ui/api/use-load.ts'
import { EmptyState } from '../../../runtime/ui/components/empty-state.tsx'
import { LoadState } from '../../../runtime/ui/components/load-state.tsx'
import { PageHeading } from '../../../runtime/ui/router/page-heading.tsx'
import { designerTexts } from '../../designer-texts.ts'
import type { ProcedureSummary } from '../../draft/procedure-api.ts'
import { homeTexts } from './home-texts.ts'
import { ReviewRequest } from './review-request.tsx'

/** Drafts that wait for a second person. */
export function ReviewsPage() {
  const { t } = homeTexts.useTexts()
  const app = designerTexts.useTexts().t('app')
  const loaded = useLoad<{ items: readonly ProcedureSummary[] }>('/v2/procedures')
  return (
    <main id="content" className="lz-main lz-stack lz-s24 lz-designer-home">
      <div>
        <PageHeading title={t('reviewsTitle')} app={`${app} – Laufzettel`} />
        <p className="lz-meta">{t('reviewsText')}</p>
      </div>
      <LoadState loaded={loaded}>
        {({ items }) => {
          const waiting = items.filter((item) => item.draft?.state === 'review')
          if (waiting.length === 0) return <EmptyState title={t('noReviews')} text={t('noReviewsText')} />
          return waiting.map((item) => <ReviewRequest key={item.processId} item={item} />)
        }}
      </LoadState>
    </main>
  )
}
