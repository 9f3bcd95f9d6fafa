import { outlines, type Shape } from './outlines.ts'

export type IconName = keyof typeof outlines

/** A stroked icon of our own; decorative, so hidden from assistive technology. */
export function Icon({ name, size = 20, className = '' }: IconProps) {
  const shapes: readonly Shape[] = outlines[name]
  return (
    <svg
      className={`lz-i ${className}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {shapes.map((shape) => drawShape(shape))}
    </svg>
  )
}

interface IconProps {
  readonly name: IconName
  readonly size?: number
  readonly className?: string
}

function drawShape(shape: Shape) {
  if (typeof shape === 'string') return <path key={shape} d={shape} />
  const [Tag, attributes] = shape
  return <Tag key={JSON.stringify(attributes)} {...attributes} />
}
