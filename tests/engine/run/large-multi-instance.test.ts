import { describe, expect, test } from 'vitest'
import {
  type CompiledProcess,
  type Effect,
  type Instance,
  rootScopeOf,
  startInstance,
  step,
} from '../../../engine/index.ts'
import { bpmn, each, extensions } from '../../support/bpmn-builder.ts'
import { compileBpmn, NOW } from '../../support/compile-bpmn.ts'

const ENV = { now: NOW }

function repeated() {
  const loop = each({
    inputCollection: '=people',
    inputElement: 'person',
    outputCollection: 'answers',
    outputElement: '=answer',
  })
  return bpmn()
    .start()
    .node('userTask', 'T', {}, extensions('<zeebe:userTask/>') + loop)
    .end()
    .flow('Start', 'T', 'End')
}

function start(process: CompiledProcess, count: number) {
  const people = Array.from({ length: count }, (_, index) => index)
  const result = startInstance(process, { variables: { people } }, ENV)
  if (!result.ok) throw new Error(result.rejection.message)
  return result
}

function tasksOf(effects: readonly Effect[]): readonly number[] {
  return effects.flatMap((effect) => (effect.type === 'openUserTask' ? [effect.wait] : []))
}

function answer(process: CompiledProcess, instance: Instance, wait: number, value: number): Instance {
  const result = step(process, instance, { type: 'completeTask', wait, variables: { answer: value } }, ENV)
  if (!result.ok) throw new Error(result.rejection.message)
  return result.instance
}

describe('ten thousand items of one activity', () => {
  test('all open in one command, without an incident', async () => {
    const process = await compileBpmn(repeated())
    const { instance, effects } = start(process, 10_000)
    expect(tasksOf(effects)).toHaveLength(10_000)
    expect(instance.incidents).toEqual({})
  })

  test('one answer rewrites a handful of pages, not the whole instance', async () => {
    const process = await compileBpmn(repeated())
    const { instance, effects } = start(process, 10_000)
    const wait = tasksOf(effects)[5_000] ?? 0
    const after = answer(process, instance, wait, 1)
    const rewritten = Object.keys(instance.scopes).filter(
      (page) => after.scopes[page] !== instance.scopes[page],
    )
    expect(Object.keys(instance.scopes).length).toBeGreaterThan(50)
    expect(rewritten.length).toBeLessThanOrEqual(2)
  })

  test('answered in any order, the outputs stand in the order of the items', async () => {
    const process = await compileBpmn(repeated())
    const { instance, effects } = start(process, 300)
    const waits = tasksOf(effects).map((wait, index) => ({ wait, index }))
    const last = waits
      .toReversed()
      .reduce((now, { wait, index }) => answer(process, now, wait, index), instance)
    expect(last.state).toBe('completed')
    expect(rootScopeOf(last)?.variables.answers).toEqual(waits.map(({ index }) => index))
  })

  test('canceled together, nothing of them is left', async () => {
    const process = await compileBpmn(repeated())
    const { instance, effects } = start(process, 10_000)
    const result = step(process, instance, { type: 'cancel' }, ENV)
    if (!result.ok) throw new Error(result.rejection.message)
    const closed = result.effects.filter((effect) => effect.type === 'closeWait')
    expect(closed).toHaveLength(tasksOf(effects).length)
    expect(result.instance.waits).toEqual({})
  })
})
