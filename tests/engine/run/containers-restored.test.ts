import { describe, expect, test } from 'vitest'
import { createTryOut, TryOut, type Variables } from '../../../engine/index.ts'
import { type BpmnBuilder, bpmn, each, expression, extensions, loop } from '../../support/bpmn-builder.ts'
import { compileBpmn, NOW } from '../../support/compile-bpmn.ts'

type Step = (tryOut: TryOut) => unknown

/** Runs a story twice: as it is, and written to text and read again before every step. */
async function twice(
  model: BpmnBuilder,
  steps: readonly Step[],
  variables: Variables = {},
  called?: BpmnBuilder,
) {
  const processes = [await compileBpmn(model), ...(called ? [await compileBpmn(called, 'Called')] : [])]
  const plain = createTryOut({ processes }, { now: NOW, variables })
  let restored = createTryOut({ processes }, { now: NOW, variables })
  for (const step of steps) {
    step(plain)
    restored = new TryOut({ processes }, JSON.parse(JSON.stringify(restored.state)))
    step(restored)
  }
  expect(restored.trace).toEqual(plain.trace)
  expect(restored.state).toEqual(plain.state)
  return plain
}

const done =
  (task: string, variables: Variables = {}): Step =>
  (tryOut) =>
    expect(tryOut.completeTask(task, variables)).toBeUndefined()

const undoable =
  (id: string) =>
  (model: BpmnBuilder): BpmnBuilder =>
    model
      .user(id)
      .boundary(`${id}-undo`, id, '<compensateEventDefinition/>')
      .node('userTask', `Undo${id}`, { isForCompensation: true })
      .node('association', `${id}-a`, { sourceRef: `${id}-undo`, targetRef: `Undo${id}` })

describe('an instance written and read between commands tells the same story', () => {
  test('with a complex gateway that waits for reset', async () => {
    const tryOut = await twice(
      bpmn()
        .start()
        .parallel('F')
        .user('A')
        .user('B')
        .user('C')
        .node('complexGateway', 'G', {}, expression('activationCondition', '=activationCount >= 1'))
        .end()
        .flow('Start', 'F', 'A', 'G', 'End')
        .flow('F', 'B', 'G')
        .flow('F', 'C', 'G'),
      [done('B'), done('C'), done('A')],
    )
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('with an ad-hoc sub-process that does its list one after the other', async () => {
    const tryOut = await twice(
      bpmn()
        .start()
        .adHoc(
          'Work',
          (inner) => inner.user('A').user('B'),
          { ordering: 'Sequential' },
          extensions('<zeebe:adHoc activeElementsCollection="=todo"/>'),
        )
        .end()
        .flow('Start', 'Work', 'End'),
      [done('A'), done('B'), done('A')],
      { todo: ['A', 'B', 'A'] },
    )
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('with a loop, quantities and repeated work that is undone', async () => {
    const tryOut = await twice(
      undoable('Pay')(bpmn().start())
        .node(
          'userTask',
          'Ask',
          { completionQuantity: '2' },
          extensions('<zeebe:userTask/>') + loop('=loopCounter < 2'),
        )
        .node(
          'userTask',
          'Both',
          { startQuantity: '2' },
          extensions('<zeebe:userTask/>') + each({ inputCollection: '=[1, 2]' }),
        )
        .node('intermediateThrowEvent', 'Undo', {}, '<compensateEventDefinition/>')
        .end()
        .flow('Start', 'Pay', 'Ask', 'Both', 'Undo', 'End'),
      [done('Pay'), done('Ask'), done('Ask'), done('Both'), done('Both'), done('UndoPay')],
    )
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('with a transaction that is canceled and a called process that is undone', async () => {
    const tryOut = await twice(
      bpmn()
        .start()
        .transaction('T', (inner) =>
          undoable('A')(inner.start('S'))
            .node('callActivity', 'Call', { calledElement: 'Called' })
            .user('Decide')
            .end('X', '<cancelEventDefinition/>')
            .flow('S', 'A', 'Call', 'Decide', 'X'),
        )
        .boundary('Canceled', 'T', '<cancelEventDefinition/>')
        .end('Gone')
        .end()
        .flow('Start', 'T', 'End')
        .flow('Canceled', 'Gone'),
      [done('A'), done('B'), done('Decide'), done('UndoB'), done('UndoA')],
      {},
      undoable('B')(bpmn('Called').start()).end('CE').flow('Start', 'B', 'CE'),
    )
    expect(tryOut.main.instance.state).toBe('completed')
    expect(tryOut.trace).toContain('enter:Gone')
  })
})
