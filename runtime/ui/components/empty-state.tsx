import type { ReactNode } from 'react'

/** Says that a list is empty and what to do next. */
export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <div className="lz-empty">
      <h2>{title}</h2>
      {text && <p className="lz-lead">{text}</p>}
      {children && <div className="lz-btns">{children}</div>}
    </div>
  )
}

interface EmptyStateProps {
  readonly title: string
  readonly text?: string
  readonly children?: ReactNode
}
