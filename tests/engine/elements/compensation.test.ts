import { describe, expect, test } from 'vitest'
import {
  type BpmnBuilder,
  bpmn,
  each,
  errorEvent,
  extensions,
  loop,
  message,
} from '../../support/bpmn-builder.ts'
import { compileBpmn, lines, tryModel } from '../../support/compile-bpmn.ts'

const UNDO = '<compensateEventDefinition/>'

/** A step that completes at once, and the task that undoes it. (A long file: compensation of every container.) */
const undoable =
  (id: string) =>
  (model: BpmnBuilder): BpmnBuilder =>
    handled(id)(model.script(id, `="${id}"`, 'last'))

/** A boundary event and a user task that undo an activity. */
const handled =
  (id: string) =>
  (model: BpmnBuilder): BpmnBuilder =>
    model
      .boundary(`${id}-undo`, id, UNDO)
      .node('userTask', `Undo${id}`, { isForCompensation: true })
      .node('association', `${id}-a`, { sourceRef: `${id}-undo`, targetRef: `Undo${id}` })

const throwing = (id: string, attributes = '') =>
  ['intermediateThrowEvent', id, {}, definition(attributes)] as const
const definition = (attributes: string) => `<compensateEventDefinition ${attributes}/>`

const open = (tryOut: Awaited<ReturnType<typeof tryModel>>) =>
  tryOut.instances.flatMap((instance) => instance.tasks.map((task) => task.element))

