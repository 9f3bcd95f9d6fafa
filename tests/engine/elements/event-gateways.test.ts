import { describe, expect, test } from 'vitest'
import { createTryOut, type TryOut } from '../../../engine/index.ts'
import { bpmn, condition, errorEvent, message, signalEvent, timer } from '../../support/bpmn-builder.ts'
import { compileBpmn, lines, NOW, tryModel } from '../../support/compile-bpmn.ts'

const openTasks = (tryOut: TryOut) =>
  tryOut.instances.flatMap(({ tasks }) => tasks.map((task) => task.element))
const names = () => bpmn().signal('S', 'alarm').message('M', 'letter', '="k"').message('N', 'reply', '="k"')

describe('an event-based gateway', () => {
  const model = names()
    .start()
    .node('eventBasedGateway', 'G')
    .catches('ByTimer', timer('timeDuration', 'P1D'))
    .catches('BySignal', signalEvent('S'))
    .catches('ByCondition', condition('=ready'))
    .node('receiveTask', 'ByTask', { messageRef: 'M' })
    .user('T')
    .user('S1')
    .user('C')
    .user('R')
    .flow('Start', 'G', 'ByTimer', 'T')
    .flow('G', 'BySignal', 'S1')
    .flow('G', 'ByCondition', 'C')
    .flow('G', 'ByTask', 'R')

  const nothingOpen = { timers: [], signals: [], subscriptions: [] }

  test.each([
    ['a timer', 'T', (tryOut: TryOut) => tryOut.advance('P1D')],
    ['a signal', 'S1', (tryOut: TryOut) => tryOut.broadcastSignal('alarm')],
    ['a condition', 'C', (tryOut: TryOut) => tryOut.setVariables({ ready: true })],
    ['a receive task', 'R', (tryOut: TryOut) => tryOut.publishMessage('letter', 'k')],
  ])('is left by %s, and then waits for nothing else', async (_, task, happen) => {
    const tryOut = await tryModel(model)
    happen(tryOut)
    expect(openTasks(tryOut)).toEqual([task])
    expect(tryOut.main).toMatchObject(nothingOpen)
    // when everything happens again
    tryOut.broadcastSignal('alarm')
    tryOut.setVariables({ ready: false })
    tryOut.setVariables({ ready: true })
    expect(openTasks(tryOut)).toEqual([task])
  })

  test('a condition that is true already wins at once', async () => {
    const tryOut = await tryModel(model, { ready: true })
    expect(openTasks(tryOut)).toEqual(['C'])
    expect(tryOut.main).toMatchObject(nothingOpen)
    expect(lines(tryOut, 'take')).toEqual(['take:Start-G', 'take:G-ByCondition', 'take:ByCondition-C'])
  })

  test('may be followed by a parallel multiple event: only all of it wins', async () => {
    const tryOut = await tryModel(
      names()
        .start()
        .node('eventBasedGateway', 'G')
        .catches('Both', signalEvent('S') + message('M'), { parallelMultiple: true })
        .catches('Late', timer('timeDuration', 'P1D'))
        .user('A')
        .flow('Start', 'G', 'Both', 'A')
        .flow('G', 'Late'),
    )
    tryOut.broadcastSignal('alarm')
    expect(openTasks(tryOut)).toEqual([])
    expect(tryOut.main.timers).toHaveLength(1)
    tryOut.publishMessage('letter', 'k')
    expect(openTasks(tryOut)).toEqual(['A'])
    expect(tryOut.main.timers).toEqual([])
  })

  test('a parallel one awaits every event behind it', async () => {
    const tryOut = await tryModel(
      names()
        .start()
        .node('eventBasedGateway', 'G', { eventGatewayType: 'Parallel' })
        .catches('C1', signalEvent('S'))
        .catches('C2', timer('timeDuration', 'P1D'))
        .user('A')
        .user('B')
        .flow('Start', 'G', 'C1', 'A')
        .flow('G', 'C2', 'B'),
    )
    tryOut.broadcastSignal('alarm')
    expect(openTasks(tryOut)).toEqual(['A'])
    tryOut.advance('P1D')
    expect(openTasks(tryOut)).toEqual(['A', 'B'])
  })

  test('is closed with its scope when that is interrupted', async () => {
    const tryOut = await tryModel(
      names()
        .error('E', 'X')
        .start()
        .sub('Sub', (sub) =>
          sub
            .start('SS')
            .parallel('F')
            .service('Job')
            .node('eventBasedGateway', 'G')
            .catches('C1', signalEvent('S'))
            .catches('C2', timer('timeDuration', 'P1D'))
            .flow('SS', 'F', 'Job')
            .flow('F', 'G', 'C1')
            .flow('G', 'C2'),
        )
        .boundary('B', 'Sub', errorEvent('E'))
        .user('Out')
        .flow('Start', 'Sub')
        .flow('B', 'Out'),
    )
    tryOut.throwError('Job', 'X')
    expect(openTasks(tryOut)).toEqual(['Out'])
    expect(tryOut.main).toMatchObject(nothingOpen)
  })
})

