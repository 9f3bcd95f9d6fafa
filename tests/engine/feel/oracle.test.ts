import fc from 'fast-check'
import { evaluate as oracle } from 'feelin'
import { describe, expect, test } from 'vitest'
import { evaluate } from './evaluate.ts'

/** Expressions over whole numbers and strings, where binary floats and three values do not matter. */
const number = fc.integer({ min: -50, max: 50 }).map((value) => (value < 0 ? `(${value})` : String(value)))
const numeric = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    number,
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*'), tie('expression'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([a, b, c]) => `(if ${a} < ${b} then ${c} else ${a})`),
  ),
})).expression

const list = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 8 })
const word = fc.stringMatching(/^[a-z]{1,6}$/)

const same = (text: string) => {
  const answer: unknown = oracle(text)
  const value: unknown =
    typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : answer
  // feelin knows a negative zero, JSON does not.
  expect(evaluate(text)).toEqual(JSON.parse(JSON.stringify(value)))
}

describe('agrees with feelin', () => {
  test('on integer arithmetic and conditions', () => {
    fc.assert(fc.property(numeric, same), { numRuns: 200 })
  })

  test('on comparisons', () => {
    const operator = fc.constantFrom('<', '<=', '>', '>=', '=', '!=')
    fc.assert(
      fc.property(numeric, operator, numeric, (a, op, b) => same(`${a} ${op} ${b}`)),
      { numRuns: 100 },
    )
  })

  test('on list functions', () => {
    const name = fc.constantFrom('count', 'min', 'max', 'sum', 'reverse', 'distinct values')
    fc.assert(
      fc.property(name, list, (fn, items) => same(`${fn}([${items.join(', ')}])`)),
      { numRuns: 200 },
    )
  })

  test('on filters and loops', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: -9, max: 9 }), (items, limit) => {
        same(`[${items.join(', ')}][item > ${limit}]`)
        same(`for x in [${items.join(', ')}] return x * ${limit}`)
        same(`some x in [${items.join(', ')}] satisfies x = ${limit}`)
        same(`every x in [${items.join(', ')}] satisfies x < ${limit}`)
      }),
      { numRuns: 100 },
    )
  })

  test('on strings', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        same(`"${a}" + "${b}"`)
        same(`contains("${a}", "${b}")`)
        same(`upper case("${a}")`)
        same(`string length("${a}")`)
        same(`substring before("${a}${b}", "${b}")`)
      }),
      { numRuns: 100 },
    )
  })
})