describe('compensation throw event', () => {
  test('with nothing to undo passes at once', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node(...throwing('Undo'))
        .end()
        .flow('Start', 'Undo', 'End'),
    )
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('undoes only the activity it names, the others stay for later', async () => {
    const tryOut = await tryModel(
      undoable('B')(undoable('A')(bpmn().start()))
        .node(...throwing('UndoOne', 'activityRef="A"'))
        .node(...throwing('UndoRest'))
        .end()
        .flow('Start', 'A', 'B', 'UndoOne', 'UndoRest', 'End'),
    )
    expect(open(tryOut)).toEqual(['UndoA'])
    tryOut.completeTask('UndoA')
    expect(open(tryOut)).toEqual(['UndoB'])
    tryOut.completeTask('UndoB')
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('inside a sub-process names an activity of an enclosing scope; without a name it reaches its own scope only', async () => {
    const model = (attributes: string) =>
      undoable('A')(bpmn().start())
        .sub('Sub', (sub) =>
          undoable('B')(sub.start('S'))
            .node(...throwing('Undo', attributes))
            .flow('S', 'B', 'Undo'),
        )
        .end()
        .flow('Start', 'A', 'Sub', 'End')
    expect(open(await tryModel(model('activityRef="A"')))).toEqual(['UndoA'])
    expect(open(await tryModel(model('')))).toEqual(['UndoB'])
  })

  test('does not wait when waitForCompletion is false; the scope does', async () => {
    const tryOut = await tryModel(
      undoable('A')(bpmn().start())
        .node(...throwing('Undo', 'waitForCompletion="false"'))
        .user('Next')
        .end()
        .flow('Start', 'A', 'Undo', 'Next', 'End'),
    )
    expect(open(tryOut)).toEqual(['UndoA', 'Next'])
    tryOut.completeTask('Next')
    expect(tryOut.main.instance.state).toBe('active')
    tryOut.completeTask('UndoA')
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('compensation nobody waits for ends with its scope', async () => {
    const tryOut = await tryModel(
      undoable('A')(bpmn().start().parallel('F'))
        .node(...throwing('Undo', 'waitForCompletion="false"'))
        .user('Stop')
        .end('All', '<terminateEventDefinition/>')
        .flow('Start', 'F', 'A', 'Undo')
        .flow('F', 'Stop', 'All'),
    )
    tryOut.completeTask('Stop')
    expect(open(tryOut)).toEqual([])
    expect(tryOut.main.instance.state).toBe('completed')
  })
})

describe('an event sub-process', () => {
  test('undoes what was completed in its parent scope', async () => {
    const tryOut = await tryModel(
      undoable('A')(bpmn().error('Err', 'X').start())
        .service('Fails')
        .end()
        .flow('Start', 'A', 'Fails', 'End')
        .sub(
          'Handle',
          (sub) =>
            sub
              .start('Got', errorEvent('Err'))
              .node(...throwing('Undo'))
              .user('Tell')
              .end('HE')
              .flow('Got', 'Undo', 'Tell', 'HE'),
          { triggeredByEvent: true },
        ),
    )
    tryOut.throwError('Fails', 'X')
    expect(open(tryOut)).toEqual(['UndoA'])
    tryOut.completeTask('UndoA')
    expect(open(tryOut)).toEqual(['Tell'])
    tryOut.completeTask('Tell')
    expect(tryOut.main.instance.state).toBe('completed')
  })
})

describe('what an event sub-process completed', () => {
  test('is undone with its parent, in reverse order of completion', async () => {
    const tryOut = await tryModel(
      undoable('A')(bpmn().message('M', 'more', '="k"').start())
        .user('Main')
        .node(...throwing('Undo'))
        .end()
        .flow('Start', 'A', 'Main', 'Undo', 'End')
        .sub(
          'Beside',
          (sub) =>
            undoable('B')(sub.node('startEvent', 'Got', { isInterrupting: false }, message('M')))
              .end('BE')
              .flow('Got', 'B', 'BE'),
          { triggeredByEvent: true },
        ),
    )
    tryOut.publishMessage('more', 'k')
    tryOut.completeTask('Main')
    expect(open(tryOut)).toEqual(['UndoB'])
    tryOut.completeTask('UndoB')
    expect(open(tryOut)).toEqual(['UndoA'])
    tryOut.completeTask('UndoA')
    expect(tryOut.main.instance.state).toBe('completed')
  })
})

describe('an error in a handler', () => {
  const failing = (attributes: string) =>
    bpmn()
      .error('Err', 'X')
      .start()
      .sub('Sub', (sub) =>
        sub
          .start('S')
          .script('A', '=1', 'a')
          .boundary('A-undo', 'A', UNDO)
          .node(
            'serviceTask',
            'UndoA',
            { isForCompensation: true },
            extensions('<zeebe:taskDefinition type="undo"/>'),
          )
          .node('association', 'as', { sourceRef: 'A-undo', targetRef: 'UndoA' })
          .node(...throwing('Undo', attributes))
          .user('Next')
          .end('SE')
          .flow('S', 'A', 'Undo', 'Next', 'SE'),
      )
      .boundary('Caught', 'Sub', errorEvent('Err'))
      .end('Rescued')
      .end()
      .flow('Start', 'Sub', 'End')
      .flow('Caught', 'Rescued')

  test.each([
    ['', []],
    ['waitForCompletion="false"', ['Next']],
  ])('is caught around the throw event (%s)', async (attributes, running) => {
    const tryOut = await tryModel(failing(attributes))
    expect(open(tryOut)).toEqual(running)
    tryOut.throwError('UndoA', 'X')
    expect(lines(tryOut, 'enter:Rescued', 'enter:End')).toEqual(['enter:Rescued'])
    expect(tryOut.main.instance.state).toBe('completed')
  })
})

describe('compensation of containers', () => {
  test('the handler of a sub-process replaces what was done inside it', async () => {
    const tryOut = await tryModel(
      handled('Sub')(
        bpmn()
          .start()
          .sub('Sub', (sub) => undoable('A')(sub.start('S')).flow('S', 'A')),
      )
        .node(...throwing('Undo'))
        .end()
        .flow('Start', 'Sub', 'Undo', 'End'),
    )
    expect(open(tryOut)).toEqual(['UndoSub'])
    tryOut.completeTask('UndoSub')
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('each item of a repeated activity is undone, the last first, with what it saw', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node(
          'scriptTask',
          'A',
          {},
          extensions('<zeebe:script expression="=n * 10" resultVariable="x"/>') +
            each({ inputCollection: '=[1, 2]', inputElement: 'n' }),
        )
        .boundary('U', 'A', UNDO)
        .node(
          'userTask',
          'UndoA',
          { isForCompensation: true },
          extensions('<zeebe:ioMapping><zeebe:input source="=n" target="which"/></zeebe:ioMapping>'),
        )
        .node('association', 'a', { sourceRef: 'U', targetRef: 'UndoA' })
        .node(...throwing('Undo'))
        .end()
        .flow('Start', 'A', 'Undo', 'End'),
    )
    expect(tryOut.main.tasks.map((task) => task.variables)).toEqual([{ which: 2 }])
    tryOut.completeTask('UndoA')
    expect(tryOut.main.tasks.map((task) => task.variables)).toEqual([{ which: 1 }])
    tryOut.completeTask('UndoA')
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('each iteration of a loop is undone', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node(
          'scriptTask',
          'A',
          {},
          extensions('<zeebe:script expression="=1" resultVariable="x"/>') + loop(undefined, { maximum: 2 }),
        )
        .boundary('U', 'A', UNDO)
        .node('userTask', 'UndoA', { isForCompensation: true })
        .node('association', 'a', { sourceRef: 'U', targetRef: 'UndoA' })
        .node(...throwing('Undo'))
        .end()
        .flow('Start', 'A', 'Undo', 'End'),
    )
    tryOut.completeTask('UndoA')
    tryOut.completeTask('UndoA')
    expect(lines(tryOut, 'enter:UndoA')).toHaveLength(2)
    expect(tryOut.main.instance.state).toBe('completed')
  })

  const withEventSub = (thrown: string) =>
    bpmn()
      .error('Err', 'X')
      .start()
      .sub(
        'Sub',
        (sub) =>
          undoable('B')(undoable('A')(sub.start('S').script('Set', '=7', 'inner')))
            .flow('S', 'Set', 'A', 'B')
            .sub(
              'Undoing',
              (inner) =>
                inner
                  .start('US', UNDO)
                  .node(
                    'userTask',
                    'Look',
                    {},
                    extensions(
                      '<zeebe:ioMapping><zeebe:input source="=own" target="saw"/></zeebe:ioMapping>',
                    ),
                  )
                  .node('intermediateThrowEvent', 'Inside', {}, UNDO)
                  .end('UE', thrown)
                  .flow('US', 'Look', 'Inside', 'UE'),
              { triggeredByEvent: true },
            ),
        {},
        extensions(
          '<zeebe:ioMapping><zeebe:input source="=&quot;mine&quot;" target="own"/><zeebe:output source="=1" target="one"/></zeebe:ioMapping>',
        ),
      )
      .node(...throwing('Undo'))
      .end()
      .flow('Start', 'Sub', 'Undo', 'End')

  test('a compensation event sub-process sees its completed sub-process as it was and undoes what was done inside', async () => {
    // given
    const tryOut = await tryModel(withEventSub(''))
    // then it runs only now, on the snapshot
    expect(tryOut.main.tasks.map((task) => task.variables)).toEqual([{ saw: 'mine' }])
    // when it throws compensation itself
    tryOut.completeTask('Look')
    expect(open(tryOut)).toEqual(['UndoB'])
    tryOut.completeTask('UndoB')
    tryOut.completeTask('UndoA')
    // then
    expect(lines(tryOut, 'exit:Undoing', 'enter:End')).toEqual(['exit:Undoing', 'enter:End'])
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('an error in it is thrown where compensation was, not at the sub-process that is undone', async () => {
    const tryOut = await tryModel(
      withEventSub(errorEvent('Err'))
        .boundary('Caught', 'Sub', errorEvent())
        .end('Wrong')
        .flow('Caught', 'Wrong'),
    )
    tryOut.completeTask('Look')
    tryOut.completeTask('UndoB')
    tryOut.completeTask('UndoA')
    expect(lines(tryOut, 'enter:Wrong')).toEqual([])
    expect(tryOut.main.incidents).toMatchObject([{ code: 'error-not-caught' }])
  })
})

describe('compensation of a call activity', () => {
  const caller = (id = 'Called') =>
    bpmn()
      .start()
      .node('callActivity', 'Call', {}, extensions(`<zeebe:calledElement processId="${id}"/>`))
      .node(...throwing('Undo'))
      .end()
      .flow('Start', 'Call', 'Undo', 'End')

  test('a new instance of the called process undoes what the first completed', async () => {
    const called = await compileBpmn(
      undoable('B')(undoable('A')(bpmn('Called').start()))
        .end()
        .flow('Start', 'A', 'B', 'End'),
      'Called',
    )
    const tryOut = await tryModel(caller(), { k: 1 }, [called])
    expect(open(tryOut)).toEqual(['UndoB'])
    expect(tryOut.instances).toHaveLength(3)
    tryOut.completeTask('UndoB')
    tryOut.completeTask('UndoA')
    expect(tryOut.instances.map((each) => each.instance.state)).toEqual([
      'completed',
      'completed',
      'completed',
    ])
    expect(lines(tryOut, 'enter:End')).toHaveLength(2)
  })

  test('the compensation event sub-process of the called process does it instead', async () => {
    const called = await compileBpmn(
      undoable('A')(bpmn('Called').start())
        .end()
        .flow('Start', 'A', 'End')
        .sub(
          'Undoing',
          (inner) =>
            inner
              .start('US', UNDO)
              .user('Look')
              .node('intermediateThrowEvent', 'In', {}, UNDO)
              .end('UE')
              .flow('US', 'Look', 'In', 'UE'),
          {
            triggeredByEvent: true,
          },
        ),
      'Called',
    )
    const tryOut = await tryModel(caller(), {}, [called])
    expect(open(tryOut)).toEqual(['Look'])
    tryOut.completeTask('Look')
    tryOut.completeTask('UndoA')
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('a called process that completed nothing to undo is not called again', async () => {
    const called = await compileBpmn(bpmn('Called').start().end().flow('Start', 'End'), 'Called')
    const tryOut = await tryModel(caller(), {}, [called])
    expect(tryOut.instances).toHaveLength(2)
    expect(tryOut.main.instance.state).toBe('completed')
  })
})
