import { expect, test } from 'vitest'
import { type Repetition, repetitionOf, setRepetition } from '../../designer/modeler/repetition.ts'
import { xmlEditor } from './xml-editor.ts'

const change = async (body: string, patch: Partial<Repetition>) => {
  const { editor, element, model, xml } = await xmlEditor(body)
  setRepetition(editor, element('T'), { ...repetitionOf(model('T')), ...patch })
  return { text: await xml(), read: repetitionOf(model('T')) }
}
const task = '<bpmn:task id="T" />'

test('a loop has its condition, its limit and when it is checked', async () => {
  const { text, read } = await change(task, {
    kind: 'loop',
    loopCondition: '=open > 0',
    testBefore: true,
    loopMaximum: '7',
  })
  expect(text).toContain('<bpmn:standardLoopCharacteristics testBefore="true" loopMaximum="7">')
  expect(text).toMatch(
    /<bpmn:loopCondition xsi:type="bpmn:tFormalExpression">=open &gt; 0<\/bpmn:loopCondition>/,
  )
  expect(read).toMatchObject({ kind: 'loop', loopCondition: '=open > 0', testBefore: true, loopMaximum: '7' })
})

test('a multi-instance has its list, results and early end', async () => {
  const { text, read } = await change(task, {
    kind: 'sequential',
    inputCollection: '=people',
    inputElement: 'person',
    outputCollection: 'results',
    outputElement: '=result',
    completionCondition: '=done',
  })
  expect(text).toContain('<bpmn:multiInstanceLoopCharacteristics isSequential="true">')
  expect(text).toContain(
    '<zeebe:loopCharacteristics inputCollection="=people" inputElement="person" outputCollection="results" outputElement="=result" />',
  )
  expect(read).toMatchObject({ kind: 'sequential', completionCondition: '=done' })
})

test('a number of times needs no list', async () => {
  const { text } = await change(task, { kind: 'parallel', loopCardinality: '=3' })
  expect(text).toMatch(/<bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">=3<\/bpmn:loopCardinality>/)
  expect(text).not.toContain('zeebe:loopCharacteristics')
})

test('"once" takes the repetition away', async () => {
  const { text, read } = await change(`<bpmn:task id="T"><bpmn:standardLoopCharacteristics /></bpmn:task>`, {
    kind: 'once',
  })
  expect(text).not.toContain('LoopCharacteristics')
  expect(read.kind).toBe('once')
})

test('what the panel does not ask about is kept, and another kind leaves it behind', async () => {
  const body = `<bpmn:task id="T"><bpmn:multiInstanceLoopCharacteristics behavior="One">
    <bpmn:loopCardinality>=2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:task>`
  const kept = await change(body, { kind: 'sequential' })
  expect(kept.text).toContain('behavior="One"')
  expect(kept.read).toMatchObject({ kind: 'sequential', loopCardinality: '=2' })
  expect((await change(body, { kind: 'loop' })).text).not.toContain('behavior')
})
