import { type FormEvent, useState } from 'react'
import type { CaseRow } from '../../cases/list-cases.ts'
import { useLoad } from '../../ui/api/use-load.ts'
import { Button } from '../../ui/components/button.tsx'
import { type Column, DataTable } from '../../ui/components/data-table.tsx'
import { Due } from '../../ui/components/due.tsx'
import { EmptyState } from '../../ui/components/empty-state.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { Pager } from '../../ui/components/pager.tsx'
import { SelectField } from '../../ui/components/select-field.tsx'
import { TextField } from '../../ui/components/text-field.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link, useRoute } from '../../ui/router/router.tsx'
import { deskTexts } from '../desk-texts.ts'
import { casesTexts } from './cases-texts.ts'

const states = ['all', 'open', 'finished', 'canceled'] as const

interface CaseList {
  readonly items: readonly CaseRow[]
  readonly total: number
  readonly pageSize: number
}

/** Search over the office's cases. The address holds search, state and page. */
export function CasesPage() {
  const { t } = casesTexts.useTexts()
  const desk = deskTexts.useTexts()
  const { query, navigate } = useRoute()
  const q = query.get('q') ?? ''
  const state = states.find((name) => name === query.get('state')) ?? 'all'
  const page = Math.max(1, Number(query.get('page') ?? '1') || 1)
  const loaded = useLoad<CaseList>(`/v2/cases?${new URLSearchParams({ q, state, page: String(page) })}`)
  const go = (to: { q: string; state: string; page?: number }) =>
    navigate(`/cases?${new URLSearchParams({ q: to.q, state: to.state, page: String(to.page ?? 1) })}`)
  return (
    <main className="lz-main lz-stack lz-s12" id="content" tabIndex={-1}>
      <div className="lz-row lz-between lz-row--wrap">
        <div>
          <PageHeading title={t('title')} app={desk.t('title')} />
          <p className="lz-meta" role="status">
            {loaded.data ? t('status', { count: loaded.data.total }) : ' '}
          </p>
        </div>
        <Link to="/counter" className="kern-btn kern-btn--secondary">
          <Icon name="plus" size={22} />
          <span className="kern-label">{t('take')}</span>
        </Link>
      </div>
      <CaseSearch key={`${q} ${state}`} q={q} state={state} onApply={go} />
      <LoadState loaded={loaded}>
        {(list) =>
          list.items.length === 0 ? (
            <EmptyState title={t('empty')} text={t('emptyText')} />
          ) : (
            <>
              <CaseTable rows={list.items} />
              <Pager
                page={page}
                pageSize={list.pageSize}
                total={list.total}
                onPage={(to) => go({ q, state, page: to })}
              />
            </>
          )
        }
      </LoadState>
    </main>
  )
}

function CaseSearch(props: {
  readonly q: string
  readonly state: string
  readonly onApply: (to: { q: string; state: string }) => void
}) {
  const { t } = casesTexts.useTexts()
  const [q, setQ] = useState(props.q)
  const [state, setState] = useState(props.state)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    props.onApply({ q, state })
  }
  return (
    <form className="lz-filters" aria-label={t('narrow')} onSubmit={submit}>
      <SelectField
        label={t('state')}
        value={state}
        options={states.map((name) => ({ value: name, label: t(`state.${name}`) }))}
        onChange={setState}
      />
      <div className="lz-grow">
        <TextField label={t('search')} type="search" value={q} onChange={setQ} />
      </div>
      <Button type="submit" icon="filter">
        {t('apply')}
      </Button>
    </form>
  )
}

function CaseTable({ rows }: { readonly rows: readonly CaseRow[] }) {
  const { t, date } = casesTexts.useTexts()
  const desk = deskTexts.useTexts()
  const columns: readonly Column<CaseRow>[] = [
    {
      id: 'file',
      header: t('file'),
      names: true,
      cell: (row) => (
        <Link to={`/cases/${row.processInstanceKey}`} className="lz-rowlink lz-nowrap">
          {row.fileNumber}
        </Link>
      ),
    },
    {
      id: 'person',
      header: t('person'),
      cell: (row) => (
        <>
          {row.subject ?? desk.t('noName')}
          {row.birthDate && <small>{desk.t('born', { date: date(row.birthDate) })}</small>}
        </>
      ),
    },
    {
      id: 'procedure',
      header: t('procedure'),
      cell: (row) => (
        <>
          {row.procedureName}
          <small>{t('received', { date: date(row.receivedAt) })}</small>
        </>
      ),
    },
    {
      id: 'where',
      header: t('where'),
      cell: (row) =>
        row.state === 'open' ? row.openTasks.join(', ') || t('nothing') : t(`state.${row.state}`),
    },
    {
      id: 'due',
      header: t('due'),
      cell: (row) => (row.state === 'open' ? <Due at={row.dueAt} /> : '–'),
    },
  ]
  return (
    <DataTable
      caption={t('caption')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.processInstanceKey}
    />
  )
}
