import { describe, expect, test } from 'vitest'
import { checkModel, parseBpmn } from '../../../engine/index.ts'
import { bpmn } from '../../support/bpmn-builder.ts'

const ITEMS = `<itemDefinition id="Text" structureRef="xsd:string"/><itemDefinition id="Number" structureRef="xsd:int"/>
<itemDefinition id="Texts" structureRef="xsd:string" isCollection="true"/>
<message id="M" name="m" itemRef="Text"/><signal id="Sg" name="s" structureRef="Number"/>
<interface id="I"><operation id="Op" name="op"><inMessageRef>M</inMessageRef></operation></interface>`
const input = (id: string, item?: string) =>
  `<dataInput id="${id}"${item ? ` itemSubjectRef="${item}"` : ''}/>`
const output = (id: string, item?: string) =>
  `<dataOutput id="${id}"${item ? ` itemSubjectRef="${item}"` : ''}/>`
const refs = (name: string, ids: readonly string[]) => ids.map((id) => `<${name}>${id}</${name}>`).join('')
const io = (
  data: string,
  inputs: readonly string[],
  outputs: readonly string[] = [],
  more: { readonly input?: string; readonly output?: string; readonly sets?: string } = {},
) =>
  `<ioSpecification>${data}<inputSet id="In">${refs('dataInputRefs', inputs)}${more.input ?? ''}</inputSet>${more.sets ?? ''}<outputSet id="Out">${refs('dataOutputRefs', outputs)}${more.output ?? ''}</outputSet></ioSpecification>`
const task = (inner: string, tag = 'task', attributes: { readonly [name: string]: string } = {}) =>
  bpmn().root(ITEMS).start().node(tag, 'A', attributes, inner).end().flow('Start', 'A', 'End')
const withObject = (inner: string, item: string) =>
  task(inner)
    .node('dataObject', 'O', { itemSubjectRef: item })
    .node('dataObjectReference', 'R', { dataObjectRef: 'O' })
const reads = (source: string, target: string, more = '') =>
  `<dataInputAssociation id="D"><sourceRef>${source}</sourceRef><targetRef>${target}</targetRef>${more}</dataInputAssociation>`
const repeated = (item: string) =>
  task(
    `${io(`<dataInput id="L" itemSubjectRef="Texts" isCollection="true"/>`, ['L'])}<multiInstanceLoopCharacteristics><loopDataInputRef>L</loopDataInputRef><inputDataItem id="X" itemSubjectRef="${item}"/></multiInstanceLoopCharacteristics>`,
  )
const thrown = (data: string) =>
  bpmn()
    .root(ITEMS)
    .start()
    .node(
      'endEvent',
      'End',
      {},
      `${data}<inputSet>${refs('dataInputRefs', ['D1'])}</inputSet><signalEventDefinition id="S1" signalRef="Sg"/>`,
    )
    .flow('Start', 'End')
const called = (item: string) =>
  task(io(input('C1', 'Text'), ['C1']), 'callActivity', { calledElement: 'G' }).root(
    `<globalTask id="G" name="g"><ioSpecification>${input('G1', item)}<inputSet><dataInputRefs>G1</dataInputRefs></inputSet><outputSet/></ioSpecification></globalTask>`,
  )
const offered = (binding: string, item = 'Text') =>
  task('').root(
    `<globalTask id="G" name="g"><supportedInterfaceRef>I</supportedInterfaceRef><ioSpecification>${input('G1', item)}<inputSet id="GI"><dataInputRefs>G1</dataInputRefs></inputSet><outputSet id="GO"/></ioSpecification>${binding}</globalTask>`,
  )

const cases = [
  ['data-in-no-set', task(io(input('X'), [])), task(io(input('X'), ['X']))],
  [
    'data-in-other-set',
    task(
      io(input('X') + input('Y'), ['X'], [], {
        input: refs('optionalInputRefs', ['Y']),
        sets: `<inputSet>${refs('dataInputRefs', ['Y'])}</inputSet>`,
      }),
    ),
    task(io(input('X') + input('Y'), ['X', 'Y'], [], { input: refs('optionalInputRefs', ['Y']) })),
  ],
  [
    'data-sets-one-way',
    task(io(input('X'), ['X'], [], { input: refs('outputSetRefs', ['Out']) })),
    task(
      io(input('X'), ['X'], [], {
        input: refs('outputSetRefs', ['Out']),
        output: refs('inputSetRefs', ['In']),
      }),
    ),
  ],
  ['data-collection-mismatch', task(io(input('X', 'Texts'), ['X'])), task(io(input('X', 'Text'), ['X']))],
  ['data-in-sub-process', task(io(input('X'), ['X']), 'subProcess'), task(io(input('X'), ['X']), 'userTask')],
  [
    'data-association-direction',
    task(`${io(input('X') + output('Y'), ['X'], ['Y'])}${reads('Y', 'X')}`),
    withObject(`${io(input('X', 'Text'), ['X'])}${reads('R', 'X')}`, 'Text'),
  ],
  [
    'data-association-conversion',
    withObject(`${io(input('X', 'Text'), ['X'])}${reads('R', 'X')}`, 'Number'),
    withObject(
      `${io(input('X', 'Text'), ['X'])}${reads('R', 'X', '<transformation>=string(R)</transformation>')}`,
      'Number',
    ),
  ],
  [
    'operation-data-missing',
    task('', 'serviceTask', { operationRef: 'Op' }),
    task(io(input('X', 'Text'), ['X']), 'serviceTask', { operationRef: 'Op' }),
  ],
  [
    'operation-data-mismatch',
    task(io(input('X', 'Number'), ['X']), 'sendTask', { messageRef: 'M' }),
    task(io(input('X', 'Text'), ['X']), 'sendTask', { messageRef: 'M' }),
  ],
  ['loop-data-mismatch', repeated('Number'), repeated('Text')],
  [
    'interface-unbound',
    offered(''),
    offered('<ioBinding operationRef="Op" inputDataRef="GI" outputDataRef="GO"/>'),
  ],
  [
    'interface-data-mismatch',
    offered('<ioBinding operationRef="Op" inputDataRef="GI" outputDataRef="GO"/>', 'Number'),
    offered('<ioBinding operationRef="Op" inputDataRef="GI" outputDataRef="GO"/>'),
  ],
  ['called-data-mismatch', called('Number'), called('Text')],
  ['event-data-mismatch', thrown(input('D1', 'Text')), thrown(input('D1', 'Number'))],
] as const

async function codes(model: (typeof cases)[number][1]): Promise<readonly string[]> {
  const { definitions, findings } = await parseBpmn(model.xml())
  if (!definitions) throw new Error(JSON.stringify(findings))
  return checkModel(definitions).map((finding) => finding.code)
}

describe('data that BPMN forbids', () => {
  test.each(cases)('%s', async (code, bad, good) => {
    expect(await codes(bad)).toContain(code)
    expect(await codes(good)).not.toContain(code)
  })
})
