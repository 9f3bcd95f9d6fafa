import { describe, expect, test } from 'vitest'
import { checkModel, type Finding, parseBpmn } from '../../../engine/index.ts'
import {
  type BpmnBuilder,
  bpmn,
  errorEvent,
  extensions,
  linkEvent,
  message,
  timer,
} from '../../support/bpmn-builder.ts'

const base = () => bpmn('P', { extensions: '<lz:case prefix="T"/>' })
const form = '<zeebe:formDefinition formId="f"/>'
const flow = (id: string, from: string, to: string, more = '') =>
  `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"${more}/>`
const sound = () => base().start().user('A', form).end().flow('Start', 'A', 'End')
const pools = (flows: string) => (model: BpmnBuilder) =>
  model.root(
    `<collaboration id="Co"><participant id="Pool" processRef="P"/><participant id="Other"/>${flows}</collaboration>`,
  )
const gateway = (inner: BpmnBuilder) =>
  inner
    .start()
    .node('eventBasedGateway', 'G')
    .message('M', 'm', '=k')
    .node('intermediateCatchEvent', 'T', {}, timer('timeDuration', 'P1D'))
    .flow('Start', 'G', 'T')
    .end('E1')
    .flow('T', 'E1')
const receive =
  (inner = '') =>
  (model: BpmnBuilder) =>
    model.node('receiveTask', 'R', { messageRef: 'M' }, inner).flow('R', 'E2').end('E2')
const loop = (inner: string) => (model: BpmnBuilder) =>
  model.start().node('manualTask', 'A', {}, inner).end().flow('Start', 'A', 'End')
const cardinality = (text: string) =>
  `<multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">${text}</loopCardinality></multiInstanceLoopCharacteristics>`

/**
 * Code → a model that BPMN forbids, and one like it that it allows. Long because it is a table with a row for
 * each rule of `engine/findings/rules/notation`.
 */
