import { expect, test } from 'vitest'
import { de } from '../../forms/texts/de.ts'
import { en } from '../../forms/texts/en.ts'
import { portalTexts } from '../../runtime/portal/portal-texts.ts'

const values = (text: string) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1]).sort()

test.each([
  ['form engine', de, en],
  ['portal', portalTexts.catalogs.de, portalTexts.catalogs.en],
])('every sentence of the %s is there in both languages, with the same values', (_, german, english) => {
  expect(Object.keys(english)).toEqual(Object.keys(german))
  for (const [key, text] of Object.entries(german)) {
    const other = Object.entries(english).find(([candidate]) => candidate === key)?.[1] ?? ''
    expect([key, text.trim() !== '', other.trim() !== '']).toEqual([key, true, true])
    if (!text.includes('plural')) expect([key, values(other)]).toEqual([key, values(text)])
  }
})
