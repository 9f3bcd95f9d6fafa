import type { ReactNode } from 'react'
import { KernIcon } from '../icons/kern-icon.tsx'
import { Logo } from '../icons/logo.tsx'
import { Link } from '../router/router.tsx'
import { useSession } from '../session/session.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { shellTexts } from './shell-texts.ts'

/** Frame of the public portal: official line, header with tools, `<main id="content">`, footer. */
export function PortalShell({ service, tools, footer, children }: PortalShellProps) {
  const { t } = shellTexts.useTexts()
  const { user, signOut } = useSession()
  return (
    <div className="lz-portalpage lz-portal">
      <a className="lz-skip" href="#content">
        {t('skip')}
      </a>
      <section className="kern-kopfzeile" aria-label={t('official')}>
        <div className="lz-container">
          <div className="kern-kopfzeile__content">
            <span className="kern-kopfzeile__label">{t('official')}</span>
          </div>
        </div>
      </section>
      <header className="lz-phead">
        <div className="lz-container">
          <Link to="/" className="lz-phead__brand">
            <Logo />
            <span>
              {t('portal')}
              {service && <small>{service}</small>}
            </span>
          </Link>
          <nav className="lz-phead__tools" aria-label={t('tools')}>
            {tools}
            <LanguageSwitch className="lz-lang" />
            {user && (
              <button type="button" className="lz-lang" onClick={() => void signOut()}>
                <KernIcon name="logout" />
                {t('signOut')}
              </button>
            )}
          </nav>
        </div>
      </header>
      <main className="lz-container" id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="lz-pfoot">
        <div className="lz-container">
          {footer}
          <span className="lz-demo">{t('demoPeople')}</span>
        </div>
      </footer>
    </div>
  )
}

interface PortalShellProps {
  /** What the person is doing, below the portal's name. */
  readonly service?: string
  /** Links before the language switch (Leichte Sprache, help). */
  readonly tools?: ReactNode
  /** Links of the footer. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}
