import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Icon } from '../icons/icon.tsx'
import { useSession } from '../session/session.tsx'
import { setTheme, type Theme, useTheme } from '../theme/theme.ts'
import { shellTexts } from './shell-texts.ts'

/** Who is signed in; opens appearance and sign-out. Escape and a click elsewhere close it. */
export function AccountMenu() {
  const { t } = shellTexts.useTexts()
  const { user, signOut } = useSession()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    addEventListener('pointerdown', onPointer)
    return () => removeEventListener('pointerdown', onPointer)
  }, [open])
  if (!user) return null
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    setOpen(false)
    opener.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from anywhere inside.
    <div className="lz-menu" ref={box} onKeyDown={onKeyDown}>
      <button
        ref={opener}
        type="button"
        className="lz-user"
        aria-expanded={open}
        aria-label={t('account', { name: user.name, office: user.tenantName })}
        onClick={() => setOpen(!open)}
      >
        <Icon name="person" size={22} />
        <span>
          <b>{user.name}</b> <small>{user.tenantName}</small>
        </span>
      </button>
      {open && (
        <div className="lz-menu__list">
          <p className="lz-only-s">
            <b>{user.name}</b>
            <small className="lz-meta">{user.tenantName}</small>
          </p>
          <ThemeChoice />
          <hr className="lz-hr" />
          <a href="/">
            <Icon name="form" />
            {t('apps')}
          </a>
          <button type="button" onClick={() => void signOut()}>
            <Icon name="logout" />
            {t('signOut')}
          </button>
        </div>
      )}
    </div>
  )
}

function ThemeChoice() {
  const { t } = shellTexts.useTexts()
  const theme = useTheme()
  const choices: readonly Theme[] = ['system', 'light', 'dark']
  return (
    <fieldset className="lz-menu__theme">
      <legend className="lz-cap">{t('theme')}</legend>
      {choices.map((choice) => (
        <button key={choice} type="button" aria-pressed={theme === choice} onClick={() => setTheme(choice)}>
          <Icon name={theme === choice ? 'check' : 'circle'} size={18} />
          {t(choice)}
        </button>
      ))}
    </fieldset>
  )
}
