import { describe, expect, test } from 'vitest'
import { rootScopeOf, type StoredInstance, step, upgradeInstance } from '../../../engine/index.ts'
import { bpmn, each, extensions } from '../../support/bpmn-builder.ts'
import { compileBpmn, NOW } from '../../support/compile-bpmn.ts'

/** As format 1 wrote it: two items of a repeated task, the first answered. */
const STORED: StoredInstance = {
  version: 1,
  processId: 'P',
  state: 'active',
  next: 12,
  incidents: {},
  scopes: {
    1: {
      id: 1,
      element: 'P',
      kind: 'process',
      activation: 2,
      variables: { people: ['a', 'b'] },
      tokens: { 3: { id: 3, at: 'T', state: 'scope', activation: 4, child: 5, waits: {} } },
      live: 1,
      arrivals: {},
      waits: {},
    },
    5: {
      id: 5,
      element: 'T',
      kind: 'multi',
      parent: 1,
      token: 3,
      activation: 4,
      variables: {},
      tokens: {
        7: {
          id: 7,
          at: 'T',
          state: 'waiting',
          activation: 10,
          child: 9,
          item: 1,
          waits: { 11: { id: 11, kind: 'userTask', element: 'T' } },
        },
      },
      live: 1,
      arrivals: {},
      waits: {},
      multi: { total: 2, done: 1, active: 1, outputs: { 0: 'first' } },
    },
    9: {
      id: 9,
      element: 'T',
      kind: 'task',
      parent: 5,
      token: 7,
      activation: 10,
      variables: { person: 'b', loopCounter: 2 },
      tokens: {},
      live: 0,
      arrivals: {},
      waits: {},
    },
  },
}

describe('an instance stored in format 1', () => {
  test('goes on where it stood: the open item can be answered, outputs keep their order', async () => {
    const loop = each({
      inputCollection: '=people',
      inputElement: 'person',
      outputCollection: 'answers',
      outputElement: '=answer',
    })
    const process = await compileBpmn(
      bpmn()
        .start()
        .node('userTask', 'T', {}, extensions('<zeebe:userTask/>') + loop)
        .end()
        .flow('Start', 'T', 'End'),
    )
    const command = { type: 'completeTask', wait: 11, variables: { answer: 'second' } } as const
    const result = step(process, upgradeInstance(STORED), command, { now: NOW })
    expect(result).toMatchObject({ ok: true, instance: { state: 'completed' } })
    expect(result.ok && rootScopeOf(result.instance)?.variables.answers).toEqual(['first', 'second'])
  })

  test('in the newest format it is left as it is', () => {
    const upgraded = upgradeInstance(STORED)
    expect(upgradeInstance(upgraded)).toBe(upgraded)
  })
})
