import { describe, expect, test } from 'vitest'
import { type BpmnBuilder, bpmn, each, errorEvent, timer } from '../../support/bpmn-builder.ts'
import { lines, tryModel } from '../../support/compile-bpmn.ts'

const CANCEL = '<cancelEventDefinition/>'
const UNDO = '<compensateEventDefinition/>'

const undoable =
  (id: string) =>
  (model: BpmnBuilder): BpmnBuilder =>
    model
      .script(id, `="${id}"`, 'last')
      .boundary(`${id}-undo`, id, UNDO)
      .node('userTask', `Undo${id}`, { isForCompensation: true })
      .node('association', `${id}-a`, { sourceRef: `${id}-undo`, targetRef: `Undo${id}` })

/** Two completed steps, one still running, and a decision that cancels or completes. */
const booking = (build: (inner: BpmnBuilder) => BpmnBuilder = (inner) => inner) =>
  bpmn()
    .error('Err', 'X')
    .start()
    .transaction('T', (inner) =>
      build(
        undoable('B')(undoable('A')(inner.start('S')))
          .parallel('F')
          .user('Running')
          .user('Decide')
          .exclusive('G', 'G-Fine')
          .end('Fine')
          .end('Cancel', CANCEL)
          .end('Failed', errorEvent('Err'))
          .flow('S', 'A', 'B', 'F', 'Running')
          .flow('F', 'Decide', 'G', 'Fine')
          .when('G', 'Cancel', '=outcome = "cancel"')
          .when('G', 'Failed', '=outcome = "error"'),
      ),
    )
    .boundary('Canceled', 'T', CANCEL)
    .boundary('Hazard', 'T', errorEvent())
    .end('AfterCancel')
    .end('AfterHazard')
    .end()
    .flow('Start', 'T', 'End')
    .flow('Canceled', 'AfterCancel')
    .flow('Hazard', 'AfterHazard')

const open = (tryOut: Awaited<ReturnType<typeof tryModel>>) => tryOut.main.tasks.map((task) => task.element)

describe('transaction', () => {
  test('completes like a sub-process', async () => {
    const tryOut = await tryModel(booking())
    tryOut.completeTask('Decide', { outcome: 'fine' })
    tryOut.completeTask('Running')
    expect(lines(tryOut, 'enter:End', 'enter:AfterCancel')).toEqual(['enter:End'])
  })

  test('canceled: siblings end, completed work is undone newest first, then the cancel event goes on', async () => {
    // given
    const tryOut = await tryModel(booking())
    // when
    tryOut.completeTask('Decide', { outcome: 'cancel' })
    // then
    expect(lines(tryOut, 'cancel')).toEqual(['cancel:Running'])
    expect(open(tryOut)).toEqual(['UndoB'])
    tryOut.completeTask('UndoB')
    expect(open(tryOut)).toEqual(['UndoA'])
    expect(lines(tryOut, 'enter:Canceled')).toEqual([])
    tryOut.completeTask('UndoA')
    expect(lines(tryOut, 'enter:Canceled', 'enter:AfterCancel', 'enter:End')).toEqual([
      'enter:Canceled',
      'enter:AfterCancel',
    ])
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('an error leaves without undoing anything (hazard)', async () => {
    const tryOut = await tryModel(booking())
    tryOut.completeTask('Decide', { outcome: 'error' })
    expect(open(tryOut)).toEqual([])
    expect(lines(tryOut, 'enter:AfterHazard', 'enter:AfterCancel')).toEqual(['enter:AfterHazard'])
  })

  test('is canceled from a sub-process inside it, which is undone with it', async () => {
    const tryOut = await tryModel(
      booking((inner) =>
        inner
          .sub('Inner', (sub) =>
            undoable('C')(sub.start('IS'))
              .user('Stop')
              .end('InnerCancel', CANCEL)
              .flow('IS', 'C', 'Stop', 'InnerCancel'),
          )
          .flow('F', 'Inner'),
      ),
    )
    tryOut.completeTask('Stop')
    for (const task of ['UndoC', 'UndoB', 'UndoA']) {
      expect(open(tryOut)).toEqual([task])
      tryOut.completeTask(task)
    }
    expect(lines(tryOut, 'enter:AfterCancel')).toHaveLength(1)
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('its timers close when it is canceled', async () => {
    const tryOut = await tryModel(
      booking().boundary('Late', 'T', timer('timeDuration', 'P1D')).end('TooLate').flow('Late', 'TooLate'),
    )
    tryOut.completeTask('Decide', { outcome: 'cancel' })
    tryOut.completeTask('UndoB')
    tryOut.completeTask('UndoA')
    expect(tryOut.main.timers).toEqual([])
  })

  test('a cancel end event without a transaction or without a cancel event around it is an incident', async () => {
    const outside = await tryModel(bpmn().start().end('Cancel', CANCEL).flow('Start', 'Cancel'))
    expect(outside.main.incidents).toMatchObject([{ element: 'Cancel' }])
    const bare = await tryModel(
      bpmn()
        .start()
        .transaction('T', (inner) => inner.start('S').end('Cancel', CANCEL).flow('S', 'Cancel'))
        .end()
        .flow('Start', 'T', 'End'),
    )
    expect(bare.main.incidents).toMatchObject([{ element: 'Cancel' }])
  })

  test('repeated: one item that is canceled undoes its own work and ends the others', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node(
          'transaction',
          'T',
          {},
          each({ inputCollection: '=[1, 2]', inputElement: 'n' }) +
            undoable('A')(bpmn().start('S'))
              .user('Decide')
              .end('X', CANCEL)
              .flow('S', 'A', 'Decide', 'X')
              .body(),
        )
        .boundary('Canceled', 'T', CANCEL)
        .end('Gone')
        .end()
        .flow('Start', 'T', 'End')
        .flow('Canceled', 'Gone'),
    )
    expect(open(tryOut)).toEqual(['Decide', 'Decide'])
    tryOut.completeTask('Decide')
    expect(open(tryOut)).toEqual(['Decide', 'UndoA'])
    tryOut.completeTask('UndoA')
    expect(open(tryOut)).toEqual([])
    expect(lines(tryOut, 'enter:Gone', 'enter:End')).toEqual(['enter:Gone'])
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('inside a transaction: cancel leaves the inner one only, whose outer one goes on', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .transaction('Outer', (outer) =>
          undoable('A')(outer.start('OS'))
            .transaction('Inner', (inner) =>
              undoable('B')(inner.start('S')).end('X', CANCEL).flow('S', 'B', 'X'),
            )
            .boundary('InnerCanceled', 'Inner', CANCEL)
            .user('Next')
            .end('OE')
            .flow('OS', 'A', 'Inner', 'OE')
            .flow('InnerCanceled', 'Next', 'OE'),
        )
        .boundary('OuterCanceled', 'Outer', CANCEL)
        .end('Gone')
        .end()
        .flow('Start', 'Outer', 'End')
        .flow('OuterCanceled', 'Gone'),
    )
    expect(open(tryOut)).toEqual(['UndoB'])
    tryOut.completeTask('UndoB')
    expect(open(tryOut)).toEqual(['Next'])
    tryOut.completeTask('Next')
    expect(lines(tryOut, 'enter:End', 'enter:Gone')).toEqual(['enter:End'])
  })
})
