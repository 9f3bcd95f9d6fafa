import { describe, expect, test } from 'vitest'
import { bpmn, errorEvent, message, timer } from '../../support/bpmn-builder.ts'
import { lines, tryModel } from '../../support/compile-bpmn.ts'

describe('boundary timer', () => {
  test('interrupting: ends the activity before the exception flow goes on', async () => {
    // given
    const tryOut = await tryModel(
      bpmn()
        .start()
        .user('A')
        .end()
        .boundary('Late', 'A', timer('timeDuration', 'P14D'))
        .user('Remind')
        .flow('Start', 'A', 'End')
        .flow('Late', 'Remind'),
    )
    // when
    tryOut.advance('P14D')
    // then
    expect(tryOut.trace.slice(-6)).toEqual([
      'timer:Late',
      'cancel:A',
      'enter:Late',
      'exit:Late',
      'take:Late-Remind',
      'enter:Remind',
    ])
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['Remind'])
  })

  test('not interrupting, with a cycle: fires as often as it says and without drift', async () => {
    // given
    const tryOut = await tryModel(
      bpmn()
        .start()
        .user('A')
        .end()
        .boundary('Remind', 'A', timer('timeCycle', 'R3/P7D'), false)
        .end('Reminded')
        .flow('Start', 'A', 'End')
        .flow('Remind', 'Reminded'),
    )
    // when
    tryOut.advance('P60D')
    // then
    expect(lines(tryOut, 'timer')).toHaveLength(3)
    expect(tryOut.main.timers).toEqual([])
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['A'])
  })

  test('is closed when the activity completes', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .user('A')
        .end()
        .boundary('Late', 'A', timer('timeDuration', 'P14D'))
        .end('E')
        .flow('Start', 'A', 'End')
        .flow('Late', 'E'),
    )
    tryOut.completeTask('A')
    expect(tryOut.main.timers).toEqual([])
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('days follow the calendar of the zone, over the change to summer time', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node('intermediateCatchEvent', 'Wait', {}, timer('timeDuration', '=duration("P90D")'))
        .end()
        .flow('Start', 'Wait', 'End'),
    )
    // 2026-01-05 09:00 in Berlin plus 90 days is 2026-04-05 09:00 in Berlin
    expect(tryOut.main.timers).toMatchObject([{ dueAt: '2026-04-05T07:00:00Z' }])
  })

  test('a time that cannot be read is an incident; the activity waits for its repair', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .user('A')
        .end()
        .boundary('Late', 'A', timer('timeDuration', '=frist'))
        .end('E')
        .flow('Start', 'A', 'End')
        .flow('Late', 'E'),
      { frist: 'bald' },
    )
    expect(tryOut.main.incidents).toMatchObject([{ code: 'timer-invalid', element: 'A' }])
    expect(tryOut.main.tasks).toEqual([])
    tryOut.setVariables({ frist: 'P1D' })
    tryOut.resolveIncident(tryOut.main.incidents[0]?.incident ?? 0)
    expect(tryOut.main.timers).toHaveLength(1)
    expect(tryOut.main.tasks).toHaveLength(1)
  })
})

describe('boundary message', () => {
  const model = (interrupting: boolean) =>
    bpmn()
      .message('M', 'news', '=file')
      .start()
      .user('A')
      .end()
      .boundary('News', 'A', message('M'), interrupting)
      .user('Read')
      .flow('Start', 'A', 'End')
      .flow('News', 'Read')

  test('not interrupting: may fire many times', async () => {
    const tryOut = await tryModel(model(false), { file: '1' })
    tryOut.publishMessage('news', '1')
    tryOut.publishMessage('news', '1')
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['A', 'Read', 'Read'])
  })

  test('interrupting: fires once, the next message is kept', async () => {
    const tryOut = await tryModel(model(true), { file: '1' })
    tryOut.publishMessage('news', '1')
    tryOut.publishMessage('news', '1')
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['Read'])
    expect(tryOut.state.messages).toHaveLength(1)
  })
})

describe('boundary error', () => {
  const model = bpmn()
    .error('Err', 'NO_DATA')
    .start()
    .service('A')
    .end()
    .boundary('Known', 'A', errorEvent('Err'))
    .end('KnownEnd')
    .boundary('Any', 'A', errorEvent())
    .end('AnyEnd')
    .flow('Start', 'A', 'End')
    .flow('Known', 'KnownEnd')
    .flow('Any', 'AnyEnd')

  test('catches its code before an event that catches all', async () => {
    const tryOut = await tryModel(model)
    tryOut.throwError('A', 'NO_DATA', { why: 'empty' })
    expect(lines(tryOut, 'enter')).toEqual(['enter:Start', 'enter:A', 'enter:Known', 'enter:KnownEnd'])
    expect(tryOut.variables).toEqual({ why: 'empty' })
  })

  test('an event without a code catches every other code', async () => {
    const tryOut = await tryModel(model)
    tryOut.throwError('A', 'OTHER')
    expect(lines(tryOut, 'enter').at(-1)).toBe('enter:AnyEnd')
  })

  test('uncaught at the top it is an incident, never a success, and can be tried again', async () => {
    // given
    const tryOut = await tryModel(bpmn().start().service('A').end().flow('Start', 'A', 'End'))
    // when
    tryOut.throwError('A', 'NO_DATA')
    // then
    expect(tryOut.main.instance.state).toBe('active')
    expect(tryOut.main.incidents).toMatchObject([{ code: 'error-not-caught' }])
    expect(tryOut.main.jobs).toEqual([])
    // when
    tryOut.resolveIncident(tryOut.main.incidents[0]?.incident ?? 0)
    // then
    tryOut.completeJob('A')
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('an error end event leaves its sub-process at the boundary, cancels siblings and half-full joins', async () => {
    const tryOut = await tryModel(
      bpmn()
        .error('Err', 'STOP')
        .start()
        .sub('Sub', (sub) =>
          sub
            .start('S')
            .parallel('F')
            .user('U')
            .user('V')
            .parallel('J')
            .end('Done')
            .exclusive('X')
            .end('Bad', errorEvent('Err'))
            .flow('S', 'F', 'U', 'J', 'Done')
            .flow('F', 'V', 'X', 'Bad')
            .node('task', 'T')
            .flow('F', 'T', 'J'),
        )
        .boundary('Caught', 'Sub', errorEvent('Err'))
        .end('After')
        .end()
        .flow('Start', 'Sub', 'End')
        .flow('Caught', 'After'),
    )
    tryOut.completeTask('V')
    expect(lines(tryOut, 'cancel')).toEqual(['cancel:U', 'cancel:Bad', 'cancel:Sub'])
    expect(tryOut.main.tasks).toEqual([])
    expect(lines(tryOut, 'enter:After', 'enter:End')).toEqual(['enter:After'])
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('its definition may stand beside the process', async () => {
    const tryOut = await tryModel(
      bpmn()
        .root('<error id="Err" errorCode="X"/><errorEventDefinition id="Def" errorRef="Err"/>')
        .start()
        .service('A')
        .end()
        .flow('Start', 'A', 'End')
        .boundary('B', 'A', '<eventDefinitionRef>Def</eventDefinitionRef>')
        .end('Caught')
        .flow('B', 'Caught'),
    )
    tryOut.throwError('A', 'X')
    expect(lines(tryOut, 'enter:Caught')).toHaveLength(1)
  })
})
