import fc from 'fast-check'
import { describe, test } from 'vitest'
import { builtins } from '../../../engine/feel/functions/registry.ts'
import { compileExpression, compileUnaryTests } from '../../../engine/feel/index.ts'
import { env } from './evaluate.ts'

/** `LAUFZETTEL_PROPERTY_SEED` repeats a run. */
const seed = Number(process.env.LAUFZETTEL_PROPERTY_SEED ?? 20_260_302)
const numRuns = 3000

const words =
  'x y item for in return if then else some every satisfies and or not between instance of function null true ? partial external'
const symbols =
  '( ) [ ] { } , : . .. + - * / ** = != < <= > >= @"P1D" "a" "\\ 1 2.5 1e300 // /* */ " \n 🙂 ä $ @'
const values =
  '1|-1|0|2.5|1e30|99999999999999999999|1e6144|-0.1|"a"|""|"2026-01-01"|[1,2]|[]|{}|{a: 1}|null|true|@"P1D"|@"P1M"|@"10:00:00"|@"2026-01-01"|@"2026-01-01T10:00:00"|[1..3]|(>2)|(!=2)|function(x,y) x < y|x|y|[[1],[2]]|["a", null]'

const tokens = fc.constantFrom(...words.split(' '), ...symbols.split(' '), ...builtins.keys())
const soup = fc.array(tokens, { maxLength: 25 }).map((parts) => parts.join(' '))
const call = fc
  .tuple(
    fc.constantFrom(...builtins.keys()),
    fc.array(fc.constantFrom(...values.split('|')), { maxLength: 4 }),
  )
  .map(([name, args]) => `${name}(${args.join(', ')})`)
const operation = fc
  .tuple(call, fc.constantFrom('+', '-', '*', '/', '**', '=', '<', 'and', 'in', 'instance of'), call)
  .map((parts) => parts.join(' '))

const variables = { x: { a: [1, 'b', null] }, y: [1.5, 2, -3] }

describe(`no text throws (${numRuns} each, seed ${seed})`, () => {
  test.each([
    ['any characters', fc.string({ unit: 'binary', maxLength: 60 })],
    ['words and symbols in any order', soup],
    ['functions with any arguments', call],
    ['operators on what functions give', operation],
  ])('%s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        compileExpression(text).evaluate(variables, env)
        compileUnaryTests(text).test(3, variables, env)
      }),
      { numRuns, seed },
    )
  })
})
