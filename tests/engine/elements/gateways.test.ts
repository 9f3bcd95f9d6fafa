import { describe, expect, test } from 'vitest'
import { rootScopeOf } from '../../../engine/index.ts'
import { bpmn, message, timer } from '../../support/bpmn-builder.ts'
import { lines, tryModel } from '../../support/compile-bpmn.ts'

describe('exclusive gateway', () => {
  const model = bpmn()
    .start()
    .exclusive('Decide', 'Decide-Rejected')
    .end('Granted')
    .end('Special')
    .end('Rejected')
    .flow('Start', 'Decide')
    .when('Decide', 'Granted', '=amount > 0')
    .when('Decide', 'Special', '=amount > 100')
    .flow('Decide', 'Rejected')

  test('takes the default flow when no condition holds', async () => {
    // when
    const tryOut = await tryModel(model, { amount: 0 })
    // then
    expect(tryOut.trace).toEqual([
      'start:Start',
      'enter:Start',
      'exit:Start',
      'take:Start-Decide',
      'enter:Decide',
      'exit:Decide',
      'take:Decide-Rejected',
      'enter:Rejected',
      'exit:Rejected',
      'completed',
    ])
  })

  test('takes only the first flow whose condition holds, never a second', async () => {
    const tryOut = await tryModel(model, { amount: 500 })
    expect(lines(tryOut, 'take')).toEqual(['take:Start-Decide', 'take:Decide-Granted'])
  })

  test('passes every token that comes to a merge', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .parallel('Fork')
        .exclusive('Merge')
        .end()
        .flow('Start', 'Fork')
        .node('task', 'A')
        .node('task', 'B')
        .flow('Fork', 'A', 'Merge', 'End')
        .flow('Fork', 'B', 'Merge'),
    )
    expect(lines(tryOut, 'enter:Merge')).toHaveLength(2)
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('a condition that is neither true nor false is an incident, not a no', async () => {
    const tryOut = await tryModel(model, {})
    expect(tryOut.main.incidents).toMatchObject([{ code: 'expression-failed', element: 'Decide' }])
    // when the cause is repaired
    tryOut.setVariables({ amount: 5 })
    tryOut.resolveIncident(tryOut.main.incidents[0]?.incident ?? 0)
    // then
    expect(tryOut.trace.at(-1)).toBe('completed')
    expect(lines(tryOut, 'enter:Decide')).toHaveLength(1)
  })

  test('without default flow and without a condition that holds: incident no-flow-taken', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .exclusive('Decide')
        .end('A')
        .end('B')
        .flow('Start', 'Decide')
        .when('Decide', 'A', '=x = 1')
        .when('Decide', 'B', '=x = 2'),
      { x: 3 },
    )
    expect(tryOut.main.incidents).toMatchObject([{ code: 'no-flow-taken' }])
  })
})

