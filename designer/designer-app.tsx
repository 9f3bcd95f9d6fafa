import { lazy, Suspense } from 'react'
import { matchPath } from '../runtime/ui/router/match-path.ts'
import { useRoute } from '../runtime/ui/router/router.tsx'
import { SessionGate } from '../runtime/ui/session/session-gate.tsx'
import { AppShell } from '../runtime/ui/shell/app-shell.tsx'
import { designerTexts } from './designer-texts.ts'
import { HomePage } from './features/home/home-page.tsx'
import { ReviewsPage } from './features/home/reviews-page.tsx'

const WorkspacePage = lazy(() => import('./features/workspace/workspace-page.tsx'))

/** The app of process designers and publishers. */
export function DesignerApp() {
  const { t } = designerTexts.useTexts()
  return (
    <SessionGate app={t('app')} roles={['designer', 'publisher']}>
      <Pages />
    </SessionGate>
  )
}

function Pages() {
  const { t } = designerTexts.useTexts()
  const { path, navigate } = useRoute()
  const workspace = matchPath('/procedures/:id', path) ?? matchPath('/procedures/:id/:view', path)
  return (
    <AppShell
      app={t('app')}
      fit={workspace !== undefined}
      areas={[
        { to: '/', label: t('procedures') },
        { to: '/reviews', label: t('reviews') },
      ]}
      search={{
        label: t('searchLabel'),
        placeholder: t('searchPlaceholder'),
        onSearch: (q) => navigate(q ? `/?q=${encodeURIComponent(q)}` : '/'),
      }}
      help={<p>{t('help')}</p>}
    >
      {workspace === undefined ? (
        path.startsWith('/reviews') ? (
          <ReviewsPage />
        ) : (
          <HomePage />
        )
      ) : (
        <Suspense fallback={<p className="lz-loading">{t('loading')}</p>}>
          <WorkspacePage key={workspace.id} processId={workspace.id ?? ''} view={workspace.view ?? 'model'} />
        </Suspense>
      )}
    </AppShell>
  )
}
