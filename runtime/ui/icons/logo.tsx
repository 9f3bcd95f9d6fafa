/** The Laufzettel mark: a slip with three stations, two of them passed. */
export function Logo({ size = 32 }: { readonly size?: number }) {
  return (
    <svg
      className="lz-logo"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="32" height="32" rx="4" fill="var(--lz-action)" />
      <g fill="none" stroke="var(--lz-on-action)" strokeWidth="2">
        <path d="M9 8v16" />
        <path d="M14.5 9H24M14.5 16H24M14.5 23H20" />
      </g>
      <g fill="var(--lz-on-action)">
        <circle cx="9" cy="9" r="2.6" />
        <circle cx="9" cy="16" r="2.6" />
      </g>
      <circle cx="9" cy="23" r="2.4" fill="var(--lz-action)" stroke="var(--lz-on-action)" strokeWidth="2" />
    </svg>
  )
}
