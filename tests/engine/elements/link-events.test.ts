import { expect, test } from 'vitest'
import { bpmn, linkEvent } from '../../support/bpmn-builder.ts'
import { compileBpmn, lines, tryModel } from '../../support/compile-bpmn.ts'

test('a link goes on at its counterpart, and history shows no flow between them', async () => {
  const tryOut = await tryModel(
    bpmn()
      .start()
      .throws('Off', linkEvent('page 2'))
      .catches('On', linkEvent('page 2'))
      .catches('Elsewhere', linkEvent('page 3'))
      .user('A')
      .flow('Start', 'Off')
      .flow('On', 'A'),
  )
  expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['A'])
  expect(lines(tryOut, 'enter', 'take')).toEqual([
    'enter:Start',
    'take:Start-Off',
    'enter:Off',
    'enter:On',
    'take:On-A',
    'enter:A',
  ])
})

test('several links may lead to one', async () => {
  const tryOut = await tryModel(
    bpmn()
      .start()
      .parallel('F')
      .throws('Off1', linkEvent('x'))
      .throws('Off2', linkEvent('x'))
      .catches('On', linkEvent('x'))
      .user('A')
      .flow('Start', 'F', 'Off1')
      .flow('F', 'Off2')
      .flow('On', 'A'),
  )
  expect(tryOut.main.tasks).toHaveLength(2)
})

test('an inclusive join waits for a token that can come by a link', async () => {
  const tryOut = await tryModel(
    bpmn()
      .start()
      .inclusive('F')
      .user('Quick')
      .user('Slow')
      .throws('Off', linkEvent('x'))
      .catches('On', linkEvent('x'))
      .inclusive('J')
      .user('Joined')
      .flow('Start', 'F')
      .when('F', 'Quick', '=true')
      .when('F', 'Slow', '=true')
      .flow('Quick', 'J')
      .flow('Slow', 'Off')
      .flow('On', 'J', 'Joined'),
  )
  tryOut.completeTask('Quick')
  expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['Slow'])
  tryOut.completeTask('Slow')
  expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['Joined'])
})

test('a parallel join may be reached by a link', async () => {
  const tryOut = await tryModel(
    bpmn()
      .start()
      .parallel('F')
      .throws('Off', linkEvent('x'))
      .catches('On', linkEvent('x'))
      .parallel('J')
      .user('Joined')
      .flow('Start', 'F', 'Off')
      .flow('F', 'J')
      .flow('On', 'J', 'Joined'),
  )
  expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['Joined'])
})

test('a link without counterpart in its own scope is an incident', async () => {
  const tryOut = await tryModel(
    bpmn()
      .start()
      .throws('Off', linkEvent('x'))
      .flow('Start', 'Off')
      .sub('Sub', (sub) => sub.start('S').catches('On', linkEvent('x')).flow('On', 'S')),
  )
  expect(tryOut.main.incidents).toMatchObject([{ element: 'Off', code: 'no-flow-taken' }])
})

test('the compiled process lists no flow for a link', async () => {
  const process = await compileBpmn(
    bpmn()
      .start()
      .throws('Off', linkEvent('x'))
      .catches('On', linkEvent('x'))
      .end()
      .flow('Start', 'Off')
      .flow('On', 'End'),
  )
  expect([...process.flows.keys()]).toEqual(['Start-Off', 'On-End'])
})