describe('parallel gateway', () => {
  test('waits for one token on each incoming flow', async () => {
    // given
    const tryOut = await tryModel(
      bpmn()
        .start()
        .parallel('Fork')
        .user('A')
        .user('B')
        .parallel('Join')
        .end()
        .flow('Start', 'Fork', 'A', 'Join', 'End')
        .flow('Fork', 'B', 'Join'),
    )
    // when
    tryOut.completeTask('A')
    // then
    expect(tryOut.main.instance.state).toBe('active')
    expect(lines(tryOut, 'enter:Join')).toEqual([])
    // when
    tryOut.completeTask('B')
    // then
    expect(lines(tryOut, 'enter:Join')).toHaveLength(1)
    expect(tryOut.trace.at(-1)).toBe('completed')
  })

  test('a second token on the same flow waits for the next round', async () => {
    // given two tokens on one flow, one on the other
    const tryOut = await tryModel(
      bpmn()
        .start()
        .parallel('Fork')
        .node('task', 'A1')
        .node('task', 'A2')
        .exclusive('Merge')
        .user('B')
        .parallel('Join')
        .end()
        .flow('Start', 'Fork', 'A1', 'Merge', 'Join', 'End')
        .flow('Fork', 'A2', 'Merge')
        .flow('Fork', 'B', 'Join'),
    )
    // when
    tryOut.completeTask('B')
    // then it fired once, and one token is left over
    expect(lines(tryOut, 'enter:Join')).toHaveLength(1)
    expect(tryOut.main.instance.state).toBe('active')
    expect(rootScopeOf(tryOut.main.instance)?.arrivals).toEqual({ Join: { 'Merge-Join': 1 } })
  })

  test('an exclusive split into a parallel join hangs', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .exclusive('Split', 'Split-B')
        .node('task', 'A')
        .node('task', 'B')
        .parallel('Join')
        .end()
        .flow('Start', 'Split')
        .when('Split', 'A', '=true')
        .flow('Split', 'B', 'Join', 'End')
        .flow('A', 'Join'),
    )
    expect(tryOut.main.instance.state).toBe('active')
    expect(lines(tryOut, 'enter:End')).toEqual([])
  })

  test('ignores conditions', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .parallel('Fork')
        .end('A')
        .end('B')
        .flow('Start', 'Fork')
        .when('Fork', 'A', '=false')
        .flow('Fork', 'B'),
    )
    expect(lines(tryOut, 'enter:A', 'enter:B')).toHaveLength(2)
  })
})

describe('inclusive gateway', () => {
  const split = bpmn()
    .start()
    .inclusive('Split', 'Split-C')
    .user('A')
    .user('B')
    .user('C')
    .inclusive('Join')
    .end()
    .flow('Start', 'Split')
    .when('Split', 'A', '=a')
    .when('Split', 'B', '=b')
    .flow('Split', 'C', 'Join')
    .flow('A', 'Join')
    .flow('B', 'Join')
    .flow('Join', 'End')

  test('takes each flow whose condition holds and joins exactly those', async () => {
    const tryOut = await tryModel(split, { a: true, b: true })
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['A', 'B'])
    tryOut.completeTask('A')
    expect(lines(tryOut, 'enter:Join')).toEqual([])
    tryOut.completeTask('B')
    expect(lines(tryOut, 'enter:Join')).toHaveLength(1)
    expect(tryOut.trace.at(-1)).toBe('completed')
  })

  test('takes the default flow only when no condition holds', async () => {
    const tryOut = await tryModel(split, { a: false, b: false })
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['C'])
  })

  test('does not wait for a branch that a boundary event left', async () => {
    // given
    const tryOut = await tryModel(
      split.boundary('Late', 'B', timer('timeDuration', 'PT1H')).end('Gone').flow('Late', 'Gone'),
      { a: true, b: true },
    )
    tryOut.completeTask('A')
    expect(lines(tryOut, 'enter:Join')).toEqual([])
    // when the branch of B is interrupted and can no longer reach the join
    tryOut.advance('PT1H')
    // then
    expect(lines(tryOut, 'enter:Join')).toHaveLength(1)
    expect(tryOut.trace.at(-1)).toBe('completed')
  })

  test('waits for a token that loops and may still come, and takes one token per filled flow', async () => {
    // given A may go round again before it reaches the join
    const tryOut = await tryModel(
      bpmn()
        .start()
        .inclusive('Split')
        .user('A')
        .exclusive('Again', 'Again-Join')
        .user('B')
        .inclusive('Join')
        .user('After')
        .end()
        .flow('Start', 'Split')
        .when('Split', 'A', '=true')
        .when('Split', 'B', '=true')
        .flow('A', 'Again')
        .when('Again', 'A', '=again')
        .flow('Again', 'Join')
        .flow('B', 'Join', 'After', 'End'),
      { again: true },
    )
    tryOut.completeTask('B')
    tryOut.completeTask('A')
    // then the loop keeps the join waiting
    expect(lines(tryOut, 'enter:Join')).toEqual([])
    // when the loop is left
    tryOut.completeTask('A', { again: false })
    // then
    expect(lines(tryOut, 'enter:Join')).toHaveLength(1)
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['After'])
  })

  test('a loop through the join itself does not block it', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .inclusive('Join')
        .user('Work')
        .exclusive('Again', 'Again-End')
        .end()
        .flow('Start', 'Join', 'Work', 'Again')
        .when('Again', 'Join', '=again')
        .flow('Again', 'End'),
    )
    tryOut.completeTask('Work', { again: true })
    tryOut.completeTask('Work', { again: false })
    expect(lines(tryOut, 'enter:Join')).toHaveLength(2)
    expect(tryOut.trace.at(-1)).toBe('completed')
  })
})

