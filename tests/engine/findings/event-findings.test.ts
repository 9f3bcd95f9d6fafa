import { describe, expect, test } from 'vitest'
import { applyFix, checkModel, type Finding, parseBpmn } from '../../../engine/index.ts'
import {
  type BpmnBuilder,
  bpmn,
  errorEvent,
  escalationEvent,
  linkEvent,
  message,
  signalEvent,
  timer,
} from '../../support/bpmn-builder.ts'

const form = '<zeebe:formDefinition formId="f"/>'
const base = (id = 'P') =>
  bpmn(id, { extensions: '<lz:case prefix="T"/>' }).signal('S', 'alarm').signal('Empty', '')
const unnamed = '<messageEventDefinition/>'
const all = { parallelMultiple: true }

async function findings(model: BpmnBuilder | string): Promise<readonly Finding[]> {
  const parsed = await parseBpmn(typeof model === 'string' ? model : model.xml())
  if (!parsed.definitions) throw new Error(JSON.stringify(parsed.findings))
  return checkModel(parsed.definitions)
}

const codes = async (model: BpmnBuilder | string): Promise<readonly string[]> =>
  (await findings(model)).map(({ code }) => code)

const throwing = (definition: string) =>
  base().start().throws('T', definition).end().flow('Start', 'T', 'End')
const catching = (definition: string, attributes = {}) =>
  base().start().catches('C', definition, attributes).end().flow('Start', 'C', 'End')
const linked = (...names: readonly string[]) =>
  names.reduce(
    (model, name, index) =>
      model.catches(`On${index}`, linkEvent(name)).end(`E${index}`).flow(`On${index}`, `E${index}`),
    base().start().throws('Off', linkEvent('x')).flow('Start', 'Off'),
  )

/** Code → model that has the problem, and one like it that has not. */
const cases: readonly (readonly [code: string, bad: BpmnBuilder, good: BpmnBuilder])[] = [
  ['signal-missing', throwing('<signalEventDefinition/>'), throwing(signalEvent('S'))],
  ['signal-missing', catching(signalEvent('Empty')), catching(signalEvent('S'))],
  [
    'signal-missing',
    catching(`${signalEvent('S')}<signalEventDefinition/>`),
    catching(signalEvent('S') + timer('timeDuration', 'P1D')),
  ],
  ['link-target-missing', linked('y'), linked('x')],
  ['link-target-ambiguous', linked('x', 'x'), linked('x', 'y')],
  ['dead-end', base().start().user('A', form).flow('Start', 'A'), linked('x')],
  [
    'parallel-multiple-thrown',
    base()
      .escalation('E', 'LATE')
      .start()
      .user('A', form)
      .node('boundaryEvent', 'B', { attachedToRef: 'A', ...all }, signalEvent('S') + escalationEvent('E'))
      .end()
      .flow('Start', 'A', 'End')
      .flow('B', 'End'),
    base()
      .escalation('E', 'LATE')
      .start()
      .user('A', form)
      .node('boundaryEvent', 'B', { attachedToRef: 'A' }, signalEvent('S') + escalationEvent('E'))
      .end()
      .flow('Start', 'A', 'End')
      .flow('B', 'End'),
  ],
  [
    'throws-contradict',
    base()
      .error('X', 'X')
      .start()
      .end('End', `${errorEvent('X')}<terminateEventDefinition/>`)
      .flow('Start', 'End'),
    base()
      .error('X', 'X')
      .start()
      .end('End', errorEvent('X') + signalEvent('S'))
      .flow('Start', 'End'),
  ],
  [
    'error-code-missing',
    base()
      .start()
      .end('End', errorEvent() + signalEvent('S'))
      .flow('Start', 'End'),
    base()
      .error('X', 'X')
      .start()
      .end('End', errorEvent('X') + signalEvent('S'))
      .flow('Start', 'End'),
  ],
  [
    'message-missing',
    catching(unnamed + signalEvent('S')),
    catching(signalEvent('S') + timer('timeDuration', 'P1D')),
  ],
  [
    'event-gateway-targets',
    base()
      .start()
      .node('eventBasedGateway', 'G')
      .catches('C', signalEvent('S'))
      .user('A', form)
      .end()
      .flow('Start', 'G', 'C', 'End')
      .flow('G', 'A', 'End'),
    base()
      .start()
      .node('eventBasedGateway', 'G')
      .catches('C', signalEvent('S'))
      .catches('D', signalEvent('S') + timer('timeDuration', 'P1D'), all)
      .end()
      .flow('Start', 'G', 'C', 'End')
      .flow('G', 'D', 'End'),
  ],
  [
    'start-missing',
    base().message('M', 'm').node('receiveTask', 'R', { messageRef: 'M' }).end().flow('R', 'End'),
    base()
      .message('M', 'm')
      .node('receiveTask', 'R', { messageRef: 'M', instantiate: true })
      .end()
      .flow('R', 'End'),
  ],
  [
    'correlation-key-missing',
    base()
      .message('M', 'm')
      .start()
      .node('receiveTask', 'R', { messageRef: 'M' })
      .end()
      .flow('Start', 'R', 'End'),
    base()
      .message('M', 'm')
      .node('receiveTask', 'R', { messageRef: 'M', instantiate: true })
      .end()
      .flow('R', 'End'),
  ],
  [
    'element-unreachable',
    base()
      .message('M', 'm')
      .start()
      .node('receiveTask', 'R', { messageRef: 'M' })
      .end()
      .flow('Start', 'End')
      .flow('R', 'End'),
    base()
      .message('M', 'm')
      .start()
      .node('receiveTask', 'R', { messageRef: 'M', instantiate: true })
      .end()
      .flow('Start', 'End')
      .flow('R', 'End'),
  ],
  [
    'starts-itself',
    base().start('Start', signalEvent('S')).end('End', signalEvent('S')).flow('Start', 'End'),
    base()
      .signal('S2', 'other')
      .start('Start', signalEvent('S'))
      .end('End', signalEvent('S2'))
      .flow('Start', 'End'),
  ],
  [
    'starts-itself',
    base()
      .message('M', 'alarm')
      .node('receiveTask', 'R', { messageRef: 'M', instantiate: true })
      .node('sendTask', 'T', { messageRef: 'M' })
      .end()
      .flow('R', 'T', 'End'),
    // A message is no signal, whatever its name.
    base()
      .message('M', 'alarm')
      .start('Start', signalEvent('S'))
      .end('End', message('M'))
      .flow('Start', 'End'),
  ],
  [
    'loop-without-wait',
    base()
      .start()
      .exclusive('X')
      .throws('T', signalEvent('S'))
      .end()
      .flow('Start', 'X', 'T', 'X')
      .flow('X', 'End'),
    base()
      .start()
      .exclusive('X')
      .catches('T', signalEvent('S'))
      .end()
      .flow('Start', 'X', 'T', 'X')
      .flow('X', 'End'),
  ],
]

