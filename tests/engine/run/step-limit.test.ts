import { describe, expect, test } from 'vitest'
import {
  type Command,
  type CompiledProcess,
  compileProcess,
  type Effect,
  type Instance,
  parseBpmn,
  startInstance,
  step,
} from '../../../engine/index.ts'
import { bpmn, errorEvent, timer } from '../../support/bpmn-builder.ts'
import { compileBpmn, NOW } from '../../support/compile-bpmn.ts'

/** Twenty tasks at once. */
const wide = (): Promise<CompiledProcess> => {
  let model = bpmn().start().parallel('F').parallel('J').end().flow('Start', 'F').flow('J', 'End')
  for (let index = 0; index < 20; index++) model = model.user(`U${index}`).flow('F', `U${index}`, 'J')
  return compileBpmn(model)
}

const opened = (effects: readonly Effect[]): readonly string[] =>
  effects.flatMap((effect) => (effect.type === 'openUserTask' ? [effect.element] : []))
const raised = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.type === 'raiseIncident' ? [effect] : []))

/** One command on what was written and read in between. */
function next(process: CompiledProcess, instance: Instance, command: Command, stepLimit?: number) {
  const read: Instance = JSON.parse(JSON.stringify(instance))
  const result = step(process, read, command, { now: NOW, ...(stepLimit !== undefined && { stepLimit }) })
  if (!result.ok) throw new Error(result.rejection.message)
  return result
}

async function stopped(stepLimit: number) {
  const process = await wide()
  const result = startInstance(process, {}, { now: NOW, stepLimit })
  if (!result.ok) throw new Error(result.rejection.message)
  return { process, ...result }
}

