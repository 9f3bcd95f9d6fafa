import { describe, expect, test } from 'vitest'
import { startInstance, step } from '../../../engine/index.ts'
import { bpmn, condition, each, extensions, io } from '../../support/bpmn-builder.ts'
import { compileBpmn, lines, NOW, tryModel } from '../../support/compile-bpmn.ts'

const openTasks = (tryOut: Awaited<ReturnType<typeof tryModel>>) =>
  tryOut.main.tasks.map((task) => task.element)

describe('a conditional catch event', () => {
  const model = bpmn()
    .start()
    .parallel('F')
    .catches('C', condition('=amount > 10'))
    .user('Checked')
    .user('Other')
    .flow('Start', 'F', 'C', 'Checked')
    .flow('F', 'Other')

  test('happens at once when the condition is true already', async () => {
    expect(openTasks(await tryModel(model, { amount: 11 }))).toEqual(['Other', 'Checked'])
  })

  test('happens when a variable changes so that it becomes true, in the same command', async () => {
    const tryOut = await tryModel(model, { amount: 1 })
    tryOut.setVariables({ amount: 5 })
    expect(openTasks(tryOut)).toEqual(['Other'])
    tryOut.completeTask('Other', { amount: 50 })
    expect(openTasks(tryOut)).toEqual(['Checked'])
    expect(lines(tryOut, 'condition')).toEqual(['condition:C'])
  })

  test('waits while a variable it needs is not known yet', async () => {
    const tryOut = await tryModel(model)
    expect(tryOut.main.incidents).toEqual([])
    tryOut.setVariables({ amount: 11 })
    expect(openTasks(tryOut)).toEqual(['Other', 'Checked'])
  })

  test('that is neither true nor false is an incident, which repairing the variable closes', async () => {
    const wrong = bpmn().start().catches('C', condition('=flag')).user('A').flow('Start', 'C', 'A')
    const tryOut = await tryModel(wrong, { flag: false })
    tryOut.setVariables({ flag: 'yes' })
    expect(tryOut.main.incidents).toMatchObject([{ code: 'expression-failed', element: 'C' }])
    tryOut.setVariables({ flag: 'no' })
    expect(tryOut.main.incidents).toHaveLength(1)
    tryOut.setVariables({ flag: true })
    expect(tryOut.main.incidents).toEqual([])
    expect(openTasks(tryOut)).toEqual(['A'])
  })

  test('that fails when it is entered is an incident of the event, to be tried again', async () => {
    const wrong = bpmn().start().catches('C', condition('=flag')).user('A').flow('Start', 'C', 'A')
    const tryOut = await tryModel(wrong, { flag: 7 })
    expect(tryOut.main.incidents).toMatchObject([{ element: 'C' }])
    tryOut.setVariables({ flag: true })
    tryOut.resolveIncident(tryOut.main.incidents[0]?.incident ?? 0)
    expect(openTasks(tryOut)).toEqual(['A'])
  })

  test('sees the variables of its own scope only', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .parallel('F')
        .catches('C', condition('=done'))
        .sub('Sub', (sub) => sub.start('S').user('A').flow('S', 'A'), {}, extensions(io({ done: '=false' })))
        .flow('Start', 'F', 'C')
        .flow('F', 'Sub'),
    )
    tryOut.completeTask('A', { done: true })
    expect(lines(tryOut, 'condition')).toEqual([])
  })
})

describe('a conditional boundary event', () => {
  const model = (interrupting: boolean) =>
    bpmn()
      .start()
      .user('A')
      .boundary('B', 'A', condition('=level > 3'), interrupting)
      .user('Alarm')
      .flow('Start', 'A')
      .flow('B', 'Alarm')

  test('not interrupting: happens each time the condition becomes true, not while it stays true', async () => {
    const tryOut = await tryModel(model(false), { level: 1 })
    for (const level of [4, 5, 2, 6]) tryOut.setVariables({ level })
    expect(lines(tryOut, 'condition')).toHaveLength(2)
    expect(openTasks(tryOut)).toEqual(['A', 'Alarm', 'Alarm'])
  })

  test('interrupting: ends the activity', async () => {
    const tryOut = await tryModel(model(true), { level: 1 })
    tryOut.setVariables({ level: 4 })
    expect(openTasks(tryOut)).toEqual(['Alarm'])
    tryOut.setVariables({ level: 1 })
    tryOut.setVariables({ level: 4 })
    expect(openTasks(tryOut)).toEqual(['Alarm'])
  })

  test('interrupting and true already: the activity does not begin', async () => {
    const tryOut = await tryModel(model(true), { level: 4 })
    expect(openTasks(tryOut)).toEqual(['Alarm'])
    expect(lines(tryOut, 'cancel')).toEqual(['cancel:A'])
  })

  test('a condition that fails leaves the activity open; its incident closes with the activity', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .user('A')
        .boundary('B', 'A', condition('=level'), false)
        .end('E')
        .flow('Start', 'A')
        .flow('B', 'E'),
    )
    tryOut.setVariables({ level: 'high' })
    expect(tryOut.main.incidents).toMatchObject([{ element: 'B' }])
    tryOut.resolveIncident(tryOut.main.incidents[0]?.incident ?? 0)
    expect(tryOut.main.incidents).toMatchObject([{ element: 'B' }])
    expect(tryOut.completeTask('A')).toBeUndefined()
    expect(tryOut.main.incidents).toEqual([])
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('two that switch each other on for ever end at the step limit, as an incident', async () => {
    const toggle = (value: number) => extensions(io({}, { x: `=${value}` }))
    const process = await compileBpmn(
      bpmn()
        .start()
        .user('A')
        .node(
          'boundaryEvent',
          'B1',
          { attachedToRef: 'A', cancelActivity: false },
          toggle(2) + condition('=x = 1'),
        )
        .node(
          'boundaryEvent',
          'B2',
          { attachedToRef: 'A', cancelActivity: false },
          toggle(1) + condition('=x = 2'),
        )
        .flow('Start', 'A'),
    )
    const env = { now: NOW, stepLimit: 50 }
    const started = startInstance(process, {}, env)
    if (!started.ok) throw new Error(started.rejection.message)
    const result = step(process, started.instance, { type: 'setVariables', variables: { x: 1 } }, env)
    expect(result).toMatchObject({ ok: true, instance: { isUnfinished: true } })
    expect(result.ok && Object.values(result.instance.incidents)).toMatchObject([{ code: 'step-limit' }])
  })
})

