import type { Ref } from 'react'
import { Icon, type IconName } from '../icons/icon.tsx'

/** A button that shows only an icon; `label` is its name. */
export function IconButton({ icon, label, onClick, small, disabled, expanded, ref }: IconButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      className={`lz-iconbtn${small ? ' lz-iconbtn--32' : ''}`}
      aria-label={label}
      title={label}
      aria-expanded={expanded}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} size={small ? 18 : 22} />
    </button>
  )
}

interface IconButtonProps {
  readonly icon: IconName
  readonly label: string
  readonly onClick?: () => void
  readonly small?: boolean
  readonly disabled?: boolean
  readonly expanded?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}
