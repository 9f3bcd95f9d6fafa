import type { ReactNode } from 'react'
import { Icon, type IconName } from '../ui/icons/icon.tsx'

/** A figure: label before value, then what it means in words. */
export function Tile({ label, value, unit, note, icon = 'flag' }: TileProps) {
  return (
    <div className="lz-tile">
      <h3>{label}</h3>
      <strong>
        {value} {unit && <span>{unit}</span>}
      </strong>
      {note && (
        <p>
          <Icon name={icon} className="lz-acti" />
          <span>{note}</span>
        </p>
      )}
    </div>
  )
}

interface TileProps {
  readonly label: string
  readonly value: ReactNode
  readonly unit?: string
  readonly note?: ReactNode
  readonly icon?: IconName
}
