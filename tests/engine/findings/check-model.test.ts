import { describe, expect, test } from 'vitest'
import { applyFix, checkModel, type Finding, parseBpmn, repairAll } from '../../../engine/index.ts'
import {
  type BpmnBuilder,
  bpmn,
  each,
  errorEvent,
  extensions,
  loop,
  message,
  timer,
  times,
} from '../../support/bpmn-builder.ts'

const lzCase = { extensions: '<lz:case prefix="T"/>' }
const base = () => bpmn('P', lzCase)
const form = '<zeebe:formDefinition formId="f"/>'
const canceling = (inner: BpmnBuilder) => inner.start('S').end('X', '<cancelEventDefinition/>').flow('S', 'X')

async function findings(model: BpmnBuilder | string): Promise<readonly Finding[]> {
  const parsed = await parseBpmn(typeof model === 'string' ? model : model.xml())
  if (!parsed.definitions) throw new Error(JSON.stringify(parsed.findings))
  return checkModel(parsed.definitions)
}

/**
 * Code → model that has the problem, and one like it that has not. Long because it is a table with a row for
 * each code: what is missing shows at a glance.
 */
const cases: readonly (readonly [code: string, severity: string, bad: BpmnBuilder, good: BpmnBuilder])[] = [
  [
    'case-missing',
    'warning',
    bpmn().start().end().flow('Start', 'End'),
    base().start().end().flow('Start', 'End'),
  ],
  [
    'start-missing',
    'error',
    base().user('A', form).end().flow('A', 'End'),
    base().start().user('A', form).end().flow('Start', 'A', 'End'),
  ],
  [
    'start-multiple',
    'error',
    base().start().start('S2').end().flow('Start', 'End').flow('S2', 'End'),
    base().start().message('M', 'm').start('S2', message('M')).end().flow('Start', 'End').flow('S2', 'End'),
  ],
  [
    'end-missing',
    'warning',
    base().start().user('A', form).flow('Start', 'A'),
    base().start().user('A', form).end().flow('Start', 'A', 'End'),
  ],
  [
    'flow-direction',
    'error',
    base().start().user('A', form).end().flow('Start', 'A', 'End').flow('A', 'Start'),
    base().start().user('A', form).end().flow('Start', 'A', 'End'),
  ],
  [
    'element-unreachable',
    'warning',
    base().start().end().flow('Start', 'End').user('Lost', form).end('E2').flow('Lost', 'E2'),
    base().start().end().flow('Start', 'End'),
  ],
  [
    'dead-end',
    'warning',
    base().start().parallel('F').user('A', form).end().flow('Start', 'F', 'A').flow('F', 'End'),
    base().start().user('A', form).end().flow('Start', 'A', 'End'),
  ],
  [
    'form-missing',
    'warning',
    base().start().user('A').end().flow('Start', 'A', 'End'),
    base().start().user('A', form).end().flow('Start', 'A', 'End'),
  ],
  [
    'task-untyped',
    'warning',
    base().start().node('task', 'A', { name: 'A' }).end().flow('Start', 'A', 'End'),
    base().start().node('manualTask', 'A', { name: 'A' }).end().flow('Start', 'A', 'End'),
  ],
  [
    'sub-process-empty',
    'error',
    base()
      .start()
      .sub('A', (sub) => sub)
      .end()
      .flow('Start', 'A', 'End'),
    base()
      .start()
      .sub('A', (sub) => sub.start('S').end('E').flow('S', 'E'))
      .end()
      .flow('Start', 'A', 'End'),
  ],
  [
    'job-type-missing',
    'error',
    base().start().node('serviceTask', 'A').end().flow('Start', 'A', 'End'),
    base().start().service('A').end().flow('Start', 'A', 'End'),
  ],
  [
    'script-missing',
    'error',
    base().start().node('scriptTask', 'A').end().flow('Start', 'A', 'End'),
    base().start().script('A', '=1', 'x').end().flow('Start', 'A', 'End'),
  ],
  [
    'script-language',
    'error',
    base()
      .start()
      .node('scriptTask', 'A', { scriptFormat: 'javascript' }, '<script>process.exit()</script>')
      .end()
      .flow('Start', 'A', 'End'),
    base().start().script('A', '=1', 'x').end().flow('Start', 'A', 'End'),
  ],
  [
    'decision-missing',
    'error',
    base().start().node('businessRuleTask', 'A').end().flow('Start', 'A', 'End'),
    base()
      .start()
      .node(
        'businessRuleTask',
        'A',
        {},
        extensions('<zeebe:calledDecision decisionId="d" resultVariable="r"/>'),
      )
      .end()
      .flow('Start', 'A', 'End'),
  ],
  [
    'called-process-missing',
    'error',
    base().start().node('callActivity', 'A', { name: 'A' }).end().flow('Start', 'A', 'End'),
    base()
      .start()
      .node('callActivity', 'A', { name: 'A' }, extensions('<zeebe:calledElement processId="Other"/>'))
      .end()
      .flow('Start', 'A', 'End'),
  ],
  [
    'call-recursion',
    'error',
    base()
      .start()
      .node('callActivity', 'A', { name: 'A' }, extensions('<zeebe:calledElement processId="P"/>'))
      .end()
      .flow('Start', 'A', 'End'),
    base()
      .start()
      .node('callActivity', 'A', { name: 'A' }, extensions('<zeebe:calledElement processId="Q"/>'))
      .end()
      .flow('Start', 'A', 'End'),
  ],
  [
    'condition-missing',
    'error',
    base().start().exclusive('G').end('A').end('B').flow('Start', 'G', 'A').flow('G', 'B'),
    base()
      .start()
      .exclusive('G', 'G-B')
      .end('A')
      .end('B')
      .flow('Start', 'G')
      .when('G', 'A', '=x')
      .flow('G', 'B'),
  ],
  [
    'default-missing',
    'warning',
    base()
      .start()
      .exclusive('G')
      .end('A')
      .end('B')
      .flow('Start', 'G')
      .when('G', 'A', '=x')
      .when('G', 'B', '=y'),
    base()
      .start()
      .exclusive('G', 'G-B')
      .end('A')
      .end('B')
      .flow('Start', 'G')
      .when('G', 'A', '=x')
      .flow('G', 'B'),
  ],
  [
    'condition-not-feel',
    'error',
    base()
      .start()
      .exclusive('G', 'G-B')
      .end('A')
      .end('B')
      .flow('Start', 'G')
      .when('G', 'A', '$'.concat('{x > 1}'))
      .flow('G', 'B'),
    base()
      .start()
      .exclusive('G', 'G-B')
      .end('A')
      .end('B')
      .flow('Start', 'G')
      .when('G', 'A', '=x > 1')
      .flow('G', 'B'),
  ],
  [
    'condition-ignored',
    'warning',
    base().start().parallel('G').end('A').end('B').flow('Start', 'G').when('G', 'A', '=x').flow('G', 'B'),
    base().start().parallel('G').end('A').end('B').flow('Start', 'G', 'A').flow('G', 'B'),
  ],
  [
    'feel-syntax',
    'error',
    base()
      .start()
      .exclusive('G', 'G-B')
      .end('A')
      .end('B')
      .flow('Start', 'G')
      .when('G', 'A', '=x >')
      .flow('G', 'B'),
    base()
      .start()
      .exclusive('G', 'G-B')
      .end('A')
      .end('B')
      .flow('Start', 'G')
      .when('G', 'A', '=x > 1')
      .flow('G', 'B'),
  ],
  [
    'join-starved',
    'error',
    base()
      .start()
      .exclusive('G', 'G-B')
      .user('A', form)
      .user('B', form)
      .parallel('J')
      .end()
      .flow('Start', 'G')
      .when('G', 'A', '=x')
      .flow('G', 'B', 'J', 'End')
      .flow('A', 'J'),
    base()
      .start()
      .parallel('G')
      .user('A', form)
      .user('B', form)
      .parallel('J')
      .end()
      .flow('Start', 'G', 'A', 'J', 'End')
      .flow('G', 'B', 'J'),
  ],
  [
    'boundary-detached',
    'error',
    base()
      .start()
      .exclusive('G')
      .end()
      .flow('Start', 'G', 'End')
      .boundary('T', 'G', timer('timeDuration', 'P1D'))
      .end('E')
      .flow('T', 'E'),
    base()
      .start()
      .user('G', form)
      .end()
      .flow('Start', 'G', 'End')
      .boundary('T', 'G', timer('timeDuration', 'P1D'))
      .end('E')
      .flow('T', 'E'),
  ],
  [
    'error-code-missing',
    'error',
    base().start().end('E', errorEvent()).flow('Start', 'E'),
    base().error('X', 'X').start().end('E', errorEvent('X')).flow('Start', 'E'),
  ],
  [
    'collection-missing',
    'error',
    base()
      .start()
      .node('userTask', 'A', { name: 'A' }, extensions(form) + each({ inputElement: 'x' }))
      .end()
      .flow('Start', 'A', 'End'),
    base()
      .start()
      .node('userTask', 'A', { name: 'A' }, extensions(form) + each({ inputCollection: '=list' }))
      .end()
      .flow('Start', 'A', 'End'),
  ],
  [
    'loop-condition-missing',
    'error',
    base()
      .start()
      .node('userTask', 'A', { name: 'A' }, extensions(form) + loop())
      .end()
      .flow('Start', 'A', 'End'),
    base()
      .start()
      .node('userTask', 'A', { name: 'A' }, extensions(form) + loop('=open > 0'))
      .end()
      .flow('Start', 'A', 'End'),
  ],
  [
    'collection-missing',
    'error',
    base()
      .start()
      .node('userTask', 'A', { name: 'A' }, `${extensions(form)}<multiInstanceLoopCharacteristics/>`)
      .end()
      .flow('Start', 'A', 'End'),
    base()
      .start()
      .node('userTask', 'A', { name: 'A' }, extensions(form) + times('3'))
      .end()
      .flow('Start', 'A', 'End'),
  ],
  [
    'progress-event-missing',
    'warning',
    base()
      .start()
      .node('userTask', 'A', { name: 'A' }, extensions(form) + times('3', { behavior: 'behavior="None"' }))
      .end()
      .flow('Start', 'A', 'End'),
    base()
      .root('<signal id="Sig" name="s"/>')
      .root('<signalEventDefinition id="Def" signalRef="Sig"/>')
      .start()
      .node(
        'userTask',
        'A',
        { name: 'A' },
        extensions(form) + times('3', { behavior: 'behavior="None" noneBehaviorEventRef="Def"' }),
      )
      .end()
      .flow('Start', 'A', 'End'),
  ],
  [
    'cancel-way-missing',
    'error',
    base().start().transaction('T', canceling).end().flow('Start', 'T', 'End'),
    base()
      .start()
      .transaction('T', canceling)
      .boundary('C', 'T', '<cancelEventDefinition/>')
      .end('E')
      .end()
      .flow('Start', 'T', 'End')
      .flow('C', 'E'),
  ],
  [
    'compensation-target-unreachable',
    'error',
    base()
      .start()
      .sub('Sub', (sub) => sub.start('S').user('Inner', form).end('SE').flow('S', 'Inner', 'SE'))
      .end('E', '<compensateEventDefinition activityRef="Inner"/>')
      .flow('Start', 'Sub', 'E'),
    base()
      .start()
      .sub('Sub', (sub) => sub.start('S').user('Inner', form).end('SE').flow('S', 'Inner', 'SE'))
      .end('E', '<compensateEventDefinition activityRef="Sub"/>')
      .flow('Start', 'Sub', 'E'),
  ],
  [
    'compensation-target-without-handler',
    'warning',
    base()
      .start()
      .user('A', form)
      .end('E', '<compensateEventDefinition activityRef="A"/>')
      .flow('Start', 'A', 'E'),
    base()
      .start()
      .user('A', form)
      .boundary('C', 'A', '<compensateEventDefinition/>')
      .node('manualTask', 'U', { isForCompensation: true, name: 'U' })
      .node('association', 'a', { sourceRef: 'C', targetRef: 'U' })
      .end('E', '<compensateEventDefinition activityRef="A"/>')
      .flow('Start', 'A', 'E'),
  ],
  [
    'timer-missing',
    'error',
    base()
      .start()
      .node('intermediateCatchEvent', 'T', {}, '<timerEventDefinition/>')
      .end()
      .flow('Start', 'T', 'End'),
    base()
      .start()
      .node('intermediateCatchEvent', 'T', {}, timer('timeDuration', 'P1D'))
      .end()
      .flow('Start', 'T', 'End'),
  ],
  [
    'timer-invalid',
    'error',
    base()
      .start()
      .user('A', form)
      .end()
      .flow('Start', 'A', 'End')
      .boundary('T', 'A', timer('timeCycle', 'R/PT0S'), false)
      .end('E')
      .flow('T', 'E'),
    base()
      .start()
      .user('A', form)
      .end()
      .flow('Start', 'A', 'End')
      .boundary('T', 'A', timer('timeCycle', 'R/PT1H'), false)
      .end('E')
      .flow('T', 'E'),
  ],
  [
    'timer-fires-once',
    'warning',
    base()
      .start()
      .node('intermediateCatchEvent', 'T', {}, timer('timeCycle', 'R/P1D'))
      .end()
      .flow('Start', 'T', 'End'),
    base()
      .start()
      .node('intermediateCatchEvent', 'T', {}, timer('timeDuration', 'P1D'))
      .end()
      .flow('Start', 'T', 'End'),
  ],
  [
    'timer-repeats-in-flow',
    'warning',
    base()
      .start()
      .node('intermediateCatchEvent', 'T', {}, timer('timeCycle', 'R3/P1D'))
      .end()
      .flow('Start', 'T', 'End'),
    base()
      .start()
      .node('intermediateCatchEvent', 'T', {}, timer('timeCycle', 'R/P1D'))
      .end()
      .flow('Start', 'T', 'End'),
  ],
  [
    'message-missing',
    'error',
    base().start().node('receiveTask', 'R').end().flow('Start', 'R', 'End'),
    base()
      .message('M', 'm', '=k')
      .start()
      .node('receiveTask', 'R', { messageRef: 'M' })
      .end()
      .flow('Start', 'R', 'End'),
  ],
  [
    'correlation-key-missing',
    'error',
    base()
      .message('M', 'm')
      .start()
      .node('receiveTask', 'R', { messageRef: 'M' })
      .end()
      .flow('Start', 'R', 'End'),
    base()
      .message('M', 'm', '=k')
      .start()
      .node('receiveTask', 'R', { messageRef: 'M' })
      .end()
      .flow('Start', 'R', 'End'),
  ],
  [
    'trigger-missing',
    'error',
    base().start().node('intermediateCatchEvent', 'C', { name: 'Answer' }).end().flow('Start', 'C', 'End'),
    base().start().node('intermediateThrowEvent', 'C').end().flow('Start', 'C', 'End'),
  ],
  [
    'element-unsupported',
    'error',
    base().start().node('choreographyTask', 'C').end().flow('Start', 'C', 'End'),
    base().start().parallel('C').end().flow('Start', 'C', 'End'),
  ],
  [
    'event-gateway-targets',
    'error',
    base().start().node('eventBasedGateway', 'G').user('A', form).end().flow('Start', 'G', 'A', 'End'),
    base()
      .start()
      .node('eventBasedGateway', 'G')
      .node('intermediateCatchEvent', 'T', {}, timer('timeDuration', 'P1D'))
      .node('intermediateCatchEvent', 'U', {}, timer('timeDuration', 'P2D'))
      .end()
      .end('E')
      .flow('Start', 'G', 'T', 'End')
      .flow('G', 'U', 'E'),
  ],
  [
    'event-sub-process-start',
    'error',
    base()
      .start()
      .end()
      .flow('Start', 'End')
      .sub('X', (sub) => sub.start('S').end('E').flow('S', 'E'), { triggeredByEvent: true }),
    base()
      .error('X', 'X')
      .start()
      .end()
      .flow('Start', 'End')
      .sub('Y', (sub) => sub.start('S', errorEvent('X')).end('E').flow('S', 'E'), { triggeredByEvent: true }),
  ],
  [
    'compensation-handler-missing',
    'error',
    base()
      .start()
      .user('A', form)
      .end()
      .flow('Start', 'A', 'End')
      .boundary('C', 'A', '<compensateEventDefinition/>'),
    base()
      .start()
      .user('A', form)
      .end()
      .flow('Start', 'A', 'End')
      .boundary('C', 'A', '<compensateEventDefinition/>')
      .node('manualTask', 'U', { isForCompensation: true, name: 'U' })
      .node('association', 'a', { sourceRef: 'C', targetRef: 'U' }),
  ],
  [
    'loop-without-wait',
    'warning',
    base()
      .start()
      .exclusive('M')
      .script('S', '=1', 'x')
      .exclusive('G', 'G-End')
      .end()
      .flow('Start', 'M', 'S', 'G', 'End')
      .when('G', 'M', '=x < 3'),
    base()
      .start()
      .exclusive('M')
      .user('S', form)
      .exclusive('G', 'G-End')
      .end()
      .flow('Start', 'M', 'S', 'G', 'End')
      .when('G', 'M', '=x < 3'),
  ],
  [
    'name-missing',
    'warning',
    base().start().node('manualTask', 'A').end().flow('Start', 'A', 'End'),
    base().start().node('manualTask', 'A', { name: 'A' }).end().flow('Start', 'A', 'End'),
  ],
  [
    'extension-unsupported',
    'warning',
    base().start().user('A', `${form}<zeebe:taskListeners/>`).end().flow('Start', 'A', 'End'),
    base().start().user('A', form).end().flow('Start', 'A', 'End'),
  ],
]