describe('a conditional start event', () => {
  const model = (interrupting: boolean) =>
    bpmn()
      .start()
      .user('A')
      .flow('Start', 'A')
      .eventSub('Sub', { id: 'Got', definition: condition('=urgent'), interrupting }, (sub) =>
        sub.user('Handle').flow('Got', 'Handle'),
      )

  test.each([
    [true, ['Handle']],
    [false, ['A', 'Handle']],
  ])(
    'of an event sub-process (interrupting: %s) begins it when the condition becomes true',
    async (interrupting, open) => {
      const tryOut = await tryModel(model(interrupting))
      tryOut.setVariables({ urgent: true })
      expect(openTasks(tryOut)).toEqual(open)
    },
  )

  test('of an interrupting event sub-process, true already: the scope begins with it', async () => {
    const tryOut = await tryModel(model(true), { urgent: true })
    expect(openTasks(tryOut)).toEqual(['Handle'])
    expect(lines(tryOut, 'enter:A')).toEqual([])
  })

  test('in a sub-process likewise', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .sub('Outer', (sub) =>
          sub
            .start('S')
            .user('A')
            .flow('S', 'A')
            .eventSub('Sub', { id: 'Got', definition: condition('=urgent') }, (inner) =>
              inner.user('Handle').flow('Got', 'Handle'),
            ),
        )
        .user('Next')
        .flow('Start', 'Outer', 'Next'),
      { urgent: true },
    )
    expect(openTasks(tryOut)).toEqual(['Handle'])
    tryOut.completeTask('Handle')
    expect(openTasks(tryOut)).toEqual(['Next'])
  })

  test('of a process is told to the outside', async () => {
    const process = await compileBpmn(bpmn().start('Got', condition('=stock < 3')).user('A').flow('Got', 'A'))
    expect(process.starts).toMatchObject([
      { element: 'Got', kind: 'conditional', condition: { text: '=stock < 3' } },
    ])
  })

  test('that fails at the top is an incident of the start, and armed when repaired', async () => {
    const tryOut = await tryModel(model(false), { urgent: 'very' })
    expect(tryOut.main.incidents).toMatchObject([{ code: 'expression-failed', element: 'Start' }])
    tryOut.setVariables({ urgent: false })
    tryOut.resolveIncident(tryOut.main.incidents[0]?.incident ?? 0)
    expect(openTasks(tryOut)).toEqual(['A'])
    tryOut.setVariables({ urgent: true })
    expect(openTasks(tryOut)).toEqual(['A', 'Handle'])
  })
})

test('the command looks at conditions that depend on the time of day', async () => {
  const process = await compileBpmn(
    bpmn()
      .start()
      .catches('C', condition('=now() > date and time("2026-02-01T00:00:00Z")'))
      .user('A')
      .flow('Start', 'C', 'A'),
  )
  const started = startInstance(process, {}, { now: NOW })
  if (!started.ok) throw new Error(started.rejection.message)
  const early = step(process, started.instance, { type: 'evaluateConditions' }, { now: NOW })
  expect(early).toMatchObject({ ok: true, effects: [] })
  const late = step(
    process,
    started.instance,
    { type: 'evaluateConditions' },
    { now: '2026-02-02T00:00:00Z' },
  )
  expect(late).toMatchObject({ ok: true, effects: [{ type: 'openUserTask', element: 'A' }] })
})

test('ten thousand items beside a condition do not slow each other down', async () => {
  // given a condition on the border of the whole
  const process = await compileBpmn(
    bpmn()
      .start()
      .node('userTask', 'Each', {}, each({ inputCollection: '=for i in 1..10000 return i' }))
      .boundary('B', 'Each', condition('=stop'))
      .user('Stopped')
      .flow('Start', 'Each')
      .flow('B', 'Stopped'),
  )
  const started = startInstance(process, {}, { now: NOW })
  if (!started.ok) throw new Error(started.rejection.message)
  const before = started.instance
  expect(before.conditions).toHaveLength(1)
  // when one of them answers
  const task = started.effects.find((effect) => effect.type === 'openUserTask')
  if (!task) throw new Error('Expected a task.')
  const answer = { type: 'completeTask', wait: task.wait, variables: { seen: 1 } } as const
  const after = step(process, before, answer, { now: NOW })
  if (!after.ok) throw new Error(after.rejection.message)
  // then only a few pages are new
  const changed = Object.keys(after.instance.scopes).filter(
    (page) => after.instance.scopes[Number(page)] !== before.scopes[Number(page)],
  )
  expect(changed.length).toBeLessThan(4)
  const stopped = step(
    process,
    after.instance,
    { type: 'setVariables', variables: { stop: true } },
    { now: NOW },
  )
  expect(stopped).toMatchObject({ ok: true, instance: { waits: expect.anything() } })
  expect(stopped.ok && stopped.instance.conditions).toBeUndefined()
})
