import type { ReactNode } from 'react'
import { Icon } from '../icons/icon.tsx'

export interface Column<Row> {
  readonly id: string
  /** Visible column head; also the label of the cell on a phone. */
  readonly header: string
  readonly hideHeader?: boolean
  readonly cell: (row: Row) => ReactNode
  readonly numeric?: boolean
  /** The cell that names the row (`th scope=row`). */
  readonly names?: boolean
  /** On a phone, shows the head before the value. */
  readonly labelled?: boolean
  readonly sort?: 'ascending' | 'descending' | 'none'
  readonly onSort?: () => void
}

/** HTML table with caption, scopes and sort state; below 768 px each row becomes a card. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  tight,
  wide,
  rowClass,
}: DataTableProps<Row>) {
  const look = `lz-table${tight ? ' lz-table--tight' : ''}${wide ? '' : ' lz-table--cards'}`
  return (
    <table className={look}>
      <caption className="kern-sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              aria-sort={column.sort}
              className={column.numeric ? 'lz-num' : undefined}
            >
              <Head column={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className={rowClass?.(row)}>
            {columns.map((column) => (
              <Cell key={column.id} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DataTableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly tight?: boolean
  /** Stays a table on a phone (put it in a scrolling box). */
  readonly wide?: boolean
  readonly rowClass?: (row: Row) => string | undefined
}

function Head<Row>({ column }: { readonly column: Column<Row> }) {
  if (column.hideHeader) return <span className="kern-sr-only">{column.header}</span>
  if (!column.onSort) return column.header
  return (
    <button type="button" className="lz-sort" onClick={column.onSort}>
      {column.header}
      {column.sort === 'ascending' && <Icon name="up" size={18} />}
      {column.sort === 'descending' && <Icon name="down" size={18} />}
    </button>
  )
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const className = column.numeric ? 'lz-num' : undefined
  if (column.names) {
    return (
      <th scope="row" className={className}>
        {column.cell(row)}
      </th>
    )
  }
  return (
    <td className={className} data-label={column.labelled || column.numeric ? column.header : undefined}>
      {column.cell(row)}
    </td>
  )
}
