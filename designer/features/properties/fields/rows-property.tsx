import { Button } from '../../../../runtime/ui/components/button.tsx'
import { IconButton } from '../../../../runtime/ui/components/icon-button.tsx'
import { propertyTexts } from '../property-texts.ts'
import { TextProperty } from './text-property.tsx'

export type Row = Readonly<Record<string, string>>

/** A list of small records (mappings, headers, stages): each column a text, rows added and removed by buttons. */
export function RowsProperty({
  label,
  rows,
  columns,
  onCommit,
  addLabel,
  empty,
  movable,
}: RowsPropertyProps) {
  const { t } = propertyTexts.useTexts()
  const put = (index: number, row: Row) => onCommit(rows.map((old, at) => (at === index ? row : old)))
  const move = (index: number, to: number) => {
    const next = [...rows]
    const [row] = next.splice(index, 1)
    if (row !== undefined) next.splice(to, 0, row)
    onCommit(next)
  }
  return (
    <fieldset className="lz-rows">
      <legend className="kern-label">{label}</legend>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place.
        <div className="lz-rows__row" key={index}>
          <div className="lz-rows__fields">
            {columns.map((column) => (
              <TextProperty
                key={column.id}
                label={column.label}
                value={row[column.id] ?? ''}
                onCommit={(value) => put(index, { ...row, [column.id]: value })}
              />
            ))}
          </div>
          <span className="lz-rows__tools">
            {movable && (
              <>
                <IconButton
                  small
                  icon="up"
                  label={t('moveUp', { n: index + 1 })}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                />
                <IconButton
                  small
                  icon="down"
                  label={t('moveDown', { n: index + 1 })}
                  disabled={index === rows.length - 1}
                  onClick={() => move(index, index + 1)}
                />
              </>
            )}
            <IconButton
              small
              icon="x"
              label={t('removeRow', { n: index + 1 })}
              onClick={() => onCommit(rows.filter((_, at) => at !== index))}
            />
          </span>
        </div>
      ))}
      <Button small variant="tertiary" icon="plus" onClick={() => onCommit([...rows, empty])}>
        {addLabel}
      </Button>
    </fieldset>
  )
}

interface RowsPropertyProps {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly { readonly id: string; readonly label: string }[]
  readonly onCommit: (rows: readonly Row[]) => void
  readonly addLabel: string
  readonly empty: Row
  readonly movable?: boolean
}
