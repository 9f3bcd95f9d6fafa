import type { ReactNode, Ref } from 'react'
import { Icon, type IconName } from '../icons/icon.tsx'

/** KERN button. While `busy` it keeps the focus and ignores clicks. */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', small, block, icon, busy, disabled, type = 'button', children } = props
  const size = `${small ? ' kern-btn--x-small' : ''}${block ? ' kern-btn--block' : ''}`
  return (
    <button
      ref={props.ref}
      type={type}
      className={`kern-btn kern-btn--${variant}${size} ${props.className ?? ''}`}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-expanded={props.expanded}
      aria-describedby={props.describedBy}
      onClick={busy ? (event) => event.preventDefault() : props.onClick}
    >
      {icon && <Icon name={icon} size={small ? 18 : 22} />}
      <span className="kern-label">{children}</span>
    </button>
  )
}

interface ButtonProps {
  readonly variant?: 'primary' | 'secondary' | 'tertiary'
  readonly small?: boolean
  readonly block?: boolean
  readonly icon?: IconName
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly type?: 'button' | 'submit'
  readonly className?: string
  readonly expanded?: boolean
  readonly describedBy?: string
  readonly onClick?: () => void
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}
