import { describe, expect, test } from 'vitest'
import { bpmn, expression } from '../../support/bpmn-builder.ts'
import { lines, tryModel } from '../../support/compile-bpmn.ts'

const open = (tryOut: Awaited<ReturnType<typeof tryModel>>) => tryOut.main.tasks.map((task) => task.element)

describe('complex gateway', () => {
  test('splits by conditions, and takes the default flow when none holds', async () => {
    const model = bpmn()
      .start()
      .node('complexGateway', 'G', { default: 'G-C' })
      .end('A')
      .end('B')
      .end('C')
      .flow('Start', 'G')
      .when('G', 'A', '=x > 1')
      .when('G', 'B', '=x > 2')
      .flow('G', 'C')
    expect(lines(await tryModel(model, { x: 3 }), 'enter:A', 'enter:B', 'enter:C')).toEqual([
      'enter:A',
      'enter:B',
    ])
    expect(lines(await tryModel(model, { x: 0 }), 'enter:A', 'enter:B', 'enter:C')).toEqual(['enter:C'])
  })

  const joined = (condition?: string) =>
    bpmn()
      .start()
      .parallel('F')
      .user('A')
      .user('B')
      .user('C')
      .node(
        'complexGateway',
        'G',
        {},
        condition === undefined ? '' : expression('activationCondition', condition),
      )
      .user('After')
      .end()
      .flow('Start', 'F', 'A', 'G', 'After', 'End')
      .flow('F', 'B', 'G')
      .flow('F', 'C', 'G')

  test('fires when its activation condition holds and takes in the rest of the round', async () => {
    const tryOut = await tryModel(joined('=activationCount >= 2'))
    tryOut.completeTask('A')
    expect(open(tryOut)).not.toContain('After')
    tryOut.completeTask('B')
    expect(open(tryOut)).toEqual(['C', 'After'])
    tryOut.completeTask('After')
    expect(tryOut.main.instance.state).toBe('active')
    tryOut.completeTask('C')
    expect(lines(tryOut, 'enter:After')).toHaveLength(1)
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('its condition sees variables', async () => {
    const tryOut = await tryModel(joined('=activationCount >= quorum'), { quorum: 1 })
    tryOut.completeTask('B')
    expect(open(tryOut)).toContain('After')
  })

  test('asks its condition with each token: two that come in one command are counted one by one', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .parallel('F')
        .node('complexGateway', 'G', {}, expression('activationCondition', '=activationCount = 1'))
        .node('task', 'A')
        .node('task', 'B')
        .end()
        .flow('Start', 'F', 'A', 'G', 'End')
        .flow('F', 'B', 'G'),
    )
    expect(lines(tryOut, 'enter:End')).toHaveLength(1)
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('without an activation condition waits for every token that can still come', async () => {
    const tryOut = await tryModel(joined())
    tryOut.completeTask('A')
    tryOut.completeTask('B')
    expect(open(tryOut)).toEqual(['C'])
    tryOut.completeTask('C')
    expect(open(tryOut)).toEqual(['After'])
  })

  test('begins a new round when all others are served: a token that came too early counts for it', async () => {
    // given a loop that sends a token again over A while B is still out
    const tryOut = await tryModel(
      bpmn()
        .start()
        .parallel('F')
        .exclusive('M')
        .user('A')
        .user('B')
        .node('complexGateway', 'G', {}, expression('activationCondition', '=activationCount >= 1'))
        .exclusive('X', 'X-End')
        .end()
        .flow('Start', 'F', 'M', 'A', 'G', 'X', 'End')
        .flow('F', 'B', 'G')
        .when('X', 'M', '=again'),
      { again: true },
    )
    tryOut.completeTask('A')
    expect(open(tryOut)).toEqual(['B', 'A'])
    // when the second token over A arrives in the same round, it waits
    tryOut.completeTask('A', { again: false })
    expect(lines(tryOut, 'enter:End')).toEqual([])
    // when B has come, the new round begins and the waiting token fires
    tryOut.completeTask('B')
    expect(lines(tryOut, 'enter:End')).toHaveLength(1)
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('begins a new round when the missing flow cannot be served any more', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .parallel('F')
        .exclusive('M')
        .user('A')
        .user('B')
        .exclusive('Or', 'Or-Gone')
        .end('Gone')
        .node('complexGateway', 'G', {}, expression('activationCondition', '=activationCount >= 1'))
        .exclusive('X', 'X-End')
        .end()
        .flow('Start', 'F', 'M', 'A', 'G', 'X', 'End')
        .flow('F', 'B', 'Or', 'Gone')
        .when('Or', 'G', '=false')
        .when('X', 'M', '=again'),
      { again: true },
    )
    tryOut.completeTask('A')
    tryOut.completeTask('A', { again: false })
    expect(lines(tryOut, 'enter:End')).toEqual([])
    tryOut.completeTask('B')
    expect(lines(tryOut, 'enter:Gone', 'enter:End')).toEqual(['enter:Gone', 'enter:End'])
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('a condition that is neither true nor false is an incident and can be repaired', async () => {
    const tryOut = await tryModel(joined('=enough'))
    tryOut.completeTask('A')
    expect(tryOut.main.incidents).toMatchObject([{ element: 'G', code: 'expression-failed' }])
    tryOut.setVariables({ enough: true })
    tryOut.resolveIncident(tryOut.main.incidents[0]?.incident ?? 0)
    expect(open(tryOut)).toContain('After')
  })
})
