import type { ReactNode, Ref } from 'react'
import { KernIcon } from '../icons/kern-icon.tsx'

/** KERN alert. `danger` interrupts a screen reader, the others wait for a pause. */
export function Alert({ kind, title, children, focusRef }: AlertProps) {
  return (
    <div
      ref={focusRef}
      className={`kern-alert kern-alert--${kind}`}
      role={kind === 'danger' ? 'alert' : 'status'}
      tabIndex={focusRef ? -1 : undefined}
    >
      <div className="kern-alert__header">
        <KernIcon name={kind} size="default" />
        <span className="kern-title">{title}</span>
      </div>
      {children && <div className="kern-alert__body">{children}</div>}
    </div>
  )
}

interface AlertProps {
  readonly kind: 'info' | 'success' | 'warning' | 'danger'
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly focusRef?: Ref<HTMLDivElement>
}
