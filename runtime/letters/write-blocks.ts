import type { PaperBlock } from './paper.ts'
import { heightOf, keepTogether, margins, textWidth, writeText } from './paper-writer.ts'
import { writeTable } from './write-table.ts'

type Structure = PDFKit.PDFStructureElement

/** Writes each block with its structure element (ISO 32000-1 § 14.8.4), so that a screen reader hears headings, lists and tables. */
export function writeBlocks(
  document: PDFKit.PDFDocument,
  parent: Structure,
  blocks: readonly PaperBlock[],
): void {
  for (const block of blocks) {
    switch (block.type) {
      case 'heading':
        keepTogether(document, 60)
        document.y += 10
        parent.add(
          document.struct('H2', {}, () => writeText(document, block.text, { size: 12.5, weight: 'bold' })),
        )
        document.y += 4
        break
      case 'paragraph':
        for (const text of block.text.split('\n').filter((line) => line.trim() !== '')) {
          keepTogether(document, Math.min(60, heightOf(document, text, { size: 10.5 })))
          parent.add(document.struct('P', {}, () => writeText(document, text, { size: 10.5 })))
          document.y += 6
        }
        break
      case 'list':
        writeList(document, parent, block.items)
        break
      case 'facts':
        writeFacts(document, parent, block.facts)
        break
      case 'table':
        writeTable(document, parent, block)
        break
    }
  }
}

function writeList(document: PDFKit.PDFDocument, parent: Structure, items: readonly string[]): void {
  const list = document.struct('L')
  parent.add(list)
  for (const text of items) {
    keepTogether(document, heightOf(document, text, { size: 10.5, width: textWidth - 16 }))
    const item = document.struct('LI')
    list.add(item)
    const y = document.y
    item.add(
      document.struct('Lbl', {}, () =>
        writeText(document, '•', { size: 10.5, x: margins.left + 2, y, width: 12 }),
      ),
    )
    item.add(
      document.struct('LBody', {}, () =>
        writeText(document, text, { size: 10.5, x: margins.left + 16, y, width: textWidth - 16 }),
      ),
    )
    item.end()
    document.y += 2
  }
  list.end()
  document.y += 6
}

/** Question above answer: reads well on paper and aloud. */
function writeFacts(
  document: PDFKit.PDFDocument,
  parent: Structure,
  facts: readonly { label: string; value: string }[],
): void {
  for (const { label, value } of facts) {
    const needed =
      heightOf(document, label, { size: 9.5 }) + Math.min(80, heightOf(document, value, { size: 10.5 }))
    keepTogether(document, needed)
    parent.add(document.struct('P', {}, () => writeText(document, label, { size: 9.5, weight: 'bold' })))
    parent.add(document.struct('P', {}, () => writeText(document, value, { size: 10.5 })))
    document.y += 6
  }
}
