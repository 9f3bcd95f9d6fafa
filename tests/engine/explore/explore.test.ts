import { describe, expect, test } from 'vitest'
import { explore } from '../../../engine/explore/explore.ts'
import { parseBpmn } from '../../../engine/index.ts'
import { type BpmnBuilder, bpmn, each, errorEvent, message, timer } from '../../support/bpmn-builder.ts'

async function walk(model: BpmnBuilder, limits = {}) {
  const { definitions } = await parseBpmn(model.xml())
  const found = definitions && explore(definitions, 'P', limits)
  if (!found) throw new Error('Expected a model that compiles.')
  return found
}

describe('exploring', () => {
  test('walks every order of two parallel tasks once', async () => {
    const found = await walk(
      bpmn()
        .start()
        .parallel('F')
        .user('A')
        .user('B')
        .parallel('J')
        .end()
        .flow('Start', 'F', 'A', 'J', 'End')
        .flow('F', 'B', 'J'),
    )
    expect(found.decided).toBe(true)
    // before the start, both open, A left, B left, ended
    expect(found.states).toHaveLength(5)
    expect(found.states.some((state) => state.isDead)).toBe(false)
    expect(found.states.filter((state) => state.isEnd)).toHaveLength(1)
  })

  test('takes every branch whatever its condition says', async () => {
    const found = await walk(
      bpmn()
        .start()
        .exclusive('X')
        .user('A')
        .user('B')
        .end()
        .flow('Start', 'X')
        .when('X', 'A', '=1 = 2')
        .when('X', 'B', '=amount > 3')
        .flow('A', 'End')
        .flow('B', 'End'),
    )
    expect([...found.flows]).toEqual(expect.arrayContaining(['X-A', 'X-B']))
  })

  test('finds the state in which a join waits for ever', async () => {
    const found = await walk(
      bpmn()
        .start()
        .exclusive('X')
        .user('A')
        .user('B')
        .parallel('J')
        .end()
        .flow('Start', 'X')
        .when('X', 'A', '=a')
        .when('X', 'B', '=b')
        .flow('A', 'J', 'End')
        .flow('B', 'J'),
    )
    const dead = found.states.filter((state) => state.isDead)
    expect(dead.map(({ holds }) => holds)).toEqual([['J'], ['J']])
    expect(found.elements.has('End')).toBe(false)
  })

  test('leaves loops without a wait, and says when tokens multiply without end', async () => {
    const loop = await walk(
      bpmn()
        .start()
        .exclusive('M')
        .exclusive('X')
        .end()
        .flow('Start', 'M', 'X')
        .when('X', 'M', '=again')
        .when('X', 'End', '=done'),
    )
    expect(loop.decided).toBe(true)
    expect(loop.states.filter((state) => state.isEnd)).toHaveLength(1)
    const flood = await walk(
      bpmn()
        .start()
        .exclusive('M')
        .user('A')
        .parallel('F')
        .user('B')
        .end()
        .flow('Start', 'M', 'A', 'F', 'M')
        .flow('F', 'B', 'End'),
    )
    expect(flood.decided).toBe(false)
  })

  test('fires events, throws the errors that are caught, and repeats a sub-process', async () => {
    const found = await walk(
      bpmn()
        .message('M', 'news', '=key')
        .error('E', 'no')
        .start()
        .sub(
          'S',
          (inner) => inner.start('SStart').service('Job').end('SEnd').flow('SStart', 'Job', 'SEnd'),
          {},
          each({ inputCollection: '=items' }),
        )
        .boundary('Late', 'S', timer('timeDuration', '=wait'))
        .boundary('News', 'S', message('M'), false)
        .boundary('No', 'S', errorEvent('E'))
        .end()
        .end('LateEnd')
        .end('NewsEnd')
        .end('NoEnd')
        .flow('Start', 'S', 'End')
        .flow('Late', 'LateEnd')
        .flow('News', 'NewsEnd')
        .flow('No', 'NoEnd'),
    )
    expect(found.decided).toBe(true)
    expect(found.states.some((state) => state.isDead)).toBe(false)
    expect([...found.elements]).toEqual(expect.arrayContaining(['End', 'LateEnd', 'NewsEnd', 'NoEnd']))
  })
})