describe('at the step limit', () => {
  test('one token has an incident, what ran before has run, the others are ready', async () => {
    const { instance, effects } = await stopped(10)
    expect(opened(effects)).toHaveLength(8)
    expect(raised(effects)).toMatchObject([{ code: 'step-limit', element: 'U8' }])
    expect(JSON.stringify(instance).match(/"state":"ready"/g)).toHaveLength(11)
    expect(instance).toMatchObject({ state: 'active', isUnfinished: true })
  })

  test('exactly as many steps as allowed are no incident', async () => {
    const { effects, instance } = await stopped(22)
    expect(opened(effects)).toHaveLength(20)
    expect(raised(effects)).toEqual([])
    expect(instance.isUnfinished).toBeUndefined()
  })

  test('one step less is one', async () => {
    const { effects } = await stopped(21)
    expect(opened(effects)).toHaveLength(19)
    expect(raised(effects)).toHaveLength(1)
  })

  test('whatever command comes next runs the ready tokens, each once', async () => {
    // given
    const { process, instance, effects } = await stopped(10)
    // when
    const later = next(process, instance, { type: 'setVariables', variables: { a: 1 } })
    // then
    const all = [...opened(effects), ...opened(later.effects)]
    expect(new Set(all).size).toBe(19)
    expect(all).toHaveLength(19)
    expect(later.instance.isUnfinished).toBeUndefined()
  })

  test('the incident resolved, its token goes on as well and nothing is missing', async () => {
    // given
    const { process, instance, effects } = await stopped(10)
    const incident = raised(effects)[0]?.incident ?? 0
    // when
    const later = next(process, instance, { type: 'resolveIncident', incident })
    // then
    expect(new Set([...opened(effects), ...opened(later.effects)]).size).toBe(20)
    expect(later.instance.incidents).toEqual({})
  })

  test('a limit reached again and again leaves one incident each time and ends all the same', async () => {
    // given
    const { process, ...first } = await stopped(5)
    let result: { instance: Instance; effects: readonly Effect[] } = first
    const seen = [...opened(result.effects)]
    // when
    let rounds = 0
    for (; Object.keys(result.instance.incidents).length > 0 && rounds < 30; rounds++) {
      const incident = Number(Object.keys(result.instance.incidents)[0])
      result = next(process, result.instance, { type: 'resolveIncident', incident }, 5)
      seen.push(...opened(result.effects))
    }
    // then
    expect(seen.toSorted()).toEqual(Array.from({ length: 20 }, (_, index) => `U${index}`).toSorted())
    expect(rounds).toBe(4)
  })

  test('a join fires only when all ready tokens have run', async () => {
    // given
    let model = bpmn()
      .start()
      .parallel('F')
      .inclusive('J')
      .user('After')
      .flow('Start', 'F')
      .flow('J', 'After')
    for (let index = 0; index < 6; index++)
      model = model.node('task', `T${index}`).flow('F', `T${index}`, 'J')
    const process = await compileBpmn(model)
    const first = startInstance(process, {}, { now: NOW, stepLimit: 5 })
    if (!first.ok) throw new Error(first.rejection.message)
    expect(opened(first.effects)).toEqual([])
    // when
    const incident = raised(first.effects)[0]?.incident ?? 0
    const later = next(process, first.instance, { type: 'resolveIncident', incident })
    // then
    expect(opened(later.effects)).toEqual(['After'])
  })

  test('ready tokens of an activity that is interrupted never run', async () => {
    // given
    let inner = bpmn('S').start('S-Start').parallel('S-F').flow('S-Start', 'S-F')
    for (let index = 0; index < 6; index++) inner = inner.user(`U${index}`).flow('S-F', `U${index}`)
    const process = await compileBpmn(
      bpmn()
        .start()
        .node('subProcess', 'S', {}, inner.body())
        .boundary('T', 'S', timer('timeDuration', 'PT1H'))
        .user('Late')
        .flow('Start', 'S')
        .flow('T', 'Late'),
    )
    const first = startInstance(process, {}, { now: NOW, stepLimit: 6 })
    if (!first.ok) throw new Error(first.rejection.message)
    expect(opened(first.effects)).toHaveLength(2)
    const wait = first.effects.flatMap((effect) => (effect.type === 'openTimer' ? [effect.wait] : []))[0] ?? 0
    // when
    const later = next(process, first.instance, { type: 'fireTimer', wait })
    // then
    expect(opened(later.effects)).toEqual(['Late'])
    expect(later.instance.incidents).toEqual({})
  })

  test('a loop takes as many steps as the default allows and then stops', async () => {
    const process = await compileBpmn(
      bpmn().start().exclusive('M').node('task', 'T').flow('Start', 'M', 'T', 'M'),
    )
    const result = startInstance(process, {}, { now: NOW })
    const entered = result.ok ? result.records.filter((record) => record.type === 'elementActivated') : []
    expect(entered).toHaveLength(10_000)
  })

  test('what ends the instance ends it, though tokens are still ready', async () => {
    let model = bpmn()
      .start()
      .parallel('F')
      .node('endEvent', 'Stop', {}, '<terminateEventDefinition/>')
      .flow('Start', 'F', 'Stop')
    for (let index = 0; index < 5; index++) model = model.user(`U${index}`).flow('F', `U${index}`)
    const result = startInstance(await compileBpmn(model), {}, { now: NOW })
    expect(result).toMatchObject({ ok: true, instance: { state: 'completed' } })
    expect(result.ok && opened(result.effects)).toEqual([])
  })
})

describe('an instance is strict JSON', () => {
  test.each([
    [
      'a task with everything',
      bpmn()
        .start()
        .user('A')
        .boundary('T', 'A', timer('timeCycle', 'R3/PT1H'), false)
        .end()
        .flow('Start', 'A')
        .flow('T', 'End'),
    ],
    ['an incident', bpmn().start().script('S', '=1 +', 'x').end().flow('Start', 'S', 'End')],
    [
      'an event sub-process',
      bpmn()
        .start()
        .user('A')
        .flow('Start', 'A')
        .sub('E', (inner) => inner.start('ES', errorEvent()).end('EE').flow('ES', 'EE'), {
          triggeredByEvent: true,
        }),
    ],
    [
      'a half-full join',
      bpmn().start().parallel('F').user('A').parallel('J').flow('Start', 'F', 'A', 'J').flow('F', 'J'),
    ],
  ])('%s', async (_name, model) => {
    const { definitions } = await parseBpmn(model.xml())
    const { process } = definitions ? compileProcess(definitions, 'P') : {}
    if (!process) throw new Error('Expected a model that compiles.')
    const result = startInstance(process, { variables: { a: [null, { b: 0.1 }] } }, { now: NOW })
    if (!result.ok) throw new Error(result.rejection.message)
    expect(JSON.parse(JSON.stringify(result.instance))).toStrictEqual(result.instance)
    expect(JSON.parse(JSON.stringify(result.effects))).toStrictEqual(result.effects)
    expect(JSON.parse(JSON.stringify(result.records))).toStrictEqual(result.records)
  })
})
