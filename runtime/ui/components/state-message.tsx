import type { ReactNode } from 'react'
import { Logo } from '../icons/logo.tsx'

/** A whole page that says one thing: no access, server away, nothing here. */
export function StateMessage({ title, text, children }: StateMessageProps) {
  return (
    <main className="lz-signin lz-work lz-stack" id="content">
      <Logo />
      <h1 className="lz-h1">{title}</h1>
      <p>{text}</p>
      <div className="lz-btns">{children}</div>
    </main>
  )
}

interface StateMessageProps {
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}
