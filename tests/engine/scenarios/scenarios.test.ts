import { describe, expect, test } from 'vitest'
import {
  coverage,
  generateScenarios,
  parseBpmn,
  readScenario,
  recordScenario,
  run,
  type Scenario,
  type ScenarioStep,
} from '../../../engine/index.ts'
import { bpmn, errorEvent, message, timer } from '../../support/bpmn-builder.ts'
import { compileBpmn, NOW } from '../../support/compile-bpmn.ts'

const model = bpmn()
  .message('M', 'answer', '=key')
  .error('E', 'no')
  .start()
  .user('Check')
  .exclusive('Good', 'Good-Refuse')
  .service('Pay')
  .node('intermediateCatchEvent', 'Refuse', {}, message('M'))
  .boundary('Late', 'Check', timer('timeDuration', 'P1M'))
  .boundary('Failed', 'Pay', errorEvent('E'))
  .end('Paid')
  .end('Refused')
  .end('Over')
  .flow('Start', 'Check', 'Good', 'Refuse', 'Refused')
  .when('Good', 'Pay', '=ok')
  .flow('Pay', 'Paid')
  .flow('Late', 'Over')
  .flow('Failed', 'Refused')

const script = (...steps: readonly ScenarioStep[]): Scenario => ({
  kind: 'process',
  title: 'test',
  now: NOW,
  start: { variables: { key: 'k' } },
  steps,
})

const play = async (scenario: Scenario) => run({ processes: [await compileBpmn(model)] }, scenario)

const codes = ({ findings }: Awaited<ReturnType<typeof play>>) =>
  findings.map(({ code, path }) => `${code} ${path}`)

describe('a script', () => {
  test('is played on a virtual clock, with expectations on the way', async () => {
    const played = await play({
      ...script(
        { do: 'expect', state: 'active', open: ['Check', 'Late'], variables: { key: 'k' } },
        { do: 'advance', by: 'P20D' },
        { do: 'set', variables: { note: { by: 'kim', text: 'x' } } },
        { do: 'task', element: 'Check', by: 'kim', data: { ok: true } },
        { do: 'fail', element: 'Pay', message: 'bank closed' },
        { do: 'expect', incidents: ['job-failed@Pay'], now: '2026-01-25T08:00:00Z' },
        { do: 'resolve', element: 'Pay' },
        { do: 'job', element: 'Pay', data: { paid: 5 } },
      ),
      expect: { end: 'Paid', variables: { note: { by: 'kim' }, paid: 5 }, never: ['enter:Over'] },
    })
    expect(played.findings).toEqual([])
  })

  test.each<[string, readonly ScenarioStep[], string]>([
    ['a timer', [{ do: 'timer', element: 'Late' }], 'Over'],
    [
      'an error',
      [
        { do: 'task', element: 'Check', data: { ok: true } },
        { do: 'error', element: 'Pay', code: 'no' },
      ],
      'Refused',
    ],
    [
      'a message',
      [
        { do: 'task', element: 'Check', data: { ok: false } },
        { do: 'message', name: 'answer', key: 'k' },
      ],
      'Refused',
    ],
  ])('goes on by %s', async (_, steps, end) => {
    expect(codes(await play({ ...script(...steps), expect: { end } }))).toEqual([])
  })

  test('stops at a step that cannot be done, and says where', async () => {
    expect(codes(await play(script({ do: 'task', element: 'Pay' }, { do: 'cancel' })))).toEqual([
      'step-refused steps[0]',
    ])
    expect(codes(await play(script({ do: 'timer', element: 'Nothing' })))).toEqual(['step-refused steps[0]'])
    expect(codes(await play(script({ do: 'resolve', element: 'Check' })))).toEqual(['step-refused steps[0]'])
  })

  test('tells every expectation that is missed', async () => {
    const played = await play({
      ...script({ do: 'cancel' }),
      expect: {
        state: 'completed',
        end: 'Paid',
        open: ['Check'],
        variables: { key: 'other' },
        now: '2027-01-01T00:00:00Z',
        never: ['canceled'],
        trace: ['start:Start'],
        incidents: ['job-failed@Pay'],
        outcome: { letters: ['x'] },
      },
    })
    expect(codes(played)).toEqual(
      ['state', 'end', 'open', 'now', 'variables.key', 'never', 'trace', 'incidents', 'outcome.letters'].map(
        (name) => `expectation-missed expect.${name}`,
      ),
    )
  })
})

