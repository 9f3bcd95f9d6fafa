import { useState } from 'react'
import { useLoad } from '../../../runtime/ui/api/use-load.ts'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { EmptyState } from '../../../runtime/ui/components/empty-state.tsx'
import { LoadState } from '../../../runtime/ui/components/load-state.tsx'
import { useEvents } from '../../../runtime/ui/events/use-events.ts'
import { PageHeading } from '../../../runtime/ui/router/page-heading.tsx'
import { useRoute } from '../../../runtime/ui/router/router.tsx'
import { designerTexts } from '../../designer-texts.ts'
import type { ProcedureSummary } from '../../draft/procedure-api.ts'
import { CreateDialog } from './create-dialog.tsx'
import { homeTexts } from './home-texts.ts'
import { ImportDialog } from './import-dialog.tsx'
import { ProcedureTable } from './procedure-table.tsx'
import { ReviewRequest } from './review-request.tsx'

const filters = ['all', 'working', 'published', 'withErrors'] as const
type Filter = (typeof filters)[number]

/** All procedures with their versions, review requests on top. */
export function HomePage() {
  const { t } = homeTexts.useTexts()
  const app = designerTexts.useTexts().t('app')
  const loaded = useLoad<{ items: readonly ProcedureSummary[] }>('/v2/procedures')
  useEvents(['procedure'], loaded.reload, loaded.reload)
  const [dialog, setDialog] = useState<'create' | 'import' | null>(null)
  const items = loaded.data?.items ?? []
  const running = items.reduce((sum, item) => sum + (item.runningCases ?? 0), 0)
  return (
    <main id="content" className="lz-main lz-stack lz-s24 lz-designer-home">
      <div className="lz-row lz-row--wrap lz-between">
        <div>
          <PageHeading title={t('title')} app={`${app} – Laufzettel`} />
          {loaded.data && <p className="lz-meta">{t('count', { n: items.length, cases: running })}</p>}
        </div>
        <div className="lz-row lz-row--wrap">
          <Button variant="tertiary" icon="upload" onClick={() => setDialog('import')}>
            {t('import')}
          </Button>
          <Button variant="primary" icon="plus" onClick={() => setDialog('create')}>
            {t('create')}
          </Button>
        </div>
      </div>
      <LoadState loaded={loaded}>{(data) => <Procedures items={data.items} />}</LoadState>
      <CreateDialog open={dialog === 'create'} onClose={() => setDialog(null)} />
      <ImportDialog open={dialog === 'import'} onClose={() => setDialog(null)} />
    </main>
  )
}

function Procedures({ items }: { readonly items: readonly ProcedureSummary[] }) {
  const { t } = homeTexts.useTexts()
  const { query } = useRoute()
  const [filter, setFilter] = useState<Filter>('all')
  const wanted = (query.get('q') ?? '').toLowerCase()
  const reviews = items.filter((item) => item.draft?.state === 'review')
  const found = items.filter((item) => `${item.name} ${item.processId}`.toLowerCase().includes(wanted))
  const shown = found.filter((item) => matches(item, filter))
  if (items.length === 0) return <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
  return (
    <>
      {reviews.map((item) => (
        <ReviewRequest key={item.processId} item={item} />
      ))}
      <div className="lz-stack lz-s8">
        <div className="lz-row lz-row--wrap lz-between">
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are toggles. */}
          <div className="lz-row lz-row--wrap" role="group" aria-label={t('filter')}>
            {filters.map((name) => (
              <button
                key={name}
                type="button"
                className="lz-tool"
                aria-pressed={filter === name}
                onClick={() => setFilter(name)}
              >
                {t(name)}
                <span className="lz-txt-muted">{found.filter((item) => matches(item, name)).length}</span>
              </button>
            ))}
          </div>
          <span className="lz-meta">{t('sorted')}</span>
        </div>
        {shown.length === 0 ? <p role="status">{t('noMatch')}</p> : <ProcedureTable items={shown} />}
      </div>
    </>
  )
}

function matches(item: ProcedureSummary, filter: Filter): boolean {
  if (filter === 'working') return item.draft !== null
  if (filter === 'published') return item.versions > 0
  if (filter === 'withErrors')
    return item.draft?.findings.some(({ severity }) => severity === 'error') ?? false
  return true
}