describe('checkModel', () => {
  test.each(cases)('finds %s', async (code, severity, bad, good) => {
    const found = (await findings(bad)).find((finding) => finding.code === code)
    expect(found).toMatchObject({ severity })
    expect(found?.message.de).toBeTruthy()
    expect(found?.message.en).toBeTruthy()
    expect((await findings(good)).map((finding) => finding.code)).not.toContain(code)
  })

  test('says nothing about a model that is complete', async () => {
    expect(await findings(base().start().user('A', form).end().flow('Start', 'A', 'End'))).toEqual([])
  })

  test('code of other engines is named and never run', async () => {
    const xml = base()
      .start()
      .node('serviceTask', 'A')
      .end()
      .flow('Start', 'A', 'End')
      .xml()
      .replace('<definitions ', '<definitions xmlns:camunda="http://camunda.org/schema/1.0/bpmn" ')
      .replace('<serviceTask ', '<serviceTask camunda:class="java.lang.Runtime" ')
    expect((await findings(xml)).map((finding) => finding.code)).toEqual(
      expect.arrayContaining(['extension-unsupported', 'job-type-missing']),
    )
  })

  test('an event-based gateway of two branches does not starve an exclusive merge', async () => {
    const model = base()
      .start()
      .exclusive('G', 'G-B')
      .user('A', form)
      .user('B', form)
      .exclusive('J')
      .end()
      .flow('Start', 'G')
      .when('G', 'A', '=x')
      .flow('G', 'B', 'J', 'End')
      .flow('A', 'J')
    expect((await findings(model)).map((finding) => finding.code)).not.toContain('join-starved')
  })
})