describe('an event that cannot be carried out as drawn', () => {
  test.each(cases)('%s', async (code, bad, good) => {
    expect(await codes(bad)).toContain(code)
    expect(await codes(good)).not.toContain(code)
  })

  test('says what to do in both languages', async () => {
    for (const [code, bad] of cases) {
      const found = (await findings(bad)).find((finding) => finding.code === code)
      expect(found?.message.de).toMatch(/\.$/)
      expect(found?.message.en).toMatch(/\.$/)
    }
  })
})

test('a link into another scope is told apart from one without counterpart', async () => {
  const across = base()
    .start()
    .throws('Off', linkEvent('x'))
    .flow('Start', 'Off')
    .sub('Sub', (sub) =>
      sub.start('SS').catches('On', linkEvent('x')).end('SE').flow('SS', 'SE').flow('On', 'SE'),
    )
  const found = (await findings(across)).find(({ code }) => code === 'link-target-missing')
  expect(found?.message.en).toContain('another part of the process')
})

test('a missing signal is created by its fix, in the definition that lacks it', async () => {
  // given
  const model = catching(`${signalEvent('S')}<signalEventDefinition/>`).xml()
  const [finding] = (await findings(model)).filter(({ code }) => code === 'signal-missing')
  if (!finding) throw new Error('Expected a finding.')
  // when
  const repaired = await applyFix(model, finding)
  // then
  expect(await codes(repaired)).not.toContain('signal-missing')
  expect(repaired).toMatch(/signalRef="S".*signalRef="Signal_1"/s)
})

describe('events behind an instantiating gateway', () => {
  const gateway = (eventGatewayType: string) =>
    base()
      .message('M', 'm')
      .message('N', 'n')
      .node('eventBasedGateway', 'G', { instantiate: true, eventGatewayType })
      .catches('A', message('M'))
      .catches('B', message('N'))
      .end()
      .flow('G', 'A', 'End')
      .flow('G', 'B', 'End')

  test('need no start event beside, and no key when the first alone begins the case', async () => {
    const found = await codes(gateway('Exclusive'))
    for (const code of ['start-missing', 'element-unreachable', 'correlation-key-missing'])
      expect(found).not.toContain(code)
  })

  test('need a key when the others are awaited by the same case', async () => {
    expect(await codes(gateway('Parallel'))).toContain('correlation-key-missing')
  })
})

test('a gateway that awaits all events in the middle of a process is pointed out, one at the beginning is not', async () => {
  const gateway = (attributes: Record<string, string | boolean>) =>
    base()
      .start()
      .node('eventBasedGateway', 'G', { eventGatewayType: 'Parallel', ...attributes })
      .catches('A', signalEvent('S'))
      .catches('B', timer('timeDuration', 'P1D'))
      .end()
      .flow('G', 'A', 'End')
      .flow('G', 'B', 'End')
  expect(await codes(gateway({}).flow('Start', 'G'))).toContain('event-gateway-parallel')
  expect(await codes(gateway({ instantiate: true }))).not.toContain('event-gateway-parallel')
})

describe('a message flow between two pools', () => {
  const pools = (flow: string) =>
    base()
      .start()
      .node('sendTask', 'Ask')
      .end('Told', unnamed)
      .flow('Start', 'Ask', 'Told')
      .root(
        '<collaboration id="C"><participant id="PA" processRef="P"/><participant id="PB" processRef="Q"/></collaboration>',
      )
      .root(flow)
      .root(
        `<process id="Q" isExecutable="true">${bpmn('Q')
          .start('QS')
          .node('receiveTask', 'Asked')
          .catches('Heard', unnamed)
          .end('QE')
          .flow('QS', 'Asked', 'Heard', 'QE')
          .body()}</process>`,
      )
  const flows =
    '<collaboration id="D"><messageFlow id="m1" sourceRef="Ask" targetRef="Asked"/><messageFlow id="m2" sourceRef="Told" targetRef="Heard"/></collaboration>'

  test('says enough: neither end has to name a message', async () => {
    expect((await findings(pools(''))).filter(({ code }) => code === 'message-missing')).toHaveLength(4)
    expect((await codes(pools(flows))).filter((code) => /message|correlation/.test(code))).toEqual([])
  })
})
