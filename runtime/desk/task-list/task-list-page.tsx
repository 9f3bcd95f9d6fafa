import { useEffect, useState } from 'react'
import type { TaskList, TaskView } from '../../cases/list-tasks.ts'
import { Button } from '../../ui/components/button.tsx'
import { EmptyState } from '../../ui/components/empty-state.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { Pager } from '../../ui/components/pager.tsx'
import { Icon, type IconName } from '../../ui/icons/icon.tsx'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link, useRoute } from '../../ui/router/router.tsx'
import { deskTexts } from '../desk-texts.ts'
import { TaskFilters } from './task-filters.tsx'
import { taskListTexts } from './task-list-texts.ts'
import { TaskTable } from './task-table.tsx'
import { useTaskList } from './use-task-list.ts'

const views: readonly { readonly id: TaskView; readonly icon: IconName }[] = [
  { id: 'mine', icon: 'person' },
  { id: 'team', icon: 'group' },
  { id: 'overdue', icon: 'warning' },
  { id: 'all', icon: 'table' },
]

/** Open tasks by legal deadline. The address holds view, search and page. */
export function TaskListPage() {
  const { t } = taskListTexts.useTexts()
  const desk = deskTexts.useTexts()
  const { query, navigate } = useRoute()
  const view = views.find(({ id }) => id === query.get('view'))?.id ?? 'team'
  const page = Math.max(1, Number(query.get('page') ?? '1') || 1)
  const filter = { q: query.get('q') ?? '', procedure: query.get('procedure') ?? '' }
  const { loaded, fresh, showFresh } = useTaskList(`/v2/tasks?${addressOf({ view, ...filter, page })}`)
  const go = (change: Partial<Address>) => navigate(`/?${addressOf({ view, ...filter, page: 1, ...change })}`)
  const title = t(`title.${view}`)
  const first = loaded.data?.items[0]
  return (
    <div className="lz-frame lz-frame--side">
      <aside className="lz-side" aria-label={t('filters')}>
        <h2>{t('savedFilters')}</h2>
        <ViewNav view={view} counts={loaded.data?.counts} />
      </aside>
      <main className="lz-main lz-stack lz-s12" id="content" tabIndex={-1}>
        <div className="lz-row lz-between lz-row--wrap">
          <div>
            <PageHeading title={title} app={desk.t('title')} />
            <Status total={loaded.data?.total} stamp={loaded.data} />
          </div>
          {first && (
            <Button variant="primary" icon="arrow" onClick={() => navigate(`/tasks/${first.userTaskKey}`)}>
              {t('next')}
            </Button>
          )}
        </div>
        <TaskFilters
          key={`${filter.q} ${filter.procedure}`}
          filter={filter}
          procedures={loaded.data?.procedures ?? []}
          onApply={go}
        />
        <div aria-live="polite">
          {fresh > 0 && (
            <div className="lz-newtasks">
              <button type="button" onClick={showFresh}>
                <Icon name="up" size={18} />
                {t('fresh', { count: fresh })}
              </button>
            </div>
          )}
        </div>
        <LoadState loaded={loaded}>
          {(list) =>
            list.items.length === 0 ? (
              <NoTasks view={view} searched={filter.q !== '' || filter.procedure !== ''} go={go} />
            ) : (
              <>
                <TaskTable tasks={list.items} title={title} />
                <Pager
                  page={page}
                  pageSize={list.pageSize}
                  total={list.total}
                  onPage={(to) => go({ page: to })}
                />
              </>
            )
          }
        </LoadState>
      </main>
    </div>
  )
}

interface Address {
  readonly view: TaskView
  readonly q: string
  readonly procedure: string
  readonly page: number
}

function addressOf({ view, q, procedure, page }: Address): string {
  const parts = new URLSearchParams({ view })
  if (q !== '') parts.set('q', q)
  if (procedure !== '') parts.set('procedure', procedure)
  if (page > 1) parts.set('page', String(page))
  return parts.toString()
}

function ViewNav({
  view,
  counts,
}: {
  readonly view: TaskView
  readonly counts: TaskList['counts'] | undefined
}) {
  const { t } = taskListTexts.useTexts()
  return (
    <nav className="lz-nav" aria-label={t('savedFilters')}>
      {views.map(({ id, icon }) => (
        <Link key={id} to={`/?view=${id}`} current={id === view ? 'page' : undefined}>
          <Icon name={icon} className={id === 'overdue' && counts?.overdue ? 'lz-txt-danger' : ''} />
          {t(`view.${id}`)}
          {counts && <span className="lz-count">{counts[id]}</span>}
        </Link>
      ))}
    </nav>
  )
}

function Status({ total, stamp }: { readonly total: number | undefined; readonly stamp: unknown }) {
  const { t, time } = taskListTexts.useTexts()
  const [at, setAt] = useState(() => new Date())
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer has its own time.
  useEffect(() => setAt(new Date()), [stamp])
  return (
    <p className="lz-meta" role="status">
      {total === undefined ? ' ' : t('sorted', { count: total, time: time(at) })}
    </p>
  )
}

function NoTasks({ view, searched, go }: NoTasksProps) {
  const { t } = taskListTexts.useTexts()
  if (searched) {
    return (
      <EmptyState title={t('emptySearch')}>
        <Button onClick={() => go({ q: '', procedure: '' })}>{t('clear')}</Button>
      </EmptyState>
    )
  }
  if (view !== 'mine') return <EmptyState title={t('emptyOther')} text={t('emptyOtherText')} />
  return (
    <EmptyState title={t('emptyMine')} text={t('emptyMineText')}>
      <Button onClick={() => go({ view: 'team' })}>{t('toTeam')}</Button>
    </EmptyState>
  )
}

interface NoTasksProps {
  readonly view: TaskView
  readonly searched: boolean
  readonly go: (change: Partial<Address>) => void
}
