import { Button } from './button.tsx'
import { componentTexts } from './component-texts.ts'

/** Previous and next page, with the place said in words. */
export function Pager({ page, pageSize, total, onPage }: PagerProps) {
  const { t } = componentTexts.useTexts()
  if (total === 0) return null
  const from = (page - 1) * pageSize + 1
  const to = Math.min(page * pageSize, total)
  return (
    <div className="lz-pager">
      <span className="lz-meta">{t('range', { from, to, total })}</span>
      {total > pageSize && (
        <nav aria-label={t('pages')}>
          <Button variant="tertiary" small icon="left" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {t('previousPage')}
          </Button>
          <Button
            variant="tertiary"
            small
            icon="right"
            disabled={to >= total}
            onClick={() => onPage(page + 1)}
          >
            {t('nextPage')}
          </Button>
        </nav>
      )}
    </div>
  )
}

interface PagerProps {
  /** 1 is the first page. */
  readonly page: number
  readonly pageSize: number
  readonly total: number
  readonly onPage: (page: number) => void
}
