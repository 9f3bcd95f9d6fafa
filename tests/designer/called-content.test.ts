import { describe, expect, test } from 'vitest'
import { calledContents } from '../../designer/features/try-out/called-content.ts'
import { prepareTryOut } from '../../designer/features/try-out/prepare-try-out.ts'
import { createTryOut } from '../../engine/index.ts'
import { bpmn, chain, end, start, userTask } from '../support/sample-models.ts'

const call = (id: string, processId: string) =>
  `<bpmn:callActivity id="${id}"><bpmn:extensionElements><zeebe:calledElement processId="${processId}" /></bpmn:extensionElements></bpmn:callActivity>`
const contentOf = (xml: string) => ({ bpmn: xml, decisions: {}, forms: {} })
const procedures: Record<string, string> = {
  b: bpmn('b', chain(start, call('C', 'c'), end)),
  c: bpmn('c', chain(start, userTask('Deep'), call('Back', 'b'), end)),
  broken: 'no XML',
}
const load = async (id: string) => {
  const xml = procedures[id]
  if (xml === undefined) throw new Error('not found')
  return contentOf(xml)
}
const processOf = async (xml: string, id: string) => {
  const { process } = await prepareTryOut(contentOf(xml), id)
  if (process === undefined) throw new Error('does not compile')
  return process
}

describe('called procedures', () => {
  test('come along with those they call, each once, also when they call each other', async () => {
    // given
    const a = await processOf(bpmn('a', chain(start, call('B', 'b'), end)), 'a')
    // when
    const called = await calledContents([a], load)
    // then
    expect(called.map(({ process }) => process.id)).toEqual(['b', 'c'])
    const tryOut = createTryOut(
      { processes: [a, ...called.map(({ process }) => process)] },
      { now: '2026-01-05T08:00:00Z' },
    )
    expect(tryOut.instances.flatMap(({ tasks }) => tasks.map(({ element }) => element))).toEqual(['Deep'])
  })

  test.each(['nowhere', 'broken'])(
    'that cannot be had are left out and named by the try-out: %s',
    async (id) => {
      const a = await processOf(bpmn('a', chain(start, call('B', id), end)), 'a')
      const called = await calledContents([a], load)
      expect(called).toEqual([])
      const tryOut = createTryOut({ processes: [a] }, { now: '2026-01-05T08:00:00Z' })
      expect(tryOut.trace).toContain(`missing:${id}`)
    },
  )
})

test('another process of the same file is there without asking the service', async () => {
  const both = bpmn('a', chain(start, call('B', 'b'), end)).replace(
    '</bpmn:definitions>',
    `<bpmn:process id="b" isExecutable="true"><bpmn:startEvent id="BS" /></bpmn:process></bpmn:definitions>`,
  )
  const { processes } = await prepareTryOut(contentOf(both), 'a')
  expect(processes.map(({ id }) => id)).toEqual(['a', 'b'])
})
