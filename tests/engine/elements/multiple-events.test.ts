import { describe, expect, test } from 'vitest'
import { createTryOut, TryOut } from '../../../engine/index.ts'
import {
  bpmn,
  condition,
  errorEvent,
  escalationEvent,
  message,
  signalEvent,
  timer,
} from '../../support/bpmn-builder.ts'
import { compileBpmn, lines, NOW, tryModel } from '../../support/compile-bpmn.ts'

const several = () => bpmn().signal('S1', 'one').signal('S2', 'two').message('M', 'letter', '="k"')
const openTasks = (tryOut: TryOut) =>
  tryOut.instances.flatMap(({ tasks }) => tasks.map((task) => task.element))
const all = { parallelMultiple: true }

describe('a multiple catch event', () => {
  const model = several()
    .start()
    .catches('C', signalEvent('S1') + timer('timeDuration', 'PT1H') + message('M'))
    .user('A')
    .flow('Start', 'C', 'A')

  test('the first of its triggers lets it go on and closes the others', async () => {
    const tryOut = await tryModel(model)
    tryOut.publishMessage('letter', 'k', { text: 'hi' })
    expect(openTasks(tryOut)).toEqual(['A'])
    expect(tryOut.main).toMatchObject({ signals: [], timers: [], subscriptions: [] })
    expect(tryOut.variables).toEqual({ text: 'hi' })
  })

  test('another of its triggers does as well', async () => {
    const tryOut = await tryModel(model)
    tryOut.advance('PT1H')
    expect(openTasks(tryOut)).toEqual(['A'])
  })

  test('something else does not', async () => {
    const tryOut = await tryModel(model)
    tryOut.broadcastSignal('two')
    expect(openTasks(tryOut)).toEqual([])
  })
})

describe('a parallel multiple catch event', () => {
  const model = several()
    .start()
    .catches('C', signalEvent('S1') + signalEvent('S2') + message('M'), all)
    .user('A')
    .flow('Start', 'C', 'A')

  test('goes on when all have happened, in whatever order, with what they brought', async () => {
    const tryOut = await tryModel(model)
    tryOut.broadcastSignal('two', { b: 2 })
    tryOut.publishMessage('letter', 'k', { c: 3 })
    expect(openTasks(tryOut)).toEqual([])
    expect(tryOut.main.subscriptions).toEqual([])
    tryOut.broadcastSignal('one', { a: 1 })
    expect(openTasks(tryOut)).toEqual(['A'])
    expect(tryOut.variables).toEqual({ a: 1, b: 2, c: 3 })
  })

  test('the same one twice is not two of them', async () => {
    const tryOut = await tryModel(model)
    tryOut.broadcastSignal('one')
    tryOut.broadcastSignal('one')
    tryOut.broadcastSignal('two')
    expect(openTasks(tryOut)).toEqual([])
  })

  test('remembers what has happened when it is stored in between', async () => {
    const process = await compileBpmn(model)
    const setup = { processes: [process] }
    const before = createTryOut(setup, { now: NOW })
    before.broadcastSignal('one')
    const after = new TryOut(setup, JSON.parse(JSON.stringify(before.state)))
    after.broadcastSignal('two')
    after.publishMessage('letter', 'k')
    expect(openTasks(after)).toEqual(['A'])
  })

  test('may need a condition that is true from the beginning', async () => {
    const tryOut = await tryModel(
      several()
        .start()
        .catches('C', condition('=ok') + signalEvent('S1'), all)
        .user('A')
        .flow('Start', 'C', 'A'),
      { ok: true },
    )
    expect(openTasks(tryOut)).toEqual([])
    tryOut.broadcastSignal('one')
    expect(openTasks(tryOut)).toEqual(['A'])
  })
})

describe('on the border of an activity', () => {
  const model = (interrupting: boolean, attributes = {}) =>
    several()
      .start()
      .user('A')
      .node(
        'boundaryEvent',
        'B',
        { attachedToRef: 'A', cancelActivity: interrupting, ...attributes },
        signalEvent('S1') + signalEvent('S2'),
      )
      .user('C')
      .flow('Start', 'A')
      .flow('B', 'C')

  test('multiple: each trigger fires', async () => {
    const tryOut = await tryModel(model(false))
    tryOut.broadcastSignal('one')
    tryOut.broadcastSignal('two')
    tryOut.broadcastSignal('two')
    expect(openTasks(tryOut)).toEqual(['A', 'C', 'C', 'C'])
  })

  test('multiple and interrupting: the first ends the activity', async () => {
    const tryOut = await tryModel(model(true))
    tryOut.broadcastSignal('two')
    expect(openTasks(tryOut)).toEqual(['C'])
    expect(tryOut.main.signals).toEqual([])
  })

  test('parallel multiple: fires once all have happened, and begins anew if it does not interrupt', async () => {
    const tryOut = await tryModel(model(false, all))
    for (const name of ['one', 'one', 'two']) tryOut.broadcastSignal(name)
    expect(openTasks(tryOut)).toEqual(['A', 'C'])
    tryOut.broadcastSignal('two')
    expect(openTasks(tryOut)).toEqual(['A', 'C'])
    tryOut.broadcastSignal('one')
    expect(openTasks(tryOut)).toEqual(['A', 'C', 'C'])
  })

  test('parallel multiple and interrupting: ends the activity when all have happened', async () => {
    const tryOut = await tryModel(model(true, all))
    tryOut.broadcastSignal('two')
    expect(openTasks(tryOut)).toEqual(['A'])
    tryOut.broadcastSignal('one')
    expect(openTasks(tryOut)).toEqual(['C'])
  })

  test('multiple, with a timer that repeats: the timer goes on, whatever else fires', async () => {
    const tryOut = await tryModel(
      several()
        .start()
        .user('A')
        .boundary('B', 'A', signalEvent('S1') + timer('timeCycle', 'R2/PT1H'), false)
        .user('C')
        .flow('Start', 'A')
        .flow('B', 'C'),
    )
    tryOut.advance('PT90M')
    tryOut.broadcastSignal('one')
    tryOut.advance('PT10H')
    expect(lines(tryOut, 'timer', 'signal')).toEqual(['timer:B', 'signal:one', 'timer:B'])
    expect(openTasks(tryOut)).toEqual(['A', 'C', 'C', 'C'])
  })

  test('what has half happened is forgotten with the activity', async () => {
    const tryOut = await tryModel(model(true, all))
    tryOut.broadcastSignal('two')
    expect(tryOut.completeTask('A')).toBeUndefined()
    expect(tryOut.main.instance.state).toBe('completed')
    expect(tryOut.main.signals).toEqual([])
  })

  test('thrown things are caught by the definition that fits', async () => {
    const tryOut = await tryModel(
      bpmn()
        .error('Err', 'BAD')
        .escalation('Esc', 'LATE')
        .start()
        .service('A')
        .boundary('B', 'A', errorEvent('Err') + escalationEvent('Esc'))
        .user('C')
        .flow('Start', 'A')
        .flow('B', 'C'),
    )
    tryOut.throwEscalation('A', 'OTHER')
    expect(openTasks(tryOut)).toEqual([])
    tryOut.throwEscalation('A', 'LATE')
    expect(openTasks(tryOut)).toEqual(['C'])
  })
})

