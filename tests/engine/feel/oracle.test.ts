import fc from 'fast-check'
import { evaluate as oracle } from 'feelin'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../engine/json.ts'
import { evaluate } from './evaluate.ts'
import { randomExpression } from './random-expression.ts'

/** feelin, an engine nobody here wrote, as a second opinion. `LAUFZETTEL_PROPERTY_SEED` repeats a run. */
const seed = Number(process.env.LAUFZETTEL_PROPERTY_SEED ?? 20_260_301)
const numRuns = 3000

function feelin(text: string): Json {
  const { value } = oracle(text)
  // feelin knows a negative zero, JSON does not.
  return JSON.parse(JSON.stringify(value ?? null))
}

describe('agrees with feelin', () => {
  test('on random expressions', () => {
    process.stdout.write(`feelin as oracle: ${numRuns} expressions, seed ${seed}\n`)
    fc.assert(
      fc.property(randomExpression, (text) => {
        expect(evaluate(text)).toEqual(feelin(text))
      }),
      { numRuns, seed },
    )
  })
})

describe('differs from feelin, knowingly', () => {
  test.each([
    ['decimals, not binary fractions', '0.1 + 0.2', 0.3, 0.30000000000000004],
    ['a substring that begins outside is null (TCK 1103)', 'substring("ab", 4, 1)', null, ''],
    ['a range that goes down holds nothing (DMN 1.5 § 10.3.2.7)', '3 in [5..2]', false, true],
    ['the median of the sorted list (DMN 1.5 table 75)', 'median([6, 17, 16])', 16, 17],
    [
      'a date and hours give a date (DMN 1.5 table 45)',
      'string(date("2026-01-03") + duration("PT1H"))',
      '2026-01-03',
      '2026-01-03T01:00:00Z',
    ],
    [
      'whole months between dates (DMN 1.5 table 80)',
      'string(years and months duration(date("2026-01-05"), date("2026-08-13")))',
      'P7M',
      'P7M8D',
    ],
    [
      'what cannot be compared is unknown (DMN 1.5 § 10.3.2.13)',
      'some x in [1] satisfies x > null',
      null,
      false,
    ],
    ['a list that cannot be ordered', 'sort([2, null], function(x, y) x < y)', null, [2, null]],
  ])('%s: %s', (_, text, ours, theirs) => {
    expect(evaluate(text)).toEqual(ours)
    // A difference that goes away with a newer feelin belongs into the random expressions.
    expect(feelin(text)).toEqual(theirs)
  })
})
