import { lazy, type ReactNode, Suspense } from 'react'
import { matchPath } from '../ui/router/match-path.ts'
import { Link, useRoute } from '../ui/router/router.tsx'
import { PortalShell } from '../ui/shell/portal-shell.tsx'
import { HomePage } from './pages/home-page.tsx'
import { InfoPage } from './pages/info-page.tsx'
import { LaterPage } from './pages/later-page.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { SentPage } from './pages/sent-page.tsx'
import { StartPage } from './pages/start-page.tsx'
import { StatusPage } from './pages/status-page.tsx'
import { PortalGate } from './parts/portal-gate.tsx'
import { portalTexts } from './portal-texts.ts'

/** The form engine is loaded when a form is opened: the first page stays small. */
const ApplicationPage = lazy(() =>
  import('./pages/application-page.tsx').then((module) => ({ default: module.ApplicationPage })),
)
const RequestPage = lazy(() =>
  import('./pages/request-page.tsx').then((module) => ({ default: module.RequestPage })),
)

type Parameters = Readonly<Record<string, string>>

const routes: readonly { pattern: string; open?: boolean; page: (parameters: Parameters) => ReactNode }[] = [
  { pattern: '/', open: true, page: () => <HomePage /> },
  { pattern: '/info/:topic', open: true, page: ({ topic = '' }) => <InfoPage topic={topic} /> },
  { pattern: '/apply/:processId', page: ({ processId = '' }) => <StartPage processId={processId} /> },
  { pattern: '/applications/:id', page: ({ id = '' }) => <ApplicationPage key={id} id={id} /> },
  { pattern: '/applications/:id/later', page: ({ id = '' }) => <LaterPage id={id} /> },
  { pattern: '/applications/:id/sent', page: ({ id = '' }) => <SentPage id={id} /> },
  { pattern: '/applications/:id/status', page: ({ id = '' }) => <StatusPage id={id} /> },
  {
    pattern: '/applications/:id/requests/:key',
    page: ({ id = '', key = '' }) => <RequestPage key={key} id={id} taskKey={key} />,
  },
]

/** The portal for people who apply: each address is one page. */
export function PortalApp() {
  const { t } = portalTexts.useTexts()
  const { path } = useRoute()
  return (
    <PortalShell
      footer={
        <>
          <Link to="/info/privacy">{t('privacy')}</Link>
          <Link to="/info/imprint">{t('imprint')}</Link>
          <Link to="/info/accessibility">{t('accessibility')}</Link>
        </>
      }
    >
      <Suspense fallback={<p className="lz-loading">{t('loading')}</p>}>{pageAt(path)}</Suspense>
    </PortalShell>
  )
}

function pageAt(path: string): ReactNode {
  for (const { pattern, open, page } of routes) {
    const parameters = matchPath(pattern, path)
    if (parameters) return open ? page(parameters) : <PortalGate>{page(parameters)}</PortalGate>
  }
  return <NotFoundPage />
}
