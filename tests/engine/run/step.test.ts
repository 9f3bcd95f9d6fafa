import { describe, expect, test } from 'vitest'
import { type Instance, startInstance, step } from '../../../engine/index.ts'
import { bpmn, timer } from '../../support/bpmn-builder.ts'
import { compileBpmn, lines, NOW, tryModel } from '../../support/compile-bpmn.ts'

const env = { now: NOW }

async function started(): Promise<{
  process: Awaited<ReturnType<typeof compileBpmn>>
  instance: Instance
  wait: number
}> {
  const process = await compileBpmn(
    bpmn()
      .start()
      .user('A')
      .user('B')
      .end()
      .flow('Start', 'A', 'B', 'End')
      .boundary('T', 'A', timer('timeDuration', 'P1D'))
      .end('E')
      .flow('T', 'E'),
  )
  const result = startInstance(process, { variables: { a: 1 } }, env)
  if (!result.ok) throw new Error(result.rejection.message)
  const task = result.effects.find((effect) => effect.type === 'openUserTask')
  return { process, instance: result.instance, wait: task?.wait ?? 0 }
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value)
    for (const inner of Object.values(value)) freeze(inner)
  }
  return value
}

describe('step', () => {
  test('never changes the instance given in', async () => {
    const { process, instance, wait } = await started()
    const before = JSON.stringify(instance)
    const result = step(process, freeze(instance), { type: 'completeTask', wait, variables: { b: 2 } }, env)
    expect(result.ok).toBe(true)
    expect(JSON.stringify(instance)).toBe(before)
  })

  test('refuses a wait that is closed, of another kind, or of an ended instance', async () => {
    const { process, instance, wait } = await started()
    expect(step(process, instance, { type: 'completeTask', wait: 999, variables: {} }, env)).toMatchObject({
      rejection: { code: 'not-found' },
    })
    expect(step(process, instance, { type: 'fireTimer', wait }, env)).toMatchObject({
      rejection: { code: 'invalid-argument' },
    })
    const canceled = step(process, instance, { type: 'cancel' }, env)
    if (!canceled.ok) throw new Error(canceled.rejection.message)
    expect(step(process, canceled.instance, { type: 'cancel' }, env)).toMatchObject({
      rejection: { code: 'invalid-state' },
    })
  })

  test.each([
    ['NaN', { a: Number.NaN }],
    ['infinity', { a: { b: [1 / 0] } }],
    ['a key __proto__', JSON.parse('{"a": {"__proto__": 1}}')],
    ['120 levels', JSON.parse(`${'{"a":'.repeat(120)}1${'}'.repeat(120)}`)],
  ])('refuses variables with %s', async (_name, variables) => {
    const { process, instance, wait } = await started()
    expect(step(process, instance, { type: 'completeTask', wait, variables }, env)).toMatchObject({
      ok: false,
      rejection: { code: 'invalid-argument' },
    })
    expect(startInstance(process, { variables }, env)).toMatchObject({ ok: false })
  })

  test('cancel closes everything that is open', async () => {
    const { process, instance } = await started()
    const result = step(process, instance, { type: 'cancel' }, env)
    expect(result).toMatchObject({
      ok: true,
      instance: { state: 'canceled' },
      effects: [
        { type: 'closeWait', reason: 'canceled' },
        { type: 'closeWait', reason: 'canceled' },
        { type: 'endInstance', state: 'canceled' },
      ],
    })
  })

  test('a loop without a wait becomes an incident; other tokens stay ready and are not lost', async () => {
    // given
    const process = await compileBpmn(
      bpmn()
        .start()
        .parallel('F')
        .node('task', 'X')
        .node('task', 'Y')
        .exclusive('M')
        .user('U')
        .flow('Start', 'F', 'M', 'X', 'Y', 'M')
        .flow('F', 'U'),
    )
    // when
    const result = startInstance(process, {}, { ...env, stepLimit: 100 })
    // then
    expect(result).toMatchObject({ ok: true, instance: { state: 'active' } })
    if (!result.ok) return
    expect(result.effects.filter((effect) => effect.type === 'raiseIncident')).toMatchObject([
      { code: 'step-limit' },
    ])
    expect(result.effects.some((effect) => effect.type === 'openUserTask')).toBe(true)
  })

  test('set variables goes to the scope named', async () => {
    const tryOut = await tryModel(bpmn().start().user('A').flow('Start', 'A'), { a: 1 })
    tryOut.setVariables({ a: 2, b: 3 })
    expect(tryOut.variables).toEqual({ a: 2, b: 3 })
    expect(tryOut.setVariables({ a: 2 }, 777)).toMatchObject({ code: 'not-found' })
    expect(lines(tryOut, 'set')).toEqual(['set:a,b'])
  })

  test('10 years of a monthly timer fire exactly 120 times', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .user('A')
        .boundary('T', 'A', timer('timeCycle', 'R/P1M'), false)
        .end()
        .flow('Start', 'A')
        .flow('T', 'End'),
    )
    tryOut.advance('P10Y')
    expect(lines(tryOut, 'timer')).toHaveLength(120)
  })
})
