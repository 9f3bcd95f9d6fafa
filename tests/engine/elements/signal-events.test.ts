import { describe, expect, test } from 'vitest'
import { createTryOut, startInstance, step } from '../../../engine/index.ts'
import { bpmn, each, extensions, io, signalEvent } from '../../support/bpmn-builder.ts'
import { compileBpmn, lines, NOW, tryModel } from '../../support/compile-bpmn.ts'

const item = bpmn('item').start('IS').catches('IC', signalEvent('S')).flow('IS', 'IC').body()
const alarm = () => bpmn().signal('S', 'alarm')
const openTasks = (tryOut: Awaited<ReturnType<typeof tryModel>>) =>
  tryOut.main.tasks.map((task) => task.element)

describe('a signal thrown', () => {
  test('reaches its own instance in the same step, after everything that can still come to wait for it', async () => {
    const tryOut = await tryModel(
      alarm()
        .start()
        .parallel('F')
        .throws('Throw', signalEvent('S'))
        .user('After')
        .node('task', 'Slow')
        .catches('Catch', signalEvent('S'))
        .user('Caught')
        .flow('Start', 'F', 'Throw', 'After')
        .flow('F', 'Slow', 'Catch', 'Caught'),
    )
    expect(openTasks(tryOut)).toEqual(['Caught', 'After'])
    expect(lines(tryOut, 'throw', 'signal', 'exit:Catch', 'exit:Throw')).toEqual([
      'throw:alarm',
      'signal:alarm',
      'exit:Catch',
      'exit:Throw',
    ])
  })

  test('wakes everything that waits for it, with the variables of its input mapping', async () => {
    const tryOut = await tryModel(
      alarm()
        .start()
        .parallel('F')
        .catches('C1', signalEvent('S'))
        .user('A')
        .catches('C2', signalEvent('S'))
        .user('B')
        .node('intermediateThrowEvent', 'Throw', {}, extensions(io({ level: '=3' })) + signalEvent('S'))
        .flow('Start', 'F', 'C1', 'A')
        .flow('F', 'C2', 'B')
        .flow('F', 'Throw'),
    )
    expect(openTasks(tryOut)).toEqual(['A', 'B'])
    expect(tryOut.variables).toEqual({ level: 3 })
  })

  test('of another name wakes nobody', async () => {
    const tryOut = await tryModel(
      alarm()
        .signal('T', 'other')
        .start()
        .parallel('F')
        .catches('C', signalEvent('S'))
        .end('Throw', signalEvent('T'))
        .flow('Start', 'F', 'C')
        .flow('F', 'Throw'),
    )
    expect(tryOut.main.signals).toMatchObject([{ element: 'C', name: 'alarm' }])
  })

  test('takes its name from an expression', async () => {
    const tryOut = await tryModel(
      bpmn()
        .signal('S', '="alarm " + office')
        .start()
        .parallel('F')
        .catches('C', signalEvent('S'))
        .throws('T', signalEvent('S'))
        .flow('Start', 'F', 'C')
        .flow('F', 'T'),
      { office: 'Bonn' },
    )
    expect(lines(tryOut, 'signal')).toEqual(['signal:alarm Bonn'])
  })

  test('without a name is an incident', async () => {
    const tryOut = await tryModel(
      bpmn().signal('S', '=missing').start().end('T', signalEvent('S')).flow('Start', 'T'),
    )
    expect(tryOut.main.incidents).toMatchObject([{ code: 'expression-failed', element: 'T' }])
  })

  test('at an end event interrupts the sub-process it ends', async () => {
    const tryOut = await tryModel(
      alarm()
        .start()
        .sub('Sub', (sub) => sub.start('SS').end('Bell', signalEvent('S')).flow('SS', 'Bell'))
        .boundary('Ring', 'Sub', signalEvent('S'))
        .user('Out')
        .user('Next')
        .flow('Start', 'Sub', 'Next')
        .flow('Ring', 'Out'),
    )
    expect(openTasks(tryOut)).toEqual(['Out'])
    expect(lines(tryOut, 'cancel')).toEqual(['cancel:Bell', 'cancel:Sub'])
  })

  test('an earlier signal of the same moment may end the place a later one is thrown at', async () => {
    const tryOut = await tryModel(
      alarm()
        .signal('T', 'late')
        .start()
        .parallel('F')
        .throws('First', signalEvent('S'))
        .sub('Sub', (sub) => sub.start('SS').throws('Second', signalEvent('T')).flow('SS', 'Second'))
        .boundary('Ring', 'Sub', signalEvent('S'))
        .end('Out')
        .flow('Start', 'F', 'First')
        .flow('F', 'Sub')
        .flow('Ring', 'Out'),
    )
    expect(lines(tryOut, 'throw')).toEqual(['throw:alarm'])
    expect(tryOut.main.instance.state).toBe('completed')
  })
})

describe('a signal boundary event', () => {
  const model = (interrupting: boolean) =>
    alarm()
      .start()
      .user('A')
      .boundary('B', 'A', signalEvent('S'), interrupting)
      .user('C')
      .flow('Start', 'A')
      .flow('B', 'C')

  test('interrupting: ends the activity and fires once', async () => {
    const tryOut = await tryModel(model(true))
    tryOut.broadcastSignal('alarm')
    tryOut.broadcastSignal('alarm')
    expect(openTasks(tryOut)).toEqual(['C'])
    expect(tryOut.main.signals).toEqual([])
  })

  test('not interrupting: fires every time', async () => {
    const tryOut = await tryModel(model(false))
    tryOut.broadcastSignal('alarm', { n: 1 })
    tryOut.broadcastSignal('alarm', { n: 2 })
    expect(openTasks(tryOut)).toEqual(['A', 'C', 'C'])
    expect(tryOut.variables).toEqual({ n: 2 })
  })

  test('is closed when the activity completes', async () => {
    const tryOut = await tryModel(model(true))
    tryOut.completeTask('A')
    expect(tryOut.main.signals).toEqual([])
    expect(tryOut.main.instance.state).toBe('completed')
  })
})

