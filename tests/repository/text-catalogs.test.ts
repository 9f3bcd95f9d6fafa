import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const root = fileURLToPath(new URL('../../', import.meta.url))
const files = globSync('{runtime/{ui,desk,portal,cockpit},designer}/**/*-texts.ts', { cwd: root }).sort()
const catalog = z.record(z.string(), z.string())
const Texts = z.object({ catalogs: z.object({ de: catalog, en: catalog }) })

/** Names of the values a message needs. */
function valuesOf(message: string): string[] {
  const names = [...message.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1] ?? '')
  return [...new Set(names)].sort()
}

describe('text catalogs', () => {
  test.each(files)('%s: German and English, complete, same values', async (file) => {
    const module: Record<string, unknown> = await import(`${root}${file}`)
    const found = Object.values(module).flatMap((value) => Texts.safeParse(value).data?.catalogs ?? [])
    expect(found.length).toBeGreaterThan(0)
    for (const { de, en } of found) {
      expect(Object.keys(en).sort()).toEqual(Object.keys(de).sort())
      for (const [key, german] of Object.entries(de)) {
        const english = en[key] ?? ''
        expect(german.trim(), key).not.toBe('')
        expect(english.trim(), key).not.toBe('')
        expect(valuesOf(english), key).toEqual(valuesOf(german))
        for (const text of [german, english])
          new IntlMessageFormat(text, 'de', undefined, { ignoreTag: true })
      }
    }
  })

  test('a value that only one language names would be seen', () => {
    expect(valuesOf('{count, plural, one {# Fall} other {# Fälle}} bis {date}')).toEqual(['count', 'date'])
  })
})
