import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileExpression, type Evaluation } from '../../../engine/feel/index.ts'
import { launchBrowser } from '../../support/chromium.ts'
import { env } from './evaluate.ts'
import { randomExpression } from './random-expression.ts'

/** FEEL, patterns and zones included, as the browser apps load it; it was 103 kB when this was written. */
const budget = 120 * 1024

let browser: Browser
let page: Page
let code = ''

beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: {
        entry: resolve(import.meta.dirname, '../../../engine/feel/index.ts'),
        formats: ['iife'],
        name: 'feel',
      },
    },
  })
  const [bundle] = Array.isArray(built) ? built : []
  code = bundle?.output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n') ?? ''
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.addScriptTag({ content: code })
})
afterAll(() => browser.close())

const chosen = [
  'matches("Straße", "^\\w+$")',
  'matches("X", "^[\\p{Lu}-[OI]]$")',
  'replace("2026-03-01", "(\\d+)-(\\d+)-(\\d+)", "$3.$2.$1")',
  'split("a, b;c", "[,;]\\s?")',
  'matches("aa", "(a)\\1")',
  '0.1 + 0.2',
  '1 / 3',
  'exp(1)',
  '430.00 + 80.55 - 780.10 * 0.3',
  'string(now())',
  'date and time("2026-03-29T02:30:00@Europe/Berlin") + duration("PT1H")',
  '@"2026-10-25T02:30:00@Europe/Berlin" - @"2026-10-24T02:30:00@Europe/Berlin"',
  'deadline end(date("2026-12-24"), duration("P14D"), true)',
  'add working days(date("2026-04-02"), 10, "BY")',
  'format money(1234567.895)',
  'upper case("straße ﬁ")',
  'gone + 1',
  'for a in 1..300, b in 1..300, c in 1..300 return a',
  '{f: function(g) g(g), r: f(f)}.r',
]

test('browser and server give the same answers, warnings and limits', async () => {
  // given
  const random = fc.sample(randomExpression, { numRuns: 500, seed: 7 })
  const texts = [...chosen, ...random]
  const here = texts.map((text) => compileExpression(text).evaluate({}, env))
  // when
  const there = await page.evaluate(
    ([all, moment]) => {
      const { feel } = globalThis as unknown as { feel: { compileExpression: typeof compileExpression } }
      return all.map((text) => feel.compileExpression(text).evaluate({}, moment))
    },
    [texts, env] as const,
  )
  // then
  const different = texts.filter((_, at) => json(here[at]) !== json(there[at]))
  expect(different).toEqual([])
})

test('its size stays within the budget', () => {
  expect(code.length).toBeGreaterThan(0)
  expect(gzipSync(code).length).toBeLessThan(budget)
})

const json = (value: Evaluation | undefined) => JSON.stringify(value)
