import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { fontRuns } from '../../../runtime/letters/pdf-fonts.ts'
import { renderPaper } from '../../../runtime/letters/render-paper.ts'

const paper = {
  language: 'de',
  title: 'Bescheid über Grundsicherung',
  author: 'Sozialamt Beispielstadt',
  createdAt: new Date('2026-02-02T09:00:00Z'),
  letterhead: ['Sozialamt Beispielstadt', 'Beispielstraße 1, 10000 Berlin'],
  recipient: ['Erika Mustermann', 'Musterweg 3', '10115 Berlin'],
  facts: [{ label: 'Aktenzeichen', value: 'GS-26-000001' }],
  blocks: [
    { type: 'heading', text: 'Entscheidung' },
    { type: 'paragraph', text: 'Sie bekommen 293,00 € im Monat.' },
    { type: 'list', items: ['Mietvertrag', 'Rentenbescheid'] },
    {
      type: 'table',
      columns: [
        { title: 'Posten', align: 'left', width: 0.7 },
        { title: 'im Monat', align: 'right', width: 0.3 },
      ],
      rows: Array.from({ length: 60 }, (_, row) => [`Posten ${row}`, '1,00 €']),
      total: { label: 'Anspruch', value: '60,00 €' },
    },
  ],
} as const

/** The PDF's objects as text, streams unpacked: enough to see structure and metadata. */
function read(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1')
  return raw.replace(/stream\n([\s\S]*?)\nendstream/g, (whole, stream: string) => {
    try {
      return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
    } catch {
      return whole
    }
  })
}

describe('a paper as PDF', () => {
  test('is tagged, says its language and title, and claims PDF/UA', async () => {
    const text = read(await renderPaper(paper))
    expect(text.startsWith('%PDF-1.7')).toBe(true)
    expect(text).toContain('/MarkInfo')
    expect(text).toContain('/Marked true')
    expect(text).toContain('/StructTreeRoot')
    expect(text).toMatch(/\/Lang \(de\)/)
    expect(text).toContain('/DisplayDocTitle true')
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  test('has one first heading, sections, a list and a table with header cells', async () => {
    const text = read(await renderPaper(paper))
    const count = (type: string) => text.match(new RegExp(`/S /${type}\\b`, 'g'))?.length ?? 0
    expect(count('Document')).toBe(1)
    expect(count('H1')).toBe(1)
    expect(count('H2')).toBe(1)
    expect(count('L')).toBe(1)
    expect(count('LI')).toBe(2)
    expect(count('Table')).toBe(1)
    expect(count('TR')).toBe(62)
    expect(text).toContain('/Scope /Column')
    expect(text).toContain('/Scope /Row')
  })

  test('embeds its fonts and goes on on a second page', async () => {
    const text = read(await renderPaper(paper))
    expect(text).toMatch(/\/FontFile2/)
    expect(text).toContain('FiraSans')
    expect(text).not.toContain('/BaseFont /Helvetica')
    expect(text).toMatch(/\/Count [23]\b/)
  })

  test('says page numbers in its language, as artifacts', async () => {
    const text = read(await renderPaper({ ...paper, language: 'en' }))
    expect(text).toMatch(/\/Lang \(en\)/)
    expect(text).toMatch(/\/Artifact <<[\s\S]{0,40}\/Pagination/)
  })
})

describe('letters of many scripts', () => {
  test('are cut into runs of the fonts that have them', () => {
    expect(fontRuns('Łukasz Weiß', 'regular').map(({ font, text }) => [font, text])).toEqual([
      ['regular latin-ext', 'Ł'],
      ['regular latin', 'ukasz Weiß'],
    ])
  })

  test('become a question mark when no font has them, never an empty box', () => {
    expect(fontRuns('名', 'bold')).toEqual([{ font: 'bold latin', text: '?' }])
  })
})
