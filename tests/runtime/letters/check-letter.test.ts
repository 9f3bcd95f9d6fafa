import { describe, expect, test } from 'vitest'
import { parseBpmn } from '../../../engine/index.ts'
import { hasRemedyNotice } from '../../../runtime/letters/check-letter.ts'
import { checkLettersUsed } from '../../../runtime/letters/check-letters-used.ts'
import { LetterTemplate } from '../../../runtime/letters/letter-template.ts'
import { parseLetter } from '../../../runtime/letters/parse-letter.ts'
import { shippedLetters } from '../../../runtime/letters/shipped-letters.ts'
import { readShipped } from '../../processes/scenario.ts'

const decision = LetterTemplate.parse(JSON.parse(readShipped('grundsicherung/letters/bescheid.json')))
const codes = (json: unknown) => parseLetter(json).findings.map(({ code }) => code)

describe('a decision letter', () => {
  test('as shipped is complete', () => {
    expect(parseLetter(decision).findings).toEqual([])
    expect(hasRemedyNotice(decision)).toBe(true)
  })

  test.each(['operative', 'reasons', 'remedy', 'closing'])('is refused without its %s', (part) => {
    const without = { ...decision, parts: decision.parts.filter((has) => has.part !== part) }
    expect(codes(without)).toEqual([`letter-without-${part}`])
    expect(parseLetter(without).letter).toBeUndefined()
  })

  test('is refused when the notice of remedies hides behind a condition or names no limit', () => {
    const remedy = (block: object) => ({
      ...decision,
      parts: decision.parts.map((part) =>
        part.part === 'remedy' ? { part: 'remedy', blocks: [block] } : part,
      ),
    })
    const words = 'Widerspruch innerhalb eines Monats, schriftlich, {{ brief.behoerde.strasse }}'
    expect(codes(remedy({ block: 'paragraph', text: words }))).toEqual([])
    expect(codes(remedy({ block: 'paragraph', text: words, showIf: '=false' }))).toHaveLength(4)
    expect(codes(remedy({ block: 'paragraph', text: words.replace('eines Monats', '') }))).toEqual([
      'letter-remedy-incomplete',
    ])
  })

  test('is not the measure for a notice', () => {
    expect(codes({ ...decision, kind: 'notice', parts: decision.parts.slice(0, 1) })).toEqual([])
  })

  test('is refused with an expression nobody can read, and with a shape of its own', () => {
    expect(codes({ ...decision, subject: '{{ case. }}' })).toContain('letter-expression')
    expect(codes({ ...decision, script: 'alert(1)' })).toEqual(['letter-shape'])
  })
})

describe('a model that sends letters', () => {
  const model = readShipped('grundsicherung/process.bpmn')
  const used = async (xml: string) => {
    const { definitions } = await parseBpmn(xml)
    return definitions ? (await checkLettersUsed(definitions)).map(({ element }) => element) : ['unreadable']
  }

  test('names letters that exist', async () => {
    expect(await used(model)).toEqual([])
    expect((await shippedLetters()).size).toBeGreaterThan(4)
  })

  test('is refused when it names none of them', async () => {
    expect(await used(model.replace('"grundsicherung/bescheid"', '"grundsicherung/unbekannt"'))).toEqual([
      'bescheid-senden',
    ])
  })
})