describe('an instantiating event-based gateway', () => {
  const model = (type: string) =>
    names()
      .node('eventBasedGateway', 'G', { instantiate: true, eventGatewayType: type })
      .catches('Letter', message('M'))
      .catches('Reply', message('N'))
      .parallel('J')
      .user('A')
      .user('B')
      .flow('G', 'Letter', 'A')
      .flow('G', 'Reply', 'B')
  const idle = () => compileBpmn(bpmn('Idle').start().user('Wait').flow('Start', 'Wait'), 'Idle')

  test('exclusive: each event starts an instance, without the others', async () => {
    const process = await compileBpmn(model('Exclusive'))
    expect(process.starts).toMatchObject([
      { element: 'Letter', kind: 'message', messageName: { text: 'letter' } },
      { element: 'Reply', kind: 'message' },
    ])
    const tryOut = createTryOut({ processes: [await idle(), process] }, { now: NOW })
    tryOut.publishMessage('reply', 'k', { text: 'yes' })
    expect(openTasks(tryOut)).toEqual(['Wait', 'B'])
    expect(tryOut.instances[1]?.subscriptions).toEqual([])
    expect(lines(tryOut, 'start', 'enter', 'take').slice(-6)).toEqual([
      'start:Reply',
      'enter:G',
      'take:G-Reply',
      'enter:Reply',
      'take:Reply-B',
      'enter:B',
    ])
  })

  test('parallel: the first event starts, the others are awaited by the same instance', async () => {
    const process = await compileBpmn(model('Parallel'))
    const tryOut = createTryOut({ processes: [await idle(), process] }, { now: NOW })
    tryOut.publishMessage('letter', 'k')
    expect(openTasks(tryOut)).toEqual(['Wait', 'A'])
    expect(tryOut.instances[1]?.subscriptions).toMatchObject([{ element: 'Reply', correlationKey: 'k' }])
    tryOut.publishMessage('reply', 'k')
    expect(openTasks(tryOut)).toEqual(['Wait', 'A', 'B'])
    expect(tryOut.instances).toHaveLength(2)
  })

  test('is no start without an event', async () => {
    const process = await compileBpmn(model('Exclusive'))
    expect(() => createTryOut({ processes: [process] }, { now: NOW })).toThrow('Name the start event')
    expect(() => createTryOut({ processes: [process] }, { now: NOW, startElement: 'G' })).toThrow(
      "Expected a start event of process 'P'",
    )
  })
})

describe('a receive task', () => {
  const model = (instantiate: boolean) =>
    names().node('receiveTask', 'R', { messageRef: 'M', instantiate }).user('A').flow('R', 'A')

  test('that instantiates starts an instance with its message', async () => {
    const process = await compileBpmn(model(true))
    expect(process.starts).toMatchObject([{ element: 'R', kind: 'message' }])
    const idle = await compileBpmn(bpmn('Idle').start().user('Wait').flow('Start', 'Wait'), 'Idle')
    const tryOut = createTryOut({ processes: [idle, process] }, { now: NOW })
    tryOut.publishMessage('letter', undefined, { text: 'hi' })
    expect(openTasks(tryOut)).toEqual(['Wait', 'A'])
    expect(tryOut.instances[1]?.instance.state).toBe('active')
    expect(lines(tryOut, 'enter:R', 'exit:R')).toEqual(['enter:R', 'exit:R'])
  })

  test('that does not is no start', async () => {
    expect((await compileBpmn(model(false))).starts).toEqual([])
  })
})
