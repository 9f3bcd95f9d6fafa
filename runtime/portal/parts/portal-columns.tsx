import type { ReactNode } from 'react'
import { HelpCard } from './help-card.tsx'

/** Content on the left; help always first on the right, on every page in the same place (WCAG 3.2.6). */
export function PortalColumns({
  children,
  aside,
}: {
  readonly children: ReactNode
  readonly aside?: ReactNode
}) {
  return (
    <div className="lz-pcols">
      <div className="lz-stack lz-s32">{children}</div>
      <div className="lz-stack lz-s24">
        <HelpCard />
        {aside}
      </div>
    </div>
  )
}
