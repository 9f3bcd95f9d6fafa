import { type ReactNode, useState } from 'react'
import { Dialog } from '../components/dialog.tsx'
import { IconButton } from '../components/icon-button.tsx'
import { Logo } from '../icons/logo.tsx'
import { Link, useRoute } from '../router/router.tsx'
import { useUser } from '../session/session.tsx'
import { AccountMenu } from './account-menu.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { type SearchProps, ShellSearch } from './shell-search.tsx'
import { shellTexts } from './shell-texts.ts'

export interface Area {
  readonly to: string
  readonly label: string
  readonly count?: number | undefined
}

/**
 * Frame of the staff apps: skip link, 56 px bar, content. The children bring their own `<main id="content">`
 * (a page may need panes beside it). Below 768 px areas and search move behind a menu button.
 */
export function AppShell({ app, areas, search, children, fit, help }: AppShellProps) {
  const { t } = shellTexts.useTexts()
  const user = useUser()
  const [menu, setMenu] = useState(false)
  const [helping, setHelping] = useState(false)
  return (
    <div className={`${fit ? 'lz-fit' : 'lz-app'} lz-work`}>
      <a className="lz-skip" href="#content">
        {t('skip')}
      </a>
      <header className="lz-appbar">
        <Link to="/" className="lz-appbar__brand">
          <Logo />
          <span className="lz-appbar__name">Laufzettel</span>
          <span className="lz-appbar__app">{app}</span>
        </Link>
        <Areas areas={areas} />
        {search ? <ShellSearch {...search} /> : <span className="lz-grow" />}
        {user.demo && <span className="lz-demo">{t('demo')}</span>}
        <span className="lz-hide-s">
          <LanguageSwitch />
        </span>
        <IconButton icon="help" label={t('help')} onClick={() => setHelping(true)} />
        <AccountMenu />
        <span className="lz-only-s">
          <IconButton
            icon={menu ? 'x' : 'menu'}
            label={t('menu')}
            expanded={menu}
            onClick={() => setMenu(!menu)}
          />
        </span>
      </header>
      {menu && (
        <div className="lz-phonenav lz-only-s">
          <Areas areas={areas} />
          {search && <ShellSearch {...search} />}
          <LanguageSwitch />
        </div>
      )}
      {children}
      <Dialog open={helping} title={t('helpTitle')} onClose={() => setHelping(false)}>
        {help}
        <p>{t('helpText')}</p>
        <p>
          <a href="/">{t('helpGuide')}</a>
        </p>
      </Dialog>
    </div>
  )
}

interface AppShellProps {
  /** Name of the app: `Schreibtisch`. */
  readonly app: string
  /** At most four. */
  readonly areas: readonly Area[]
  readonly search?: SearchProps
  readonly children: ReactNode
  /** Fills the window exactly, panes scroll (designer). */
  readonly fit?: boolean
  /** What this app's help says first. */
  readonly help?: ReactNode
}

function Areas({ areas }: { readonly areas: readonly Area[] }) {
  const { t } = shellTexts.useTexts()
  const { path } = useRoute()
  const current = areas
    .filter((area) => path === area.to || path.startsWith(area.to.endsWith('/') ? area.to : `${area.to}/`))
    .sort((one, other) => other.to.length - one.to.length)[0]
  return (
    <nav className="lz-appbar__nav" aria-label={t('areas')}>
      {areas.map((area) => (
        <Link key={area.to} to={area.to} current={area === current ? 'page' : undefined}>
          {area.label}
          {area.count !== undefined && area.count > 0 && <span className="lz-count">{area.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
