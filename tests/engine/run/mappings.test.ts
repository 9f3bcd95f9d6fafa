import { describe, expect, test } from 'vitest'
import type { Variables } from '../../../engine/index.ts'
import { bpmn, io } from '../../support/bpmn-builder.ts'
import { lines, tryModel } from '../../support/compile-bpmn.ts'

async function resultOf(
  outputs: { readonly [target: string]: string },
  variables: Variables,
): Promise<Variables> {
  const tryOut = await tryModel(
    bpmn().start().user('A', io({}, outputs)).end().flow('Start', 'A', 'End'),
    variables,
  )
  tryOut.completeTask('A', { result: 1 })
  return tryOut.variables
}

describe('output mappings', () => {
  test.each<[string, { readonly [target: string]: string }, Variables, Variables]>([
    ['write a name', { a: '=result' }, {}, { a: 1 }],
    [
      'write into a context and keep what is beside it',
      { 'a.b': '=result' },
      { a: { c: 2 } },
      { a: { b: 1, c: 2 } },
    ],
    [
      'write deep into a context',
      { 'a.b.c': '=result' },
      { a: { b: { d: 3 } } },
      { a: { b: { c: 1, d: 3 } } },
    ],
    ['make the context where there is none', { 'a.b.c': '=result' }, {}, { a: { b: { c: 1 } } }],
    ['replace what is no context', { 'a.b': '=result' }, { a: 'text' }, { a: { b: 1 } }],
    ['replace nothing', { 'a.b': '=result' }, { a: null }, { a: { b: 1 } }],
    ['replace a list', { 'a.b': '=result' }, { a: [1, 2] }, { a: { b: 1 } }],
    ['add up in one context', { 'a.b': '=result', 'a.c': '=result + 1' }, {}, { a: { b: 1, c: 2 } }],
  ])('%s', async (_name, outputs, variables, expected) => {
    expect(await resultOf(outputs, variables)).toEqual(expected)
  })

  test('keep the rest of the results local', async () => {
    expect(await resultOf({ a: '=result' }, { result: 'old' })).toEqual({ a: 1, result: 'old' })
  })
})

describe('input mappings', () => {
  test('see what the ones before wrote, and are gone afterwards', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .user('A', io({ x: '=n + 1', y: '=x + 1' }))
        .user('B')
        .flow('Start', 'A', 'B'),
      { n: 1 },
    )
    expect(tryOut.main.tasks).toMatchObject([{ variables: { x: 2, y: 3 } }])
    tryOut.completeTask('A')
    expect(tryOut.variables).toEqual({ n: 1 })
    expect(lines(tryOut, 'set')).toEqual(['set:x', 'set:y'])
  })

  test('what cannot be computed is an incident, repaired by other variables', async () => {
    // given
    const model = bpmn()
      .start()
      .user('A', io({ x: '=count(for i in 1..n return i)' }))
      .flow('Start', 'A')
    const tryOut = await tryModel(model, { n: 1_000_000_000 })
    expect(tryOut.main.incidents).toMatchObject([{ code: 'expression-failed', element: 'A' }])
    expect(tryOut.main.tasks).toEqual([])
    // when
    tryOut.setVariables({ n: 3 })
    tryOut.resolveIncident(tryOut.main.incidents[0]?.incident ?? 0)
    // then
    expect(tryOut.main.tasks).toMatchObject([{ variables: { x: 3 } }])
    expect(lines(tryOut, 'enter')).toEqual(['enter:Start', 'enter:A'])
  })
})

describe('results without mapping', () => {
  test('go where the variable is known, else to the process', async () => {
    const model = bpmn()
      .start()
      .sub(
        'S',
        (inner) => inner.start('SS').user('A').user('B').flow('SS', 'A', 'B'),
        {},
        `<extensionElements>${io({ local: '=1' })}</extensionElements>`,
      )
      .flow('Start', 'S')
    const tryOut = await tryModel(model, { outer: 1 })
    tryOut.completeTask('A', { local: 2, outer: 2, fresh: 2 })
    expect(tryOut.variables).toEqual({ outer: 2, fresh: 2 })
  })
})