const cases: readonly (readonly [code: string, what: string, bad: BpmnBuilder, good: BpmnBuilder])[] = [
  [
    'reference-wrong-kind',
    'a flow to a note',
    sound().node('textAnnotation', 'N', {}, '<text>x</text>').flow('A', 'N'),
    sound().node('textAnnotation', 'N', {}, '<text>x</text>'),
  ],
  [
    'part-missing',
    'a boundary event without a host',
    sound().node('boundaryEvent', 'B', {}, timer('timeDuration', 'P1D')).end('E2').flow('B', 'E2'),
    sound().boundary('B', 'A', timer('timeDuration', 'P1D')).end('E2').flow('B', 'E2'),
  ],
  [
    'number-out-of-range',
    'a quantity of 0',
    base().start().node('manualTask', 'A', { startQuantity: '0' }).end().flow('Start', 'A', 'End'),
    base().start().node('manualTask', 'A', { startQuantity: '1' }).end().flow('Start', 'A', 'End'),
  ],
  [
    'number-out-of-range',
    'at least 3 and at most 2 participants',
    sound().root(
      '<collaboration id="C"><participant id="X"><participantMultiplicity minimum="3" maximum="2"/></participant></collaboration>',
    ),
    sound().root(
      '<collaboration id="C"><participant id="X"><participantMultiplicity minimum="2" maximum="3"/></participant></collaboration>',
    ),
  ],
  [
    'format-invalid',
    'a text format that is no media type',
    sound().node('textAnnotation', 'N', { textFormat: 'words' }, '<text>x</text>'),
    sound().node('textAnnotation', 'N', { textFormat: 'text/markdown; charset=utf-8' }, '<text>x</text>'),
  ],
  [
    'format-invalid',
    'a transaction method that is no URI',
    base().start().node('transaction', 'A', { method: '%compensate' }).end().flow('Start', 'A', 'End'),
    base().start().node('transaction', 'A', { method: '##Compensate' }).end().flow('Start', 'A', 'End'),
  ],
  [
    'flow-not-immediate',
    'a flow that allows steps nobody drew',
    base()
      .start()
      .end()
      .node('sequenceFlow', 'F', { sourceRef: 'Start', targetRef: 'End', isImmediate: false }),
    base()
      .start()
      .end()
      .node('sequenceFlow', 'F', { sourceRef: 'Start', targetRef: 'End', isImmediate: true }),
  ],
  [
    'flow-crosses-border',
    'a flow into a sub-process',
    base()
      .start()
      .end()
      .sub('S', (inner) => inner.start('I').user('X', form).end('J').flow('I', 'X', 'J'))
      .flow('Start', 'S', 'End')
      .flow('Start', 'X'),
    base()
      .start()
      .end()
      .sub('S', (inner) => inner.start('I').user('X', form).end('J').flow('I', 'X', 'J'))
      .flow('Start', 'S', 'End'),
  ],
  [
    'message-flow-inside',
    'a message from a task to its own pool',
    pools('<messageFlow id="F" sourceRef="A" targetRef="Pool"/>')(sound()),
    pools('<messageFlow id="F" sourceRef="A" targetRef="Other"/>')(sound()),
  ],
  [
    'message-flow-end',
    'a message to an end event',
    pools('<messageFlow id="F" sourceRef="Other" targetRef="End"/>')(sound()),
    pools('<messageFlow id="F" sourceRef="Other" targetRef="A"/>')(sound()),
  ],
  [
    'message-flow-end',
    'a message to a start event without message',
    pools('<messageFlow id="F" sourceRef="Other" targetRef="Start"/>')(sound()),
    pools('<messageFlow id="F" sourceRef="Other" targetRef="Start"/>')(
      base().message('M', 'm').start('Start', message('M')).end().flow('Start', 'End'),
    ),
  ],
  [
    'gateway-direction',
    'a diverging gateway with two ways in',
    sound()
      .node('exclusiveGateway', 'G', { gatewayDirection: 'Diverging' })
      .flow('A', 'G')
      .flow('Start', 'G'),
    sound()
      .node('exclusiveGateway', 'G', { gatewayDirection: 'Converging' })
      .flow('A', 'G')
      .flow('Start', 'G'),
  ],
  [
    'default-elsewhere',
    'a default that leaves another gateway',
    sound().exclusive('G', 'Start-A'),
    sound().exclusive('G', 'G-End').flow('G', 'End'),
  ],
  [
    'condition-without-alternative',
    'one flow, and that with a condition',
    base().start().user('A', form).end().flow('Start', 'A').when('A', 'End', '=x'),
    base().start().user('A', form).end().end('E2').flow('Start', 'A', 'E2').when('A', 'End', '=x'),
  ],
  [
    'expression-invalid',
    'a loop condition in words',
    loop(
      '<standardLoopCharacteristics><loopCondition>until done</loopCondition></standardLoopCharacteristics>',
    )(base()),
    loop(
      '<standardLoopCharacteristics><loopCondition>=not(done)</loopCondition></standardLoopCharacteristics>',
    )(base()),
  ],
  ['expression-invalid', 'a negative count', loop(cardinality('-1'))(base()), loop(cardinality('3'))(base())],
  ['expression-invalid', 'no count', loop(cardinality(''))(base()), loop(cardinality('=n'))(base())],
  [
    'trigger-not-allowed',
    'a sub-process that begins with a timer',
    base()
      .start()
      .end()
      .sub('S', (inner) => inner.start('I', timer('timeDuration', 'P1D')).end('J').flow('I', 'J'))
      .flow('Start', 'S', 'End'),
    base()
      .start()
      .end()
      .sub('S', (inner) => inner.start('I').end('J').flow('I', 'J'))
      .flow('Start', 'S', 'End'),
  ],
  [
    'trigger-not-allowed',
    'a process that begins with an error',
    base().error('E', 'X').start('Start', errorEvent('E')).end().flow('Start', 'End'),
    sound(),
  ],
  [
    'trigger-not-allowed',
    'a non-interrupting error at a task',
    sound().error('E', 'X').boundary('B', 'A', errorEvent('E'), false).end('E2').flow('B', 'E2'),
    sound().error('E', 'X').boundary('B', 'A', errorEvent('E')).end('E2').flow('B', 'E2'),
  ],
  [
    'trigger-not-allowed',
    'a cancel end outside a transaction',
    base().start().end('End', '<cancelEventDefinition/>').flow('Start', 'End'),
    base()
      .start()
      .end()
      .node(
        'transaction',
        'T',
        {},
        `<startEvent id="I"/><endEvent id="J"><cancelEventDefinition/></endEvent>${flow('F', 'I', 'J')}`,
      )
      .flow('Start', 'T', 'End'),
  ],
  [
    'event-ways',
    'a waiting event that leads nowhere',
    sound().node('intermediateCatchEvent', 'T', {}, timer('timeDuration', 'P1D')).flow('A', 'T'),
    sound().node('intermediateCatchEvent', 'T', {}, timer('timeDuration', 'P1D')).flow('A', 'T', 'End'),
  ],
  [
    'link-target-missing',
    'a link that leads nowhere',
    base()
      .start()
      .throws('L', linkEvent('page 2'))
      .flow('Start', 'L')
      .catches('M', linkEvent('page 3'))
      .end()
      .flow('M', 'End'),
    base()
      .start()
      .throws('L', linkEvent('page 2'))
      .flow('Start', 'L')
      .catches('M', linkEvent('page 2'))
      .end()
      .flow('M', 'End'),
  ],
  [
    'link-source-missing',
    'a link nothing leads to',
    sound().catches('M', linkEvent('page 2')).flow('M', 'End'),
    sound()
      .throws('L', linkEvent('page 2'))
      .flow('Start', 'L')
      .catches('M', linkEvent('page 2'))
      .flow('M', 'End'),
  ],
  [
    'link-target-missing',
    'a link out of a sub-process',
    base()
      .start()
      .end()
      .sub('S', (inner) => inner.start('I').throws('L', linkEvent('page 2')).flow('I', 'L'))
      .flow('Start', 'S', 'End')
      .catches('M', linkEvent('page 2'))
      .flow('M', 'End'),
    base()
      .start()
      .end()
      .sub('S', (inner) =>
        inner
          .start('I')
          .throws('L', linkEvent('page 2'))
          .flow('I', 'L')
          .catches('M', linkEvent('page 2'))
          .end('J')
          .flow('M', 'J'),
      )
      .flow('Start', 'S', 'End'),
  ],
  [
    'link-target-ambiguous',
    'two ends of one link',
    sound()
      .throws('L', linkEvent('x'))
      .flow('A', 'L')
      .catches('M', linkEvent('x'))
      .catches('N', linkEvent('x'))
      .flow('M', 'End')
      .flow('N', 'End'),
    sound()
      .throws('L', linkEvent('x'))
      .throws('K', linkEvent('x'))
      .flow('A', 'L')
      .flow('A', 'K')
      .catches('M', linkEvent('x'))
      .flow('M', 'End'),
  ],
  [
    'event-definition-elsewhere',
    'the trigger of another event',
    sound()
      .message('M', 'm')
      .node('endEvent', 'E2', {}, '<messageEventDefinition id="D" messageRef="M"/>')
      .node('endEvent', 'E3', {}, '<eventDefinitionRef>D</eventDefinitionRef>'),
    sound()
      .message('M', 'm')
      .root('<messageEventDefinition id="D" messageRef="M"/>')
      .node('endEvent', 'E3', {}, '<eventDefinitionRef>D</eventDefinitionRef>'),
  ],
  [
    'escalation-code-missing',
    'an escalation without a code',
    sound().root('<escalation id="X"/>').end('E2', '<escalationEventDefinition escalationRef="X"/>'),
    sound()
      .root('<escalation id="X" escalationCode="late"/>')
      .end('E2', '<escalationEventDefinition escalationRef="X"/>'),
  ],
  [
    'event-gateway-ways',
    'a condition behind an event-based gateway',
    gateway(base()).node('intermediateCatchEvent', 'M2', {}, message('M')).when('G', 'M2', '=x'),
    gateway(base()).node('intermediateCatchEvent', 'M2', {}, message('M')).flow('G', 'M2'),
  ],
  [
    'event-gateway-ways',
    'message events beside receive tasks',
    receive()(
      gateway(base()).node('intermediateCatchEvent', 'M2', {}, message('M')).flow('G', 'M2').flow('G', 'R'),
    ),
    receive()(gateway(base()).flow('G', 'R')),
  ],
  [
    'event-gateway-ways',
    'a deadline on a receive task behind the gateway',
    receive()(
      gateway(base()).flow('G', 'R').boundary('B', 'R', timer('timeDuration', 'P1D')).flow('B', 'E2'),
    ),
    receive()(gateway(base()).flow('G', 'R')),
  ],
  [
    'event-sub-process-flow',
    'a flow into an event sub-process',
    sound()
      .message('M', 'm', '=k')
      .sub('S', (inner) => inner.start('I', message('M')).end('J').flow('I', 'J'), { triggeredByEvent: true })
      .flow('A', 'S'),
    sound()
      .message('M', 'm', '=k')
      .sub('S', (inner) => inner.start('I', message('M')).end('J').flow('I', 'J'), {
        triggeredByEvent: true,
      }),
  ],
  [
    'compensation-handler-unmarked',
    'a task that undoes but is not marked for it',
    sound()
      .boundary('B', 'A', '<compensateEventDefinition/>')
      .user('U', form)
      .node('association', 'L', { sourceRef: 'B', targetRef: 'U' }),
    sound()
      .boundary('B', 'A', '<compensateEventDefinition/>')
      .node('manualTask', 'U', { isForCompensation: true })
      .node('association', 'L', { sourceRef: 'B', targetRef: 'U' }),
  ],
  [
    'compensation-flow',
    'a flow out of a compensation event',
    sound().boundary('B', 'A', '<compensateEventDefinition/>').flow('B', 'End'),
    sound().boundary('B', 'A', timer('timeDuration', 'P1D')).flow('B', 'End'),
  ],
  [
    'ad-hoc-content',
    'an end event in an ad-hoc sub-process',
    base()
      .start()
      .end()
      .node('adHocSubProcess', 'S', {}, `<task id="X"/><endEvent id="Y"/>${flow('F', 'X', 'Y')}`)
      .flow('Start', 'S', 'End'),
    base().start().end().node('adHocSubProcess', 'S', {}, '<task id="X"/>').flow('Start', 'S', 'End'),
  ],
  [
    'ad-hoc-empty',
    'nothing to do in an ad-hoc sub-process',
    base().start().end().node('adHocSubProcess', 'S').flow('Start', 'S', 'End'),
    base().start().end().node('adHocSubProcess', 'S', {}, '<task id="X"/>').flow('Start', 'S', 'End'),
  ],
  [
    'instantiating-task-reached',
    'a flow into a receive task that starts the process',
    base()
      .message('M', 'm')
      .start()
      .node('receiveTask', 'R', { messageRef: 'M', instantiate: true })
      .end()
      .flow('Start', 'R', 'End'),
    base()
      .message('M', 'm')
      .node('receiveTask', 'R', { messageRef: 'M', instantiate: true })
      .end()
      .flow('R', 'End'),
  ],
  [
    'called-process-start',
    'a call of a process that only a message starts',
    base()
      .message('M', 'm')
      .start()
      .node('callActivity', 'C', {}, extensions('<zeebe:calledElement processId="Q"/>'))
      .end()
      .flow('Start', 'C', 'End')
      .root(
        `<process id="Q"><startEvent id="QS">${message('M')}</startEvent><endEvent id="QE"/>${flow('QF', 'QS', 'QE')}</process>`,
      ),
    base()
      .start()
      .node('callActivity', 'C', {}, extensions('<zeebe:calledElement processId="Q"/>'))
      .end()
      .flow('Start', 'C', 'End')
      .root(`<process id="Q"><startEvent id="QS"/><endEvent id="QE"/>${flow('QF', 'QS', 'QE')}</process>`),
  ],
  [
    'choreography-in-process',
    'a choreography task in a process',
    sound()
      .root('<collaboration id="Co"><participant id="Pool" processRef="P"/></collaboration>')
      .node('choreographyTask', 'C', { initiatingParticipantRef: 'Pool' }),
    sound(),
  ],
  [
    'resource-ambiguous',
    'a performer by resource and by expression',
    loop(
      '<performer id="D"><resourceRef>RS</resourceRef><resourceAssignmentExpression><formalExpression>=a</formalExpression></resourceAssignmentExpression></performer>',
    )(base().root('<resource id="RS" name="r"/>')),
    loop('<performer id="D"><resourceRef>RS</resourceRef></performer>')(
      base().root('<resource id="RS" name="r"/>'),
    ),
  ],
]

