import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Router } from './router/router.tsx'
import { SessionProvider } from './session/session.tsx'
import { applyLanguage } from './texts/language.ts'
import { applyTheme } from './theme/theme.ts'

/** Starts a browser app in `<div id="app">`: language, theme, router below `base`, session. */
export function startApp(base: string, app: ReactNode): void {
  applyLanguage()
  applyTheme()
  const root = document.getElementById('app')
  if (!root) throw new Error('Expected <div id="app"> in index.html, but found none.')
  createRoot(root).render(
    <StrictMode>
      <Router base={base}>
        <SessionProvider>{app}</SessionProvider>
      </Router>
    </StrictMode>,
  )
}
