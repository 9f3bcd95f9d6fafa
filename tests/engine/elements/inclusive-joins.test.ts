import { describe, expect, test } from 'vitest'
import { type BpmnBuilder, bpmn, timer } from '../../support/bpmn-builder.ts'
import { lines, tryModel } from '../../support/compile-bpmn.ts'

/** How often the process went past the join: the task behind it was entered. */
const passed = (tryOut: { readonly trace: readonly string[] }): number =>
  tryOut.trace.filter((line) => line === 'enter:After').length

/** Start, then everything at once. */
const split = (...branches: readonly string[]): BpmnBuilder => {
  let model = bpmn()
    .start()
    .parallel('F')
    .flow('Start', 'F')
    .inclusive('J')
    .user('After')
    .end()
    .flow('J', 'After', 'End')
  for (const branch of branches) model = model.flow('F', branch)
  return model
}

describe('an inclusive join waits', () => {
  test('for each token that can still reach one of its empty flows', async () => {
    const tryOut = await tryModel(
      split('A', 'B', 'C').user('A').user('B').user('C').flow('A', 'J').flow('B', 'J').flow('C', 'J'),
    )
    tryOut.completeTask('A')
    tryOut.completeTask('C')
    expect(passed(tryOut)).toBe(0)
    tryOut.completeTask('B')
    expect(passed(tryOut)).toBe(1)
  })

  test('for a token far away, over gateways and sub-processes', async () => {
    const model = split('A', 'B')
      .user('A')
      .user('B')
      .exclusive('X', 'X-Y')
      .sub('S', (inner) => inner.start('SS').user('Inside').flow('SS', 'Inside'))
      .exclusive('Y')
      .flow('A', 'J')
      .flow('B', 'X', 'Y', 'J')
      .when('X', 'S', '=true')
      .flow('S', 'Y')
    const tryOut = await tryModel(model)
    tryOut.completeTask('A')
    tryOut.completeTask('B')
    expect(passed(tryOut)).toBe(0)
    tryOut.completeTask('Inside')
    expect(passed(tryOut)).toBe(1)
  })

  test('for a task whose boundary event would lead to an empty flow', async () => {
    // given
    const model = split('A', 'B')
      .user('A')
      .user('B')
      .boundary('T', 'B', timer('timeDuration', 'PT1H'))
      .end('Elsewhere')
      .flow('A', 'J')
      .flow('B', 'Elsewhere')
      .flow('T', 'J')
    const one = await tryModel(model)
    const other = await tryModel(model)
    one.completeTask('A')
    other.completeTask('A')
    expect([passed(one), passed(other)]).toEqual([0, 0])
    // when it goes elsewhere, or over the boundary
    one.completeTask('B')
    other.advance('PT1H')
    // then
    expect([passed(one), passed(other)]).toEqual([1, 1])
  })

  test('for what a non-interrupting boundary event has sent on its way', async () => {
    const model = split('A', 'B')
      .user('A')
      .user('B')
      .user('Remind')
      .boundary('T', 'B', timer('timeDuration', 'PT1H'), false)
      .end('Elsewhere')
      .flow('A', 'J')
      .flow('B', 'Elsewhere')
      .flow('T', 'Remind', 'J')
    const tryOut = await tryModel(model)
    tryOut.advance('PT1H')
    tryOut.completeTask('A')
    tryOut.completeTask('B')
    expect(passed(tryOut)).toBe(0)
    tryOut.completeTask('Remind')
    expect(passed(tryOut)).toBe(1)
  })

  test('for what another, half-full join will let go', async () => {
    const model = split('A', 'B', 'C')
      .user('A')
      .user('B')
      .user('C')
      .parallel('Both')
      .flow('A', 'J')
      .flow('B', 'Both')
      .flow('C', 'Both', 'J')
    const tryOut = await tryModel(model)
    tryOut.completeTask('B')
    tryOut.completeTask('A')
    expect(passed(tryOut)).toBe(0)
    tryOut.completeTask('C')
    expect(passed(tryOut)).toBe(1)
  })
})

