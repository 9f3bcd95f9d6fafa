import { matchPath } from '../ui/router/match-path.ts'
import { useRoute } from '../ui/router/router.tsx'
import { useUser } from '../ui/session/session.tsx'
import { SessionGate } from '../ui/session/session-gate.tsx'
import { AppShell } from '../ui/shell/app-shell.tsx'
import { cockpitTexts } from './cockpit-texts.ts'
import { IncidentsPage } from './incidents/incidents-page.tsx'
import { useIncidents } from './incidents/use-incidents.ts'
import { OverviewPage } from './overview/overview-page.tsx'
import { ProcedurePage } from './procedure/procedure-page.tsx'

/** The managers' cockpit: figures per procedure and office, incidents. */
export function CockpitApp() {
  const { t } = cockpitTexts.useTexts()
  return (
    <SessionGate app={t('app')} roles={['manager', 'lead', 'operator']}>
      <Cockpit />
    </SessionGate>
  )
}

function Cockpit() {
  const { t } = cockpitTexts.useTexts()
  const { roles } = useUser()
  const incidents = useIncidents()
  const mayReport = roles.some((role) => role === 'manager' || role === 'lead' || role === 'operator')
  return (
    <AppShell
      app={t('app')}
      areas={[
        ...(mayReport ? [{ to: '/', label: t('procedures') }] : []),
        { to: '/incidents', label: t('incidents'), count: incidents.data?.items.length },
      ]}
      help={<p>{t('help')}</p>}
    >
      <Page incidents={incidents} />
    </AppShell>
  )
}

function Page({ incidents }: { readonly incidents: ReturnType<typeof useIncidents> }) {
  const { path } = useRoute()
  const { t } = cockpitTexts.useTexts()
  const procedure = matchPath('/procedures/:id', path)
  if (procedure?.id) return <ProcedurePage key={procedure.id} processId={procedure.id} />
  if (matchPath('/incidents', path)) return <IncidentsPage loaded={incidents} />
  if (matchPath('/', path)) return <OverviewPage />
  return (
    <main id="content" className="lz-main" tabIndex={-1}>
      <h1 className="lz-h1">{t('nothingHere')}</h1>
    </main>
  )
}