describe('event-based gateway', () => {
  const model = bpmn()
    .message('Objection', 'objection', '=file')
    .start()
    .node('eventBasedGateway', 'Wait')
    .node('intermediateCatchEvent', 'Objected', {}, message('Objection'))
    .node('intermediateCatchEvent', 'Expired', {}, timer('timeDuration', 'P1M'))
    .end('E1')
    .end('E2')
    .flow('Start', 'Wait', 'Objected', 'E1')
    .flow('Wait', 'Expired', 'E2')

  test('the first event wins, the other wait closes in the same step', async () => {
    // given
    const tryOut = await tryModel(model, { file: 'GS-1' })
    expect(tryOut.main.timers).toMatchObject([{ dueAt: '2026-02-05T08:00:00Z' }])
    // when
    tryOut.publishMessage('objection', 'GS-1', { reason: 'x' })
    // then
    expect(tryOut.main.timers).toEqual([])
    expect(lines(tryOut, 'enter', 'take')).toEqual([
      'enter:Start',
      'take:Start-Wait',
      'enter:Wait',
      'take:Wait-Objected',
      'enter:Objected',
      'take:Objected-E1',
      'enter:E1',
    ])
    expect(tryOut.variables).toEqual({ file: 'GS-1', reason: 'x' })
  })

  test('a message for another case does not', async () => {
    const tryOut = await tryModel(model, { file: 'GS-1' })
    tryOut.publishMessage('objection', 'GS-2')
    expect(tryOut.main.subscriptions).toHaveLength(1)
    tryOut.advance('P2M')
    expect(lines(tryOut, 'enter:E2')).toHaveLength(1)
  })
})

describe('flows that leave activities', () => {
  test('conditions are evaluated, the default is taken only when none holds', async () => {
    const model = bpmn()
      .start()
      .node('task', 'T', { default: 'T-C' })
      .end('A')
      .end('B')
      .end('C')
      .flow('Start', 'T')
      .when('T', 'A', '=x > 1')
      .when('T', 'B', '=x > 2')
      .flow('T', 'C')
    expect(lines(await tryModel(model, { x: 3 }), 'enter')).toEqual([
      'enter:Start',
      'enter:T',
      'enter:A',
      'enter:B',
    ])
    expect(lines(await tryModel(model, { x: 0 }), 'enter')).toEqual(['enter:Start', 'enter:T', 'enter:C'])
  })

  test('the default is taken beside a flow without condition, when no condition holds', async () => {
    const model = bpmn()
      .start()
      .node('task', 'T', { default: 'T-C' })
      .end('A')
      .end('B')
      .end('C')
      .flow('Start', 'T', 'A')
      .when('T', 'B', '=x')
      .flow('T', 'C')
    expect(lines(await tryModel(model, { x: false }), 'enter').slice(2)).toEqual(['enter:A', 'enter:C'])
    expect(lines(await tryModel(model, { x: true }), 'enter').slice(2)).toEqual(['enter:A', 'enter:B'])
  })

  test('an id with dots is an id', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start('a.b')
        .exclusive('g.1', 'g.1-e.x.y')
        .end('e.x.y')
        .end('z')
        .flow('a.b', 'g.1')
        .when('g.1', 'z', '=false')
        .flow('g.1', 'e.x.y'),
    )
    expect(lines(tryOut, 'enter:e.x.y')).toHaveLength(1)
  })
})