async function codes(model: BpmnBuilder | string): Promise<readonly string[]> {
  const { definitions, findings } = await parseBpmn(typeof model === 'string' ? model : model.xml())
  const all: readonly Finding[] = definitions ? [...findings, ...checkModel(definitions)] : findings
  return all.filter((finding) => finding.severity === 'error').map((finding) => finding.code)
}

describe('what BPMN forbids', () => {
  test.each(cases)('%s: %s', async (code, _, bad, good) => {
    expect(await codes(bad)).toContain(code)
    expect(await codes(good)).not.toContain(code)
  })

  test('a public process is not run', async () => {
    const [bad, good] = ['Public', 'Private'].map((type) =>
      sound().xml().replace('isExecutable="true"', `isExecutable="true" processType="${type}"`),
    )
    expect(await codes(bad ?? '')).toContain('process-public')
    expect(await codes(good ?? '')).not.toContain('process-public')
  })

  test('says so in plain words, in both languages, at the element', async () => {
    const { definitions } = await parseBpmn(
      sound().node('textAnnotation', 'N', {}, '<text>x</text>').flow('A', 'N').xml(),
    )
    const finding =
      definitions && checkModel(definitions).find((each) => each.code === 'reference-wrong-kind')
    expect(finding?.element).toBe('A-N')
    expect(finding?.message.de).toContain('Erwartet wird ein Schritt des Ablaufs')
    expect(finding?.message.en).toContain('Expected a step of the flow')
  })
})

