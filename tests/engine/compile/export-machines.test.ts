import { describe, expect, test } from 'vitest'
import { createMachine, getNextSnapshot } from 'xstate'
import { exportMachines } from '../../../engine/index.ts'
import { bpmn } from '../../support/bpmn-builder.ts'
import { compileBpmn } from '../../support/compile-bpmn.ts'

const model = bpmn()
  .start()
  .exclusive('X', 'X-B')
  .user('A.1')
  .user('B')
  .sub('S', (inner) => inner.start('SStart').user('C').end('SEnd').flow('SStart', 'C', 'SEnd'))
  .end()
  .flow('Start', 'X', 'B', 'S', 'End')
  .when('X', 'A.1', '=amount > 100')
  .flow('A.1', 'S')

describe('exported machines', () => {
  test('are plain JSON, one per process and sub-process', async () => {
    const machines = exportMachines(await compileBpmn(model))
    expect(JSON.parse(JSON.stringify(machines))).toEqual(machines)
    expect(machines.map(({ id, initial }) => [id, initial])).toEqual([
      ['P', 'Start'],
      ['S', 'SStart'],
    ])
    expect(machines[0]?.states.X?.on?.first).toEqual([
      { target: 'A~1', guard: '=amount > 100', meta: { flow: 'X-A.1' } },
      { target: 'B', meta: { flow: 'X-B' } },
    ])
  })

  test('run in XState with the guards filled in', async () => {
    // given
    const [exported] = exportMachines(await compileBpmn(model))
    if (!exported) throw new Error('Expected a machine.')
    const walk = (amount: number) => {
      const machine = createMachine(exported, { guards: { '=amount > 100': () => amount > 100 } })
      let snapshot = machine.resolveState({ value: 'Start', context: {} })
      for (const type of ['flow0', 'first', 'flow0', 'flow0']) {
        snapshot = getNextSnapshot(machine, snapshot, { type })
      }
      return snapshot
    }
    // when, then
    expect(walk(200)).toMatchObject({ value: 'End', status: 'done' })
    expect(walk(5)).toMatchObject({ value: 'End', status: 'done' })
  })

  test('leave out flows a container does not have', async () => {
    const [, sub] = exportMachines(await compileBpmn(model))
    expect(Object.keys(sub?.states ?? {})).toEqual(['SStart', 'C', 'SEnd'])
  })
})
