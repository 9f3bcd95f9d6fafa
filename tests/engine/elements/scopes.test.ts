import { describe, expect, test } from 'vitest'
import { scopesOf } from '../../../engine/index.ts'
import { bpmn, each, errorEvent, extensions, io, message, timer } from '../../support/bpmn-builder.ts'
import { lines, tryModel } from '../../support/compile-bpmn.ts'

describe('embedded sub-process', () => {
  test('has variables of its own and completes with its last token', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .sub(
          'Sub',
          (sub) => sub.start('S').parallel('F').user('A').user('B').flow('S', 'F', 'A').flow('F', 'B'),
          {},
          extensions(io({ local: '=1' }, { seen: '=local' })),
        )
        .end()
        .flow('Start', 'Sub', 'End'),
    )
    tryOut.completeTask('A', { local: 2 })
    expect(lines(tryOut, 'exit:Sub')).toEqual([])
    tryOut.completeTask('B')
    expect(tryOut.variables).toEqual({ seen: 2 })
    expect(tryOut.trace.at(-1)).toBe('completed')
  })

  test('terminate ends its own scope only', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .parallel('F')
        .user('Outside')
        .sub('Sub', (sub) =>
          sub
            .start('S')
            .parallel('G')
            .user('A')
            .user('B')
            .end('Stop', '<terminateEventDefinition/>')
            .flow('S', 'G', 'A', 'Stop')
            .flow('G', 'B'),
        )
        .end()
        .flow('Start', 'F', 'Sub', 'End')
        .flow('F', 'Outside'),
    )
    tryOut.completeTask('A')
    expect(lines(tryOut, 'cancel')).toEqual(['cancel:B'])
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['Outside'])
    expect(lines(tryOut, 'enter:End')).toHaveLength(1)
  })

  test('terminate in the process ends everything', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .parallel('F')
        .user('A')
        .node('task', 'T')
        .end('Stop', '<terminateEventDefinition/>')
        .flow('Start', 'F', 'A')
        .flow('F', 'T', 'Stop'),
    )
    expect(tryOut.main.instance.state).toBe('completed')
    expect(tryOut.main.tasks).toEqual([])
  })
})

