import { describe, expect, test } from 'vitest'
import { checkModel, parseBpmn } from '../../../engine/index.ts'
import { type BpmnBuilder, bpmn, errorEvent } from '../../support/bpmn-builder.ts'

async function found(model: BpmnBuilder): Promise<readonly string[]> {
  const { definitions, findings } = await parseBpmn(model.xml())
  if (!definitions) throw new Error(JSON.stringify(findings))
  const known = ['caught-twice', 'compensation-event-flow', 'compensation-handler-flow', 'compensation-twice']
  return checkModel(definitions)
    .filter(({ code }) => known.includes(code))
    .map(({ code, element }) => `${code}@${element}`)
}

const task = () => bpmn().error('E1', 'A').error('E2', 'B').start().user('T').end().flow('Start', 'T', 'End')
const undo = '<compensateEventDefinition/>'
const handler = (model: BpmnBuilder) =>
  model
    .boundary('Undo', 'T', undo)
    .node('userTask', 'Back', { isForCompensation: true })
    .node('association', 'a', { sourceRef: 'Undo', targetRef: 'Back', associationDirection: 'One' })
const onStart = (id: string, definition: string) => (inner: BpmnBuilder) =>
  inner.node('startEvent', `${id}Start`, {}, definition).end(`${id}End`).flow(`${id}Start`, `${id}End`)
const event = { triggeredByEvent: true }

describe('one catcher for one error', () => {
  test('two boundary events for the same code: the second is told', async () => {
    const model = task().boundary('One', 'T', errorEvent('E1')).boundary('Two', 'T', errorEvent('E1'))
    expect(await found(model)).toEqual(['caught-twice@Two'])
  })

  test('two that catch everything', async () => {
    const model = task().boundary('One', 'T', errorEvent()).boundary('Two', 'T', errorEvent())
    expect(await found(model)).toEqual(['caught-twice@Two'])
  })

  test('but not one for a code beside one for another, or for the rest', async () => {
    const model = task()
      .boundary('One', 'T', errorEvent('E1'))
      .boundary('Two', 'T', errorEvent('E2'))
      .boundary('Rest', 'T', errorEvent())
    expect(await found(model)).toEqual([])
  })

  test('two event sub-processes of one scope; not the one outside', async () => {
    const model = task()
      .sub('S', (inner) =>
        inner
          .sub('First', onStart('First', errorEvent('E1')), event)
          .sub('Second', onStart('Second', errorEvent('E1')), event),
      )
      .sub('Outside', onStart('Outside', errorEvent('E1')), event)
    expect(await found(model)).toEqual(['caught-twice@SecondStart'])
  })
})

describe('what undoes stands outside the flow', () => {
  test('a handler by association is right', async () => {
    expect(await found(handler(task()))).toEqual([])
  })

  test('a flow into or out of the handler is told', async () => {
    expect(await found(handler(task()).flow('Back', 'End'))).toEqual(['compensation-handler-flow@Back'])
    expect(await found(handler(task()).flow('T', 'Back'))).toEqual(['compensation-handler-flow@Back'])
  })

  test('a flow out of the event is told', async () => {
    expect(await found(handler(task()).flow('Undo', 'End'))).toEqual(['compensation-event-flow@Undo'])
  })

  test('a sub-process says once how it is undone', async () => {
    const once = (inner: BpmnBuilder) => inner.user('W').sub('A', onStart('A', undo), event)
    expect(await found(task().sub('S', once))).toEqual([])
    const twice = (inner: BpmnBuilder) => once(inner).sub('B', onStart('B', undo), event)
    expect(await found(task().sub('S', twice))).toEqual(['compensation-twice@B'])
  })
})