describe('a signal start event', () => {
  test.each([true, false])('of an event sub-process (interrupting: %s)', async (interrupting) => {
    const tryOut = await tryModel(
      alarm()
        .start()
        .user('A')
        .flow('Start', 'A')
        .eventSub('Sub', { id: 'Got', definition: signalEvent('S'), interrupting }, (sub) =>
          sub.user('Handle').flow('Got', 'Handle'),
        ),
    )
    tryOut.broadcastSignal('alarm')
    expect(openTasks(tryOut)).toEqual(interrupting ? ['Handle'] : ['A', 'Handle'])
  })

  test('of a process is told to the outside, and starts with the variables of the signal', async () => {
    const process = await compileBpmn(alarm().start('Got', signalEvent('S')).user('A').flow('Got', 'A'))
    expect(process.starts).toMatchObject([{ element: 'Got', kind: 'signal', signalName: { text: 'alarm' } }])
    expect(startInstance(process, {}, { now: NOW })).toMatchObject({ ok: false })
    expect(startInstance(process, { startElement: 'Got', variables: { a: 1 } }, { now: NOW })).toMatchObject({
      ok: true,
      effects: [{ type: 'openUserTask' }],
    })
  })
})

test('the command wakes all waits of the name; with nothing waiting nothing happens', async () => {
  const tryOut = await tryModel(
    alarm()
      .start()
      .user('A')
      .boundary('B', 'A', signalEvent('S'), false)
      .end('E')
      .flow('Start', 'A')
      .flow('B', 'E'),
  )
  const before = tryOut.trace.length
  tryOut.broadcastSignal('nobody')
  expect(tryOut.trace).toHaveLength(before)
})

test('a broadcast reaches other instances and starts processes, once each, but not its sender again', async () => {
  // given
  const thrower = await compileBpmn(
    alarm()
      .start()
      .user('Go')
      .throws('T', signalEvent('S'))
      .catches('C', signalEvent('S'))
      .flow('Start', 'Go', 'T', 'C'),
  )
  const waiting = await compileBpmn(
    bpmn('W')
      .signal('S', 'alarm')
      .start()
      .catches('C', signalEvent('S'))
      .user('Woken')
      .flow('Start', 'C', 'Woken'),
    'W',
  )
  const started = await compileBpmn(
    bpmn('N').signal('S', 'alarm').start('Got', signalEvent('S')).user('New').flow('Got', 'New'),
    'N',
  )
  const tryOut = createTryOut({ processes: [thrower, waiting, started] }, { now: NOW })
  tryOut.start({ processId: 'W' })
  // when
  tryOut.completeTask('Go')
  // then
  expect(
    tryOut.instances.map(({ instance, tasks, signals }) => [
      instance.processId,
      tasks.length,
      signals.length,
    ]),
  ).toEqual([
    ['P', 0, 1],
    ['W', 1, 0],
    ['N', 1, 0],
  ])
})

test('a signal still to be thrown when the step limit is reached is thrown by the next command', async () => {
  // given a loop without a wait beside the throw
  const process = await compileBpmn(
    alarm()
      .start()
      .parallel('F')
      .throws('T', signalEvent('S'))
      .catches('C', signalEvent('S'))
      .user('Caught')
      .exclusive('Loop')
      .node('task', 'Round')
      .flow('Start', 'F', 'T')
      .flow('F', 'C', 'Caught')
      .flow('F', 'Loop', 'Round', 'Loop'),
  )
  const env = { now: NOW, stepLimit: 50 }
  const started = startInstance(process, {}, env)
  if (!started.ok) throw new Error(started.rejection.message)
  expect(Object.values(started.instance.incidents)).toMatchObject([{ code: 'step-limit' }])
  expect(started.effects.some(({ type }) => type === 'broadcastSignal')).toBe(false)
  // when
  const next = step(process, started.instance, { type: 'setVariables', variables: {} }, env)
  // then
  expect(next).toMatchObject({
    ok: true,
    effects: expect.arrayContaining([expect.objectContaining({ type: 'openUserTask', element: 'Caught' })]),
  })
})

test('a signal to ten thousand waiting items reaches each of them', async () => {
  const process = await compileBpmn(
    alarm()
      .start()
      .parallel('F')
      .node('subProcess', 'Each', {}, each({ inputCollection: '=for i in 1..10000 return i' }) + item)
      .user('Go')
      .end('Bell', signalEvent('S'))
      .flow('Start', 'F', 'Each')
      .flow('F', 'Go', 'Bell'),
  )
  const started = startInstance(process, {}, { now: NOW })
  if (!started.ok) throw new Error(started.rejection.message)
  const task = started.effects.find(({ type }) => type === 'openUserTask')
  const wait = (task && 'wait' in task && task.wait) || 0
  const result = step(process, started.instance, { type: 'completeTask', wait, variables: {} }, { now: NOW })
  expect(result).toMatchObject({ ok: true, instance: { state: 'completed' } })
})
