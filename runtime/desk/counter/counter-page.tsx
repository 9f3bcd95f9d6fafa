import type { Service } from '../../services/service.ts'
import { useLoad } from '../../ui/api/use-load.ts'
import { EmptyState } from '../../ui/components/empty-state.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { matchPath } from '../../ui/router/match-path.ts'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link, useRoute } from '../../ui/router/router.tsx'
import { deskTexts } from '../desk-texts.ts'
import { CounterForm } from './counter-form.tsx'
import { counterTexts } from './counter-texts.ts'

/** Choose a procedure, then fill in its application with the person at the counter. */
export function CounterPage() {
  const { path } = useRoute()
  const process = matchPath('/counter/:process', path)?.process
  return (
    <main className="lz-main" id="content" tabIndex={-1}>
      {process ? <CounterForm key={process} processId={process} /> : <Choice />}
    </main>
  )
}

function Choice() {
  const { t, language } = counterTexts.useTexts()
  const services = useLoad<{ items: Service[] }>('/v2/services')
  return (
    <div className="lz-stack">
      <PageHeading title={t('title')} app={deskTexts.useTexts().t('title')} />
      <p className="lz-lead">{t('intro')}</p>
      <LoadState loaded={services}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('none')} />
          ) : (
            <section>
              <h2 className="lz-h2 lz-secthead">{t('choose')}</h2>
              <ul className="lz-s8">
                {items.map((service) => (
                  <li key={service.processId} className="lz-card lz-row lz-between lz-row--wrap">
                    <b>{service.name[language]}</b>
                    <Link to={`/counter/${service.processId}`} className="kern-btn kern-btn--secondary">
                      <Icon name="plus" size={22} />
                      <span className="kern-label">
                        {t('start')}
                        <span className="kern-sr-only">: {service.name[language]}</span>
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          )
        }
      </LoadState>
    </div>
  )
}
