import type { Paper } from './paper.ts'
import { margins, openPdf, textWidth, writeText } from './paper-writer.ts'
import { writeBlocks } from './write-blocks.ts'

/** Makes the tagged PDF of a paper: letterhead, recipient, reference, subject as the only first-level heading, blocks, page numbers. */
export async function renderPaper(paper: Paper): Promise<Uint8Array> {
  const document = openPdf(paper)
  const chunks: Uint8Array[] = []
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve)
    document.on('error', reject)
  })
  const root = document.struct('Document')
  document.addStructure(root)
  writeHead(document, root, paper)
  root.add(document.struct('H1', {}, () => writeText(document, paper.title, { size: 15, weight: 'bold' })))
  document.y += 10
  writeBlocks(document, root, paper.blocks)
  root.end()
  numberPages(document, paper)
  document.end()
  await ended
  return Buffer.concat(chunks)
}

function writeHead(document: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement, paper: Paper): void {
  const half = textWidth / 2
  const right = margins.left + half + 30
  document.y = margins.top
  const lines = (texts: readonly string[], x: number, width: number, first: 'bold' | 'regular') => {
    texts.forEach((text, index) => {
      const weight = index === 0 ? first : 'regular'
      root.add(
        document.struct('P', {}, () =>
          writeText(document, text, { size: weight === 'bold' ? 11 : 9.5, weight, x, width }),
        ),
      )
    })
  }
  if (paper.letterhead) lines(paper.letterhead, margins.left, textWidth, 'bold')
  const top = Math.max(document.y + 24, paper.recipient ? 140 : 0)
  document.y = top
  if (paper.recipient) lines(paper.recipient, margins.left, half, 'regular')
  const below = document.y
  if (paper.facts && paper.facts.length > 0) {
    document.y = paper.recipient ? top : below
    const x = paper.recipient ? right : margins.left
    const width = paper.recipient ? half - 30 : textWidth
    for (const { label, value } of paper.facts) {
      root.add(
        document.struct('P', {}, () => writeText(document, `${label}: ${value}`, { size: 9.5, x, width })),
      )
    }
  }
  document.x = margins.left
  document.y = Math.max(below, document.y) + 28
}

function numberPages(document: PDFKit.PDFDocument, paper: Paper): void {
  const { start, count } = document.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page)
    document.page.margins.bottom = 0
    const words = paper.language === 'de' ? `Seite ${page + 1} von ${count}` : `Page ${page + 1} of ${count}`
    document.markContent('Artifact', { type: 'Pagination' })
    writeText(document, words, {
      size: 8.5,
      y: document.page.height - 44,
      align: 'right',
    })
    document.endMarkedContent()
  }
}
