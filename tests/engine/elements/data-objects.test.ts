import { describe, expect, test } from 'vitest'
import { bpmn, expression, extensions } from '../../support/bpmn-builder.ts'
import { tryModel } from '../../support/compile-bpmn.ts'

const script = (text: string, variable: string) =>
  extensions(`<zeebe:script expression="${text}" resultVariable="${variable}"/>`)

const io = (inputs: string, outputs: string) =>
  `<ioSpecification>${inputs}${outputs}<inputSet/><outputSet/></ioSpecification>`

const input = (source: string, target: string, inner = '') =>
  `<dataInputAssociation><sourceRef>${source}</sourceRef><targetRef>${target}</targetRef>${inner}</dataInputAssociation>`

const output = (source: string, target: string, inner = '') =>
  `<dataOutputAssociation><sourceRef>${source}</sourceRef><targetRef>${target}</targetRef>${inner}</dataOutputAssociation>`

describe('data objects and properties', () => {
  const declaring = bpmn()
    .node('property', 'p', { name: 'count' })
    .start()
    .node('dataObject', 'DO_1', { name: 'order' })
    .node('dataObject', 'DO_2')
    .node('dataObjectReference', 'Ref_2', { dataObjectRef: 'DO_2', name: 'letter' })
    .node('dataObject', 'plain')
    .user('A')
    .end()
    .flow('Start', 'A', 'End')

  test('exist from the start, empty, by name, the name of a reference, or id', async () => {
    expect((await tryModel(declaring)).variables).toEqual({
      count: null,
      order: null,
      letter: null,
      plain: null,
    })
  })

  test('keep what the instance is given', async () => {
    const tryOut = await tryModel(declaring, { order: { id: 7 }, other: 1 })
    expect(tryOut.variables).toEqual({ count: null, order: { id: 7 }, letter: null, plain: null, other: 1 })
  })

  test('of a sub-process are local to it, and empty each time it is entered', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .sub('Sub', (sub) =>
          sub
            .node('dataObject', 'x')
            .start('S')
            .user('Look', '<zeebe:ioMapping><zeebe:input source="=x" target="saw"/></zeebe:ioMapping>')
            .script('Set', '=1', 'x')
            .end('SE')
            .flow('S', 'Look', 'Set', 'SE'),
        )
        .user('Between')
        .flow('Start', 'Sub', 'Between', 'Sub'),
      { x: 'outside' },
    )
    for (let round = 0; round < 2; round++) {
      expect(tryOut.main.tasks[0]?.variables).toEqual({ saw: null })
      tryOut.completeTask('Look')
      expect(tryOut.variables).toEqual({ x: 'outside' })
      tryOut.completeTask('Between')
    }
  })

  test('of a drawing tool change nothing when they are only drawn', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node('dataObject', 'DO')
        .node('dataObjectReference', 'Ref', { dataObjectRef: 'DO', name: 'form' })
        .node(
          'scriptTask',
          'A',
          {},
          `${script('=2', 'n')}<property id="Pr" name="__targetRef_placeholder"/>${input('Ref', 'Pr')}<dataOutputAssociation><targetRef>Ref</targetRef></dataOutputAssociation>`,
        )
        .end()
        .flow('Start', 'A', 'End'),
    )
    expect(tryOut.variables).toEqual({ form: null, n: 2 })
  })
})

describe('data associations', () => {
  const model = (inner: string) =>
    bpmn()
      .start()
      .node('dataObject', 'from')
      .node('dataObject', 'to')
      .node('dataObjectReference', 'From', { dataObjectRef: 'from' })
      .node('dataObjectReference', 'To', { dataObjectRef: 'to' })
      .node('scriptTask', 'A', {}, inner)
      .end()
      .flow('Start', 'A', 'End')

  const both = io('<dataInput id="in" name="a"/>', '<dataOutput id="out" name="b"/>')

  test('copy a value into the activity and its result out of it', async () => {
    const tryOut = await tryModel(
      model(`${script('=a + 1', 'b')}${both}${input('From', 'in')}${output('out', 'To')}`),
      { from: 1 },
    )
    expect(tryOut.variables).toEqual({ from: 1, to: 2 })
  })

  test('do not copy what has no value: a result that was not given leaves the data object alone', async () => {
    const tryOut = await tryModel(model(`${script('=5', 'other')}${both}${output('out', 'To')}`), {
      to: 'kept',
    })
    expect(tryOut.variables).toEqual({ from: null, to: 'kept', other: 5 })
  })

  test('transform and assign in FEEL', async () => {
    const tryOut = await tryModel(
      model(
        `${script('=a', 'b')}${both}${input('From', 'in', expression('transformation', '=from * 10'))}${output(
          'out',
          'To',
          `<assignment>${expression('from', '=b + 1')}${expression('to', 'to.sum')}</assignment>`,
        )}`,
      ),
      { from: 2, to: { kept: true } },
    )
    expect(tryOut.variables).toEqual({ from: 2, to: { kept: true, sum: 21 } })
  })
})