describe('multi-instance', () => {
  const repeated = (options = {}, settings = {}) =>
    bpmn()
      .start()
      .node(
        'userTask',
        'T',
        {},
        extensions('<zeebe:userTask/>') +
          each(
            {
              inputCollection: '=people',
              inputElement: 'person',
              outputCollection: 'answers',
              outputElement: '=answer',
              ...settings,
            },
            options,
          ),
      )
      .end()
      .boundary('Late', 'T', timer('timeDuration', 'P1D'))
      .end('Gone')
      .flow('Start', 'T', 'End')
      .flow('Late', 'Gone')

  test('parallel: one item per element, outputs in the order of the items', async () => {
    // given
    const tryOut = await tryModel(repeated(), { people: ['a', 'b', 'c'] })
    expect(tryOut.main.tasks.map((task) => task.variables)).toEqual([
      { person: 'a', loopCounter: 1 },
      { person: 'b', loopCounter: 2 },
      { person: 'c', loopCounter: 3 },
    ])
    // when they are done in another order
    const [first, second, third] = tryOut.main.tasks
    for (const task of [third, first, second])
      tryOut.completeTask({ wait: task?.wait ?? 0 }, { answer: `${JSON.stringify(task?.variables.person)}!` })
    // then
    expect(tryOut.variables.answers).toEqual(['"a"!', '"b"!', '"c"!'])
    expect(lines(tryOut, 'enter:End')).toHaveLength(1)
  })

  test('zero items complete at once', async () => {
    const tryOut = await tryModel(repeated(), { people: [] })
    expect(tryOut.variables).toEqual({ people: [], answers: [] })
    expect(tryOut.main.instance.state).toBe('completed')
    expect(tryOut.main.timers).toEqual([])
  })

  test('the completion condition cancels the rest', async () => {
    const tryOut = await tryModel(repeated({ until: '=numberOfCompletedInstances >= 2' }), {
      people: [1, 2, 3],
    })
    tryOut.completeTask('T')
    tryOut.completeTask('T')
    expect(tryOut.main.tasks).toEqual([])
    expect(lines(tryOut, 'enter:End')).toHaveLength(1)
  })

  test('a boundary event interrupts all items', async () => {
    const tryOut = await tryModel(repeated(), { people: [1, 2] })
    tryOut.advance('P2D')
    expect(tryOut.main.tasks).toEqual([])
    expect(lines(tryOut, 'enter:Gone')).toHaveLength(1)
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('sequential: one after the other, the collection is evaluated once', async () => {
    const tryOut = await tryModel(repeated({ sequential: true }), { people: ['a', 'b'] })
    expect(tryOut.main.tasks).toHaveLength(1)
    tryOut.completeTask('T', { people: [], answer: 1 })
    expect(tryOut.main.tasks.map((task) => task.variables)).toEqual([{ person: 'b', loopCounter: 2 }])
    tryOut.completeTask('T', { answer: 2 })
    expect(tryOut.variables).toMatchObject({ answers: [1, 2] })
  })

  test('sub-processes are repeated with their own variables', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .sub(
          'Sub',
          (sub) => sub.start('S').user('A').end('E').flow('S', 'A', 'E'),
          {},
          each({
            inputCollection: '=[10, 20]',
            inputElement: 'n',
            outputCollection: 'out',
            outputElement: '=n + 1',
          }),
        )
        .end()
        .flow('Start', 'Sub', 'End'),
    )
    tryOut.completeTask('A')
    tryOut.completeTask('A')
    expect(tryOut.variables).toEqual({ out: [11, 21] })
  })

  test('a completion condition that is neither true nor false is an incident; the item is not lost', async () => {
    // given
    const tryOut = await tryModel(repeated({ until: '=enough' }), { people: [1, 2] })
    // when
    tryOut.completeTask('T', { answer: 'x' })
    // then
    expect(tryOut.main.incidents).toMatchObject([{ code: 'expression-failed', element: 'T' }])
    // when repaired
    tryOut.setVariables({ enough: true })
    tryOut.resolveIncident(tryOut.main.incidents[0]?.incident ?? 0)
    // then
    expect(tryOut.variables.answers).toEqual(['x', null])
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('what is no list is an incident', async () => {
    const tryOut = await tryModel(repeated(), { people: 'a' })
    expect(tryOut.main.incidents).toMatchObject([{ code: 'expression-failed' }])
  })
})

describe('event sub-process', () => {
  const model = (interrupting: boolean) =>
    bpmn()
      .message('M', 'withdrawn', '=file')
      .start()
      .user('A')
      .parallel('J')
      .user('B')
      .end()
      .parallel('F')
      .flow('Start', 'F', 'A', 'J', 'End')
      .flow('F', 'B', 'J')
      .sub(
        'Withdraw',
        (sub) =>
          sub
            .node('startEvent', 'Got', { isInterrupting: interrupting }, message('M'))
            .user('Confirm')
            .end('Closed')
            .flow('Got', 'Confirm', 'Closed'),
        { triggeredByEvent: true },
      )

  test('interrupting: cancels its siblings and half-full joins, not the scope', async () => {
    // given one arrival at the join
    const tryOut = await tryModel(model(true), { file: '1' })
    tryOut.completeTask('A')
    // when
    tryOut.publishMessage('withdrawn', '1', { reason: 'moved' })
    // then
    expect(lines(tryOut, 'cancel')).toEqual(['cancel:B'])
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['Confirm'])
    expect(tryOut.main.subscriptions).toEqual([])
    expect(tryOut.main.instance.state).toBe('active')
    tryOut.completeTask('Confirm')
    expect(tryOut.trace.at(-1)).toBe('completed')
    expect(tryOut.variables).toEqual({ file: '1', reason: 'moved' })
  })

  test('not interrupting: runs beside, as often as it is triggered; the scope waits for it', async () => {
    const tryOut = await tryModel(model(false), { file: '1' })
    tryOut.publishMessage('withdrawn', '1')
    tryOut.publishMessage('withdrawn', '1')
    tryOut.completeTask('A')
    tryOut.completeTask('B')
    expect(tryOut.main.instance.state).toBe('active')
    tryOut.completeTask('Confirm')
    tryOut.completeTask('Confirm')
    expect(tryOut.trace.at(-1)).toBe('completed')
  })

  test('is disarmed when its scope ends', async () => {
    const tryOut = await tryModel(model(false), { file: '1' })
    tryOut.completeTask('A')
    tryOut.completeTask('B')
    expect(tryOut.main.instance.state).toBe('completed')
    expect(tryOut.main.subscriptions).toEqual([])
  })

  test('catches an error of its scope before the boundary event outside does', async () => {
    const tryOut = await tryModel(
      bpmn()
        .error('Err', 'X')
        .start()
        .sub('Sub', (sub) =>
          sub
            .start('S')
            .service('A')
            .end('E')
            .flow('S', 'A', 'E')
            .sub(
              'Handle',
              (inner) =>
                inner
                  .node('startEvent', 'Caught', {}, errorEvent('Err'))
                  .user('Fix')
                  .end('HE')
                  .flow('Caught', 'Fix', 'HE'),
              { triggeredByEvent: true },
            ),
        )
        .boundary('Outside', 'Sub', errorEvent())
        .end('Never')
        .end()
        .flow('Start', 'Sub', 'End')
        .flow('Outside', 'Never'),
    )
    tryOut.throwError('A', 'X')
    tryOut.completeTask('Fix')
    expect(lines(tryOut, 'enter:Never')).toEqual([])
    expect(lines(tryOut, 'enter:End')).toHaveLength(1)
  })

  test('an error thrown in it goes out to the boundary event, not to itself again', async () => {
    const tryOut = await tryModel(
      bpmn()
        .error('Err', 'X')
        .start()
        .sub('Sub', (sub) =>
          sub
            .start('S')
            .service('A')
            .end('E')
            .flow('S', 'A', 'E')
            .sub(
              'Handle',
              (inner) =>
                inner
                  .node('startEvent', 'Caught', {}, errorEvent('Err'))
                  .end('Again', errorEvent('Err'))
                  .flow('Caught', 'Again'),
              { triggeredByEvent: true },
            ),
        )
        .boundary('Outside', 'Sub', errorEvent())
        .end('Rescued')
        .end()
        .flow('Start', 'Sub', 'End')
        .flow('Outside', 'Rescued'),
    )
    tryOut.throwError('A', 'X')
    expect(lines(tryOut, 'enter:Rescued')).toHaveLength(1)
    expect(tryOut.main.instance.state).toBe('completed')
  })
})

describe('compensation', () => {
  const booking = (id: string) => (model: ReturnType<typeof bpmn>) =>
    model
      .script(id, `="${id}-" + string(run)`, 'booked')
      .boundary(`${id}-undo`, id, '<compensateEventDefinition/>')
      .node('userTask', `Undo${id}`, { isForCompensation: true })
      .node('association', `${id}-a`, {
        sourceRef: `${id}-undo`,
        targetRef: `Undo${id}`,
        associationDirection: 'One',
      })

  const trip = booking('Hotel')(booking('Flight')(bpmn().start()))
    .user('Check')
    .node('intermediateThrowEvent', 'Undo', {}, '<compensateEventDefinition/>')
    .end()
    .flow('Start', 'Flight', 'Hotel', 'Check', 'Undo', 'End')

  test('undoes completed activities in reverse order with what they saw, and the throw waits', async () => {
    // given
    const tryOut = await tryModel(trip, { run: 1 })
    // when
    tryOut.completeTask('Check')
    // then the newest first
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['UndoHotel'])
    expect(scopesOf(tryOut.main.instance).find((scope) => scope.kind === 'compensation')?.variables).toEqual({
      run: 1,
      booked: 'Hotel-1',
    })
    tryOut.completeTask('UndoHotel', { undone: 'hotel' })
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['UndoFlight'])
    expect(lines(tryOut, 'enter:End')).toEqual([])
    tryOut.completeTask('UndoFlight')
    expect(tryOut.trace.at(-1)).toBe('completed')
    expect(tryOut.variables).toEqual({ run: 1, booked: 'Hotel-1', undone: 'hotel' })
  })

  test('does not undo what was not completed, nor anything twice', async () => {
    const tryOut = await tryModel(
      booking('Hotel')(bpmn().start().parallel('F'))
        .user('Slow')
        .boundary('Slow-undo', 'Slow', '<compensateEventDefinition/>')
        .node('userTask', 'UndoSlow', { isForCompensation: true })
        .node('association', 'sa', { sourceRef: 'Slow-undo', targetRef: 'UndoSlow' })
        .node('intermediateThrowEvent', 'Undo', {}, '<compensateEventDefinition/>')
        .node('intermediateThrowEvent', 'UndoAgain', {}, '<compensateEventDefinition/>')
        .end()
        .flow('Start', 'F', 'Hotel', 'Undo', 'UndoAgain', 'End')
        .flow('F', 'Slow'),
      { run: 1 },
    )
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['Slow', 'UndoHotel'])
    tryOut.completeTask('UndoHotel')
    expect(lines(tryOut, 'enter:UndoHotel', 'enter:UndoSlow')).toEqual(['enter:UndoHotel'])
    expect(lines(tryOut, 'enter:End')).toHaveLength(1)
  })

  test('reaches into a completed sub-process, in reverse order', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .sub('Sub', (sub) => booking('B')(booking('A')(sub.start('S'))).flow('S', 'A', 'B'))
        .node('intermediateThrowEvent', 'Undo', {}, '<compensateEventDefinition/>')
        .end()
        .flow('Start', 'Sub', 'Undo', 'End'),
      { run: 1 },
    )
    tryOut.completeTask('UndoB')
    tryOut.completeTask('UndoA')
    expect(lines(tryOut, 'enter:UndoB', 'enter:UndoA')).toEqual(['enter:UndoB', 'enter:UndoA'])
    expect(tryOut.trace.at(-1)).toBe('completed')
  })
})
