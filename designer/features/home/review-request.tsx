import { Button } from '../../../runtime/ui/components/button.tsx'
import { Icon } from '../../../runtime/ui/icons/icon.tsx'
import { useRoute } from '../../../runtime/ui/router/router.tsx'
import { useUser } from '../../../runtime/ui/session/session.tsx'
import type { ProcedureSummary } from '../../draft/procedure-api.ts'
import { homeTexts } from './home-texts.ts'

/** A draft that waits for a second person. */
export function ReviewRequest({ item }: { readonly item: ProcedureSummary }) {
  const { t } = homeTexts.useTexts()
  const { navigate } = useRoute()
  const { username, roles } = useUser()
  const { draft } = item
  if (draft === null) return null
  const mine = draft.author === username
  return (
    <section className="lz-card lz-row lz-row--16 lz-row--wrap lz-review" aria-label={t('secondPair')}>
      <Icon name="eye" size={24} className="lz-acti" />
      <div className="lz-grow">
        <b>{t('secondPair')}</b>
        <span className="lz-meta">
          {mine
            ? t('yours', { procedure: item.name })
            : t('asks', { name: draft.authorName, procedure: item.name })}{' '}
          {draft.comment && t('comment', { text: draft.comment })}
        </span>
      </div>
      <Button
        small
        icon="diff"
        variant={mine || !roles.includes('publisher') ? 'secondary' : 'primary'}
        onClick={() => navigate(`/procedures/${encodeURIComponent(item.processId)}/compare`)}
      >
        {mine || !roles.includes('publisher') ? t('look') : t('review')}
      </Button>
    </section>
  )
}