describe('what the parser would drop without a word', () => {
  test('a second loop marker', async () => {
    const both = `<standardLoopCharacteristics/>${cardinality('3')}`
    expect(await codes(loop(both)(base()))).toContain('part-repeated')
    expect(await codes(loop(cardinality('3'))(base()))).not.toContain('part-repeated')
  })

  test('a reference of the drawing is a warning, one of the flow an error', async () => {
    const drawing = (target: string) =>
      sound()
        .root(
          `<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><bpmndi:BPMNPlane bpmnElement="P"><bpmndi:BPMNShape id="S" bpmnElement="${target}"><dc:Bounds x="0" y="0" width="1" height="1"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`,
        )
        .xml()
    const read = await parseBpmn(drawing('Gone'))
    expect(read.definitions).toBeDefined()
    expect(read.findings.map((finding) => [finding.code, finding.severity])).toEqual([
      ['drawing-dangling', 'warning'],
    ])
    expect(await codes(sound().flow('A', 'Gone'))).toContain('reference-dangling')
  })

  test('an encoding that was decoded already says nothing, a wrong one shows', async () => {
    const latin = sound().xml().replace('UTF-8', 'windows-1252')
    expect(await codes(latin)).toEqual([])
    expect(await codes(latin.replace('name="A"', 'name="Pr\uFFFDfung"'))).toContain('bpmn-not-understood')
  })
})
