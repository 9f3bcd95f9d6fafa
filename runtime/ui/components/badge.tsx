import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icons/icon.tsx'
import { KernIcon } from '../icons/kern-icon.tsx'

/** Status as icon and word, never color alone (WCAG 1.4.1). */
export function Badge({ kind, icon, children }: BadgeProps) {
  const look = kind === 'neutral' ? 'lz-badge--neutral' : `kern-badge--${kind}`
  return (
    <span className={`kern-badge kern-badge--small ${look}`}>
      {icon ? <Icon name={icon} size={18} /> : kind !== 'neutral' && <KernIcon name={kind} />}
      <span className="kern-label">{children}</span>
    </span>
  )
}

interface BadgeProps {
  readonly kind: 'info' | 'success' | 'warning' | 'danger' | 'neutral'
  readonly icon?: IconName
  readonly children: ReactNode
}
