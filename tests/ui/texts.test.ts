import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createTexts } from '../../runtime/ui/texts/texts.ts'

const root = join(import.meta.dirname, '../..')
const files = ['runtime/ui', 'runtime/desk', 'runtime/cockpit'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('-texts.ts'))
    .map((name) => `${folder}/${name}`),
)

interface Catalogs {
  readonly de: Readonly<Record<string, string>>
  readonly en: Readonly<Record<string, string>>
}

async function load(file: string): Promise<ReturnType<typeof createTexts>> {
  const module: Record<string, unknown> = await import(join(root, file))
  const texts = Object.values(module).find((value) => typeof value === 'object' && value !== null)
  return texts as ReturnType<typeof createTexts>
}

describe.each(files)('%s', (file) => {
  test('has every text in both languages, none empty', async () => {
    const { catalogs } = (await load(file)) as { catalogs: Catalogs }
    expect(Object.keys(catalogs.en).sort()).toEqual(Object.keys(catalogs.de).sort())
    for (const texts of [catalogs.de, catalogs.en])
      for (const [key, text] of Object.entries(texts)) expect(text.trim(), key).not.toBe('')
  })

  test('asks for the same values in both languages, and every message can be formatted', async () => {
    const texts = await load(file)
    const { de, en } = texts.catalogs as Catalogs
    for (const key of Object.keys(de)) {
      const names = argumentsOf(de[key] ?? '')
      expect(argumentsOf(en[key] ?? ''), key).toEqual(names)
      const values = Object.fromEntries(names.map((name) => [name, 7]))
      for (const language of ['de', 'en'] as const)
        expect(texts.textsOf(language).t(key, values)).not.toBe('')
    }
  })
})

test('formats plurals, dates, money and sizes per language', () => {
  const texts = createTexts({
    de: { n: '{count, plural, one {# Fall} other {# Fälle}}' },
    en: { n: '{count, plural, one {# case} other {# cases}}' },
  })
  const de = texts.textsOf('de')
  expect(de.t('n', { count: 1 })).toBe('1 Fall')
  expect(texts.textsOf('en').t('n', { count: 2 })).toBe('2 cases')
  expect(de.date('2026-03-01')).toBe('01.03.2026')
  expect(de.money(-742.3).replace(/\s/g, ' ')).toBe('−742,30 €')
  expect(de.bytes(1_200_000)).toBe('1,2 MB')
})

/** Names of ICU arguments. */
function argumentsOf(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)[},]/g)].map((match) => match[1] ?? ''))].sort()
}
