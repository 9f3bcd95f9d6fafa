import { type ReactNode, useEffect, useRef } from 'react'
import { useRoute } from './router.tsx'

/**
 * The page's only h1. Sets the window title and, after a navigation inside the app, takes the focus so that
 * keyboard and screen reader start at the new page.
 */
export function PageHeading({ title, app, children, className = 'lz-h1', prefix }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { visits } = useRoute()
  useEffect(() => {
    document.title = `${prefix ? `${prefix} ` : ''}${title} – ${app}`
  }, [title, app, prefix])
  useEffect(() => {
    if (visits > 0) heading.current?.focus({ preventScroll: true })
  }, [visits])
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children ?? title}
    </h1>
  )
}

interface PageHeadingProps {
  readonly title: string
  /** Name of the app, the last part of the window title: `Schreibtisch – Laufzettel`. */
  readonly app: string
  readonly children?: ReactNode
  readonly className?: string
  /** For example `Fehler:`. */
  readonly prefix?: string
}