describe('an inclusive join does not wait', () => {
  test('for a token that cannot reach it any more', async () => {
    const tryOut = await tryModel(
      split('A', 'B').user('A').user('B').end('Elsewhere').flow('A', 'J').flow('B', 'Elsewhere'),
    )
    tryOut.completeTask('A')
    expect(passed(tryOut)).toBe(1)
  })

  test('for a token that can reach only a flow that is filled already', async () => {
    const model = split('A', 'B', 'C')
      .user('A')
      .user('B')
      .user('C')
      .exclusive('M')
      .end('Elsewhere')
      .flow('A', 'M', 'J')
      .flow('B', 'M')
      .flow('C', 'J')
    const tryOut = await tryModel(model)
    tryOut.completeTask('A')
    tryOut.completeTask('C')
    expect(passed(tryOut)).toBe(1)
    // what comes later is a round of its own
    tryOut.completeTask('B')
    expect(passed(tryOut)).toBe(2)
  })

  test('for a token that can reach an empty flow, but a filled one as well', async () => {
    const model = split('A', 'B')
      .user('A')
      .user('B')
      .exclusive('M')
      .exclusive('X', 'X-J')
      .flow('A', 'M', 'J')
      .flow('B', 'X', 'J')
      .when('X', 'M', '=false')
    const tryOut = await tryModel(model)
    tryOut.completeTask('A')
    expect(passed(tryOut)).toBe(1)
  })

  test('for a token behind it, which could come back only through it', async () => {
    const model = bpmn()
      .start()
      .inclusive('J')
      .user('After')
      .exclusive('Again', 'Again-End')
      .end()
      .flow('Start', 'J', 'After', 'Again', 'End')
      .when('Again', 'J', '=again')
    const tryOut = await tryModel(model, { again: true })
    tryOut.completeTask('After')
    expect(passed(tryOut)).toBe(2)
    tryOut.completeTask('After', { again: false })
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('for a branch that was interrupted', async () => {
    const model = split('A', 'B')
      .user('A')
      .sub('B', (inner) => inner.start('BS').user('Inside').flow('BS', 'Inside'))
      .boundary('T', 'B', timer('timeDuration', 'PT1H'))
      .end('Elsewhere')
      .flow('A', 'J')
      .flow('B', 'J')
      .flow('T', 'Elsewhere')
    const tryOut = await tryModel(model)
    tryOut.completeTask('A')
    expect(passed(tryOut)).toBe(0)
    tryOut.advance('PT1H')
    expect(passed(tryOut)).toBe(1)
    expect(lines(tryOut, 'cancel')).toEqual(['cancel:Inside', 'cancel:B'])
  })

  test('for another half-full join that leads elsewhere', async () => {
    const model = split('A', 'B', 'C')
      .user('A')
      .user('B')
      .user('C')
      .parallel('Both')
      .end('Elsewhere')
      .flow('A', 'J')
      .flow('B', 'Both')
      .flow('C', 'Both', 'Elsewhere')
    const tryOut = await tryModel(model)
    tryOut.completeTask('B')
    tryOut.completeTask('A')
    expect(passed(tryOut)).toBe(1)
  })

  test('for tokens of another scope', async () => {
    const model = bpmn()
      .start()
      .sub('S', (inner) =>
        inner
          .start('SS')
          .parallel('F')
          .user('A')
          .inclusive('J')
          .user('After')
          .flow('SS', 'F', 'A', 'J', 'After')
          .flow('F', 'J'),
      )
      .user('Outside')
      .flow('Start', 'S')
      .flow('Start', 'Outside')
    const tryOut = await tryModel(model)
    tryOut.completeTask('A')
    expect(passed(tryOut)).toBe(1)
  })

  test('twice for the same flow: a second token on it is the next round', async () => {
    const model = split('A', 'B', 'C')
      .user('A')
      .user('B')
      .user('C')
      .exclusive('M')
      .flow('A', 'M', 'J')
      .flow('B', 'M')
      .flow('C', 'J')
    const tryOut = await tryModel(model)
    tryOut.completeTask('A')
    tryOut.completeTask('B')
    expect(passed(tryOut)).toBe(0)
    tryOut.completeTask('C')
    // one token per filled flow, then the one left over: nobody else can come
    expect(passed(tryOut)).toBe(2)
    tryOut.completeTask({ wait: tryOut.main.tasks[0]?.wait ?? 0 })
    tryOut.completeTask({ wait: tryOut.main.tasks[0]?.wait ?? 0 })
    expect(tryOut.main.instance.state).toBe('completed')
  })
})
