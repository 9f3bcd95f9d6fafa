/** An icon of the KERN set (`kern-icon--NAME`); decorative. */
export function KernIcon({ name, size = 'small', tone }: KernIconProps) {
  const color = tone ? ` lz-${tone}` : ''
  return <span className={`kern-icon kern-icon--${name} kern-icon--${size}${color}`} aria-hidden="true" />
}

interface KernIconProps {
  readonly name: string
  readonly size?: 'small' | 'default' | 'large' | 'x-large'
  readonly tone?: 'danger' | 'warning' | 'success' | 'info' | 'muted-i' | 'action-i'
}