describe('recording', () => {
  test('writes what came of it, and the recorded scenario holds', async () => {
    const setup = { processes: [await compileBpmn(model)] }
    const { scenario } = recordScenario(setup, script({ do: 'timer', element: 'Late' }))
    expect(scenario?.expect).toMatchObject({ state: 'completed', open: [], variables: { key: 'k' } })
    expect(scenario?.expect?.trace).toContain('timer:Late')
    expect(readScenario(JSON.parse(JSON.stringify(scenario))).findings).toEqual([])
    expect(scenario && run(setup, scenario).findings).toEqual([])
  })

  test('keeps what people expected of the variables as long as it holds', async () => {
    const setup = { processes: [await compileBpmn(model)] }
    const timed = script({ do: 'timer', element: 'Late' })
    const kept = recordScenario(setup, { ...timed, expect: { end: 'Over', variables: {} } })
    expect(kept.scenario?.expect).toMatchObject({ end: 'Over', variables: {} })
    const renewed = recordScenario(setup, { ...timed, expect: { end: 'Paid', variables: { key: 'old' } } })
    expect(renewed.scenario?.expect?.end).toBeUndefined()
    expect(renewed.scenario?.expect?.variables).toEqual({ key: 'k' })
  })

  test('records nothing when a step cannot be done', async () => {
    const setup = { processes: [await compileBpmn(model)] }
    const { scenario, findings } = recordScenario(setup, script({ do: 'job', element: 'Pay' }))
    expect(scenario).toBeUndefined()
    expect(findings).toHaveLength(1)
  })
})

describe('a scenario file', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['no object', 5, ['']],
    ['another kind', { ...script(), kind: 'case' }, ['kind']],
    ['no steps', { kind: 'process', title: 'x', now: NOW }, ['steps']],
    ['an unknown step', script({ do: 'dance' } as never), ['steps[0].do']],
    ['a name of the prototype', script({ do: 'constructor' } as never), ['steps[0].do']],
    ['a step without its element', script({ do: 'task' } as never), ['steps[0].element']],
    ['a field too many', { ...script(), now2: '', start: { variable: {} } }, ['now2', 'start.variable']],
    ['a wrong list', script({ do: 'expect', open: [1] } as never), ['steps[0].open']],
  ])('with %s is told its place', (_, json, paths) => {
    const { scenario, findings } = readScenario(json)
    expect(scenario).toBeUndefined()
    expect(findings.map(({ path = '' }) => path)).toEqual(paths)
  })
})

describe('coverage and generated scenarios', () => {
  test('cover every flow once their data is there', async () => {
    // given
    const process = await compileBpmn(model)
    const { definitions } = await parseBpmn(model.xml())
    const generated = definitions && generateScenarios(definitions, 'P', NOW)
    if (!generated) throw new Error('Expected a model that compiles.')
    expect(generated.missing).toEqual([])
    // when: somebody completes the drafts
    const complete = (step: ScenarioStep): ScenarioStep => {
      if (step.do === 'task') return { ...step, data: { ok: step.takes?.includes('Good-Pay') ?? false } }
      return step.do === 'message' ? { ...step, key: 'k' } : step
    }
    const played = generated.scenarios.map((draft) => {
      const start = { ...draft.start, variables: { key: 'k' } }
      return run({ processes: [process] }, { ...draft, start, steps: draft.steps.map(complete) })
    })
    // then
    expect(played.flatMap(({ findings }) => findings)).toEqual([])
    const { flows } = coverage(
      process,
      played.map(({ tryOut }) => tryOut.trace),
    )
    expect(flows).toMatchObject({ missing: [], share: 1 })
    expect(generated.scenarios.length).toBeLessThanOrEqual(5)
  })

  test('tell what is missing', async () => {
    const process = await compileBpmn(model)
    const { tryOut } = await play(script({ do: 'timer', element: 'Late' }))
    const { elements, flows } = coverage(process, [tryOut.trace])
    expect(flows.covered).toEqual(['Start-Check', 'Late-Over'])
    expect(elements.missing).toContain('Pay')
    expect(coverage(process, []).flows.share).toBe(0)
  })

  test('name flows nothing leads to', async () => {
    const { definitions } = await parseBpmn(
      bpmn().start().user('A').end().user('B').flow('Start', 'A', 'End').flow('B', 'End').xml(),
    )
    expect(definitions && generateScenarios(definitions, 'P', NOW)?.missing).toEqual(['B-End'])
  })
})
