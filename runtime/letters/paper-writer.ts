import PDFDocument from 'pdfkit'
import type { Paper } from './paper.ts'
import { type FontWeight, fontRuns, registerFonts } from './pdf-fonts.ts'

export const margins = { top: 56, bottom: 72, left: 70, right: 57 } as const
/** A4 in points. */
const width = 595.28
export const textWidth = width - margins.left - margins.right

/** Where and how a piece of text is set. */
export interface TextStyle {
  readonly size: number
  readonly weight?: FontWeight
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly align?: 'left' | 'right'
}

/** A tagged PDF under construction (ISO 14289-1, PDF/UA-1): Fira Sans embedded, language and title set. */
export function openPdf(paper: Paper): PDFKit.PDFDocument {
  const options = {
    size: 'A4',
    margins,
    pdfVersion: '1.7',
    tagged: true,
    subset: 'PDF/UA',
    displayTitle: true,
    bufferPages: true,
    lang: paper.language,
    info: {
      Title: paper.title,
      Author: paper.author,
      Creator: 'Laufzettel',
      CreationDate: paper.createdAt,
    },
  }
  const document = new PDFDocument(asOptions(options))
  registerFonts(document)
  document.font('regular latin')
  return document
}

/** Writes one text, in as many fonts as its letters need. */
export function writeText(document: PDFKit.PDFDocument, text: string, style: TextStyle): void {
  const {
    size,
    weight = 'regular',
    x = margins.left,
    y = document.y,
    width: space = textWidth,
    align,
  } = style
  const runs = fontRuns(keepCitations(text), weight)
  runs.forEach(({ font, text: part }, index) => {
    const options = { width: space, align: align ?? 'left', lineGap: 2, continued: index < runs.length - 1 }
    document.font(font).fontSize(size)
    if (index === 0) document.text(part, x, y, options)
    else document.text(part, options)
  })
}

/** `§ 35 Abs. 1` is never broken at the end of a line. */
function keepCitations(text: string): string {
  return text.replace(/(§|Abs\.|Nr\.|Satz) (?=\d)/g, '$1\u00a0').replace(/(\d) (?=[€%])/g, '$1\u00a0')
}

/** Height the text will take. */
export function heightOf(document: PDFKit.PDFDocument, text: string, style: TextStyle): number {
  document.font(`${style.weight ?? 'regular'} latin`).fontSize(style.size)
  return document.heightOfString(keepCitations(text), { width: style.width ?? textWidth, lineGap: 2 })
}

/** Starts a new page when less than `height` is left. */
export function keepTogether(document: PDFKit.PDFDocument, height: number): void {
  if (document.y + height <= document.page.height - margins.bottom) return
  document.addPage()
  document.y = margins.top
}

/** The library knows `PDF/UA`; its type declarations do not yet. */
function asOptions(options: { subset: string }): PDFKit.PDFDocumentOptions {
  return options as PDFKit.PDFDocumentOptions
}