describe('applyFix', () => {
  const fixable = cases.filter(([code]) => !['default-missing'].includes(code))

  test.each(fixable)('repairs %s when it offers to', async (code, _severity, bad) => {
    // given
    const xml = bad.xml()
    const finding = (await findings(xml)).find((each) => each.code === code)
    if (!finding?.fix) return
    // when
    const repaired = await applyFix(xml, finding)
    // then
    const after = (await findings(repaired)).filter(
      (each) => each.code === code && each.element === finding.element,
    )
    expect(after).toEqual([])
  })

  test('keeps every id and extension when a sub-process becomes a user task', async () => {
    const xml = base()
      .start()
      .sub('A', (sub) => sub, { name: 'Check' }, extensions('<lz:step legalBasis="§ 41 SGB XII"/>'))
      .boundary('T', 'A', timer('timeDuration', 'P1D'))
      .end('E')
      .end()
      .flow('Start', 'A', 'End')
      .flow('T', 'E')
      .xml()
    const finding = (await findings(xml)).find((each) => each.code === 'sub-process-empty')
    const repaired = finding && (await applyFix(xml, finding))
    expect(repaired).toContain('<userTask id="A" name="Check"')
    expect(repaired).toContain('§ 41 SGB XII')
    expect(repaired).toContain('attachedToRef="A"')
    expect((await findings(repaired ?? '')).map((each) => each.code)).toEqual(['form-missing'])
  })

  test('a sub-process that becomes a task loses the diagram of its inside, others keep theirs', async () => {
    const plane = (id: string) =>
      `<bpmndi:BPMNDiagram id="D_${id}"><bpmndi:BPMNPlane id="P_${id}" bpmnElement="${id}"/></bpmndi:BPMNDiagram>`
    const xml = base()
      .start()
      .sub('A', (sub) => sub, { name: 'Check' })
      .sub('B', (sub) => sub.start('S').end('E').flow('S', 'E'), { name: 'Work' })
      .end()
      .flow('Start', 'A', 'B', 'End')
      .xml()
      .replace('<definitions ', '<definitions xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" ')
      .replace('</definitions>', `${plane('A')}${plane('B')}</definitions>`)
    const finding = (await findings(xml)).find((each) => each.code === 'sub-process-empty')
    const repaired = finding && (await applyFix(xml, finding))
    expect(repaired).not.toContain('D_A')
    expect(repaired).toContain('D_B')
  })

  test('repairAll goes on until nothing is left to repair', async () => {
    const { repaired, left } = await repairAll(
      bpmn()
        .start()
        .node('task', 'A')
        .exclusive('G')
        .end('X')
        .end('Y')
        .flow('Start', 'A', 'G', 'X')
        .flow('G', 'Y')
        .xml(),
    )
    expect(repaired.map((finding) => finding.code)).toEqual([
      'case-missing',
      'task-untyped',
      'condition-missing',
      'name-missing',
      'name-missing',
      'form-missing',
    ])
    expect(left).toEqual([])
  })
})