describe('as the start of an event sub-process', () => {
  const model = (attributes: Record<string, boolean>) =>
    several()
      .start()
      .user('A')
      .flow('Start', 'A')
      .sub(
        'Sub',
        (sub) =>
          sub
            .node('startEvent', 'Got', attributes, signalEvent('S1') + signalEvent('S2'))
            .user('Handle')
            .flow('Got', 'Handle'),
        { triggeredByEvent: true },
      )

  test('multiple: any of them begins it', async () => {
    const tryOut = await tryModel(model({ isInterrupting: false }))
    tryOut.broadcastSignal('two')
    tryOut.broadcastSignal('one')
    expect(openTasks(tryOut)).toEqual(['A', 'Handle', 'Handle'])
  })

  test('parallel multiple: all of them begin it', async () => {
    const tryOut = await tryModel(model({ isInterrupting: true, ...all }))
    tryOut.broadcastSignal('two')
    expect(openTasks(tryOut)).toEqual(['A'])
    tryOut.broadcastSignal('one')
    expect(openTasks(tryOut)).toEqual(['Handle'])
  })
})

describe('as the start of a process', () => {
  const model = (attributes: Record<string, boolean>) =>
    several()
      .node('startEvent', 'Got', attributes, signalEvent('S1') + message('M'))
      .user('A')
      .flow('Got', 'A')
  const other = () => compileBpmn(bpmn('Idle').start().user('Wait').flow('Start', 'Wait'), 'Idle')

  test('multiple: each trigger is a way to start it', async () => {
    const process = await compileBpmn(model({}))
    expect(process.starts).toMatchObject([
      { element: 'Got', kind: 'signal', definition: 0 },
      { element: 'Got', kind: 'message', definition: 1 },
    ])
    const tryOut = createTryOut({ processes: [await other(), process] }, { now: NOW })
    tryOut.broadcastSignal('one')
    tryOut.publishMessage('letter')
    expect(openTasks(tryOut)).toEqual(['Wait', 'A', 'A'])
  })

  test('parallel multiple: the first starts an instance, which waits for the others', async () => {
    const process = await compileBpmn(model(all))
    const tryOut = createTryOut({ processes: [await other(), process] }, { now: NOW })
    tryOut.broadcastSignal('one', { a: 1 })
    expect(tryOut.instances[1]).toMatchObject({ tasks: [], signals: [], subscriptions: [{ name: 'letter' }] })
    tryOut.publishMessage('letter', 'k', { b: 2 })
    expect(openTasks(tryOut)).toEqual(['Wait', 'A'])
    expect(lines(tryOut, 'enter:Got', 'exit:Got')).toEqual(['enter:Got', 'exit:Got'])
  })
})

describe('a multiple event that throws', () => {
  test('throws each of its definitions', async () => {
    const tryOut = await tryModel(
      several()
        .start()
        .parallel('F')
        .catches('C1', signalEvent('S1'))
        .user('A')
        .catches('C2', signalEvent('S2'))
        .user('B')
        .throws('T', signalEvent('S1') + message('M') + signalEvent('S2'))
        .user('C')
        .flow('Start', 'F', 'C1', 'A')
        .flow('F', 'C2', 'B')
        .flow('F', 'T', 'C'),
    )
    expect(openTasks(tryOut)).toEqual(['A', 'B', 'C'])
    expect(tryOut.state.messages).toMatchObject([{ name: 'letter', correlationKey: 'k' }])
  })

  test('throws an error last, so that the rest is not lost', async () => {
    const tryOut = await tryModel(
      several()
        .error('Err', 'BAD')
        .start()
        .sub('Sub', (sub) =>
          sub
            .start('S')
            .end('T', errorEvent('Err') + signalEvent('S1'))
            .flow('S', 'T'),
        )
        .boundary('B', 'Sub', errorEvent('Err'))
        .user('C')
        .flow('Start', 'Sub')
        .flow('B', 'C'),
    )
    expect(lines(tryOut, 'throw', 'error')).toEqual(['throw:one', 'error:BAD'])
    expect(openTasks(tryOut)).toEqual(['C'])
  })
})
