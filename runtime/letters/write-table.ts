import type { PaperTable } from './paper.ts'
import { heightOf, keepTogether, margins, textWidth, writeText } from './paper-writer.ts'

type Structure = PDFKit.PDFStructureElement
type Weight = 'regular' | 'bold'
const gap = 8
const size = 9.5

/** A table with header cells that name their scope; rows are never cut by a page, hairlines are no content. */
export function writeTable(document: PDFKit.PDFDocument, parent: Structure, table: PaperTable): void {
  const structure = document.struct('Table')
  parent.add(structure)
  const row = (cells: readonly string[], kind: 'TH' | 'TD', weight: Weight) =>
    writeRow(document, structure, table, cells, kind, weight)
  row(
    table.columns.map(({ title }) => title),
    'TH',
    'bold',
  )
  for (const cells of table.rows) row(cells, 'TD', 'regular')
  if (table.total) {
    const cells = table.columns.map(() => '')
    cells[0] = table.total.label
    cells[cells.length - 1] = table.total.value
    row(cells, 'TD', 'bold')
  }
  structure.end()
  document.x = margins.left
  document.y += 10
}

function writeRow(
  document: PDFKit.PDFDocument,
  structure: Structure,
  table: PaperTable,
  cells: readonly string[],
  kind: 'TH' | 'TD',
  weight: Weight,
): void {
  const widths = table.columns.map(({ width }) => width * textWidth - gap)
  const height = Math.max(
    ...cells.map((text, index) =>
      heightOf(document, text, { size, weight, width: widths[index] ?? textWidth }),
    ),
  )
  keepTogether(document, height + 8)
  const row = document.struct('TR')
  structure.add(row)
  const y = document.y + 3
  let x: number = margins.left
  table.columns.forEach(({ align }, index) => {
    const at = x
    const space = widths[index] ?? textWidth
    const header = kind === 'TH' || index === 0
    row.add(
      document.struct(header ? 'TH' : 'TD', header ? scope(kind === 'TH' ? 'Column' : 'Row') : {}, () =>
        writeText(document, cells[index] ?? '', { size, weight, x: at, y, width: space, align }),
      ),
    )
    x += space + gap
  })
  row.end()
  document.y = y + height + 3
  writeHairline(document, document.y)
  document.y += 2
}

/** A line between rows: decoration, so an artifact (ISO 14289-1 § 7.1). */
function writeHairline(document: PDFKit.PDFDocument, y: number): void {
  document.markContent('Artifact', { type: 'Layout' })
  document
    .save()
    .lineWidth(0.5)
    .strokeColor('#9a9fb0')
    .moveTo(margins.left, y)
    .lineTo(margins.left + textWidth, y)
    .stroke()
    .restore()
  document.endMarkedContent()
}

/** What a header cell is the header of (ISO 32000-1 § 14.8.5.7); the type declarations lack the option. */
function scope(of: 'Column' | 'Row'): PDFKit.Mixins.StructureElementOptions {
  const options: { scope: string } & PDFKit.Mixins.StructureElementOptions = { scope: of }
  return options
}
