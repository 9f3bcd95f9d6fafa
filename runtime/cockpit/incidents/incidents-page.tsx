import { useState } from 'react'
import type { IncidentRow } from '../../cockpit-figures/list-incidents.ts'
import type { Loaded } from '../../ui/api/use-load.ts'
import { EmptyState } from '../../ui/components/empty-state.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { KernIcon } from '../../ui/icons/kern-icon.tsx'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { cockpitTexts } from '../cockpit-texts.ts'
import { IncidentDetail } from './incident-detail.tsx'
import { groupIncidents } from './incident-group.ts'
import { incidentTexts, knownCode } from './incident-texts.ts'

type Incidents = Loaded<{ readonly items: readonly IncidentRow[] }>

/** What stands still, grouped by cause and step; beside it what happened and what to do. */
export function IncidentsPage({ loaded }: { readonly loaded: Incidents }) {
  const { t } = incidentTexts.useTexts()
  const texts = cockpitTexts.useTexts()
  return (
    <main id="content" tabIndex={-1}>
      <LoadState loaded={loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="lz-main lz-stack">
              <PageHeading title={t('title')} app={texts.t('title')} />
              <EmptyState title={t('empty')} text={t('emptyText')} />
            </div>
          ) : (
            <Groups items={items} reload={loaded.reload} />
          )
        }
      </LoadState>
    </main>
  )
}

function Groups({ items, reload }: { readonly items: readonly IncidentRow[]; readonly reload: () => void }) {
  const { t, dateTime } = incidentTexts.useTexts()
  const texts = cockpitTexts.useTexts()
  const groups = groupIncidents(items)
  const [chosen, setChosen] = useState('')
  const selected = groups.find((group) => group.id === chosen) ?? groups[0]
  return (
    <div className="lz-incgrid">
      <section aria-label={t('list')}>
        <PageHeading title={t('title')} app={texts.t('title')} />
        <p className="lz-meta" role="status">
          {t('status', { count: items.length })}
        </p>
        <ul className="lz-inc">
          {groups.map((group) => (
            <li key={group.id} className={group === selected ? 'is-sel' : undefined}>
              <button
                type="button"
                aria-current={group === selected ? 'true' : undefined}
                onClick={() => setChosen(group.id)}
              >
                <span className="lz-row">
                  <KernIcon name="danger" tone="danger" />
                  <b>{t(`name.${knownCode(group.code)}`)}</b>
                </span>
                <small>{t('step', { step: group.step })}</small>
                <small>{t('cases', { count: group.incidents.length, since: dateTime(group.since) })}</small>
              </button>
            </li>
          ))}
        </ul>
      </section>
      {selected && <IncidentDetail key={selected.id} group={selected} reload={reload} />}
    </div>
  )
}
