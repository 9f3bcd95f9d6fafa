import { describe, expect, test } from 'vitest'
import {
  type BpmnBuilder,
  bpmn,
  each,
  errorEvent,
  expression,
  extensions,
  message,
  timer,
} from '../../support/bpmn-builder.ts'
import { lines, tryModel } from '../../support/compile-bpmn.ts'

type Tried = Awaited<ReturnType<typeof tryModel>>

const open = (tryOut: Tried) => tryOut.main.tasks.map((task) => task.element)

const start = (tryOut: Tried, ...elements: readonly string[]) => tryOut.activateElements('Work', ...elements)

interface Options {
  readonly attributes?: Record<string, string>
  readonly condition?: string
  readonly settings?: string
  readonly build?: (inner: BpmnBuilder) => BpmnBuilder
}

/** Tasks A and B, and C behind A. */
const model = ({ attributes = {}, condition, settings = '', build = (inner) => inner }: Options = {}) =>
  bpmn()
    .start()
    .adHoc(
      'Work',
      (inner) => build(inner.user('A').user('B').user('C').flow('A', 'C')),
      attributes,
      extensions(settings),
      condition === undefined ? '' : expression('completionCondition', condition),
    )
    .user('After')
    .end()
    .flow('Start', 'Work', 'After', 'End')

describe('ad-hoc sub-process', () => {
  test('offers the activities no flow leads to, and starts nothing by itself', async () => {
    const tryOut = await tryModel(model())
    expect(open(tryOut)).toEqual([])
    expect(tryOut.main.adHocs).toMatchObject([{ element: 'Work', elements: ['A', 'B'] }])
    expect(start(tryOut, 'A', 'B')).toBeUndefined()
    expect(open(tryOut)).toEqual(['A', 'B'])
  })

  test('without a condition stays open, does things again, follows inner flows, and ends when somebody says so', async () => {
    const tryOut = await tryModel(model())
    start(tryOut, 'A')
    tryOut.completeTask('A')
    expect(open(tryOut)).toEqual(['C'])
    tryOut.completeTask('C')
    expect(open(tryOut)).toEqual([])
    start(tryOut, 'A')
    expect(open(tryOut)).toEqual(['A'])
    expect(tryOut.completeAdHoc('Work')).toBeUndefined()
    expect(lines(tryOut, 'cancel')).toEqual(['cancel:A'])
    expect(open(tryOut)).toEqual(['After'])
  })

  test('is complete when its condition holds after an activity: the rest is canceled, no flow is taken', async () => {
    const tryOut = await tryModel(model({ condition: '=done' }), { done: false })
    start(tryOut, 'A', 'B')
    tryOut.completeTask('B')
    expect(open(tryOut)).toEqual(['A'])
    start(tryOut, 'B')
    tryOut.completeTask('A', { done: true })
    expect(lines(tryOut, 'cancel')).toEqual(['cancel:B'])
    expect(open(tryOut)).toEqual(['After'])
    expect(tryOut.main.adHocs).toEqual([])
  })

  test('cancelRemainingInstances=false: what runs is finished, nothing more is started', async () => {
    const tryOut = await tryModel(
      model({ condition: '=done', attributes: { cancelRemainingInstances: 'false' } }),
      { done: false },
    )
    start(tryOut, 'A', 'B')
    tryOut.completeTask('B', { done: true })
    expect(open(tryOut)).toEqual(['A'])
    expect(start(tryOut, 'B')).toMatchObject({ code: 'not-found' })
    tryOut.completeTask('A')
    expect(open(tryOut)).toEqual(['After'])
  })

  test('one after the other: refuses a second activity while one runs, also behind an inner flow', async () => {
    const tryOut = await tryModel(model({ attributes: { ordering: 'Sequential' } }))
    expect(start(tryOut, 'A', 'B')).toMatchObject({ code: 'invalid-state' })
    expect(start(tryOut, 'A')).toBeUndefined()
    expect(start(tryOut, 'B')).toMatchObject({ code: 'invalid-state' })
    tryOut.completeTask('A')
    expect(start(tryOut, 'B')).toMatchObject({ code: 'invalid-state' })
    tryOut.completeTask('C')
    expect(start(tryOut, 'B')).toBeUndefined()
  })

  test('refuses what is not there, what a flow leads to, and nothing at all, in a clear sentence', async () => {
    const tryOut = await tryModel(model())
    for (const elements of [['C'], ['Nope'], ['A', 'Nope'], []]) {
      expect(start(tryOut, ...elements)).toMatchObject({
        code: 'invalid-argument',
        message: expect.stringContaining("'Work'"),
      })
    }
    expect(open(tryOut)).toEqual([])
    start(tryOut, 'A')
    const task = tryOut.main.tasks[0]?.wait ?? -1
    expect(tryOut.send({ type: 'activateElements', wait: task, elements: ['A'] })).toMatchObject({
      code: 'invalid-argument',
    })
    expect(tryOut.send({ type: 'completeAdHoc', wait: 999 })).toMatchObject({ code: 'not-found' })
  })

  test('a list starts its activities and completes when they are done', async () => {
    const listed = model({ settings: '<zeebe:adHoc activeElementsCollection="=todo"/>' })
    const tryOut = await tryModel(listed, { todo: ['A', 'B'] })
    expect(open(tryOut)).toEqual(['A', 'B'])
    tryOut.completeTask('B')
    tryOut.completeTask('A')
    expect(open(tryOut)).toEqual(['C'])
    tryOut.completeTask('C')
    expect(open(tryOut)).toEqual(['After'])
    expect(open(await tryModel(listed, { todo: [] }))).toEqual(['After'])
  })

  test('a list, one after the other', async () => {
    const tryOut = await tryModel(
      model({
        settings: '<zeebe:adHoc activeElementsCollection="=[&quot;A&quot;, &quot;B&quot;]"/>',
        attributes: { ordering: 'Sequential' },
      }),
    )
    for (const task of ['A', 'C', 'B']) {
      expect(open(tryOut)).toEqual([task])
      tryOut.completeTask(task)
    }
    expect(open(tryOut)).toEqual(['After'])
  })

  test('a list with a condition goes on until the condition holds', async () => {
    const tryOut = await tryModel(
      model({ settings: '<zeebe:adHoc activeElementsCollection="=[&quot;B&quot;]"/>', condition: '=done' }),
      { done: false },
    )
    tryOut.completeTask('B')
    expect(open(tryOut)).toEqual([])
    start(tryOut, 'B')
    tryOut.completeTask('B', { done: true })
    expect(open(tryOut)).toEqual(['After'])
  })

  test('a list that names something else is an incident', async () => {
    for (const todo of [['C'], ['Nope'], 'A', [1]]) {
      const tryOut = await tryModel(model({ settings: '<zeebe:adHoc activeElementsCollection="=todo"/>' }), {
        todo,
      })
      expect(tryOut.main.incidents).toMatchObject([{ element: 'Work', code: 'expression-failed' }])
    }
  })

  test('collects an output of each activity, which the condition may count', async () => {
    const tryOut = await tryModel(
      model({
        settings: '<zeebe:adHoc outputCollection="answers" outputElement="=answer"/>',
        condition: '=count(answers) = 2',
      }),
      { answers: ['old'], answer: null },
    )
    start(tryOut, 'B')
    tryOut.completeTask('B', { answer: 'x' })
    start(tryOut, 'B')
    tryOut.completeTask('B', { answer: 'y' })
    expect(open(tryOut)).toEqual(['After'])
    expect(tryOut.variables.answers).toEqual(['x', 'y'])
  })

  test('a condition that is neither true nor false is an incident; the activity is not done twice', async () => {
    const tryOut = await tryModel(model({ condition: '=done' }))
    start(tryOut, 'B')
    tryOut.completeTask('B')
    expect(tryOut.main.incidents).toMatchObject([{ element: 'B' }])
    tryOut.setVariables({ done: true })
    tryOut.resolveIncident(tryOut.main.incidents[0]?.incident ?? 0)
    expect(open(tryOut)).toEqual(['After'])
    expect(lines(tryOut, 'exit:B')).toHaveLength(1)
  })

  test('a boundary event and an error inside end it with everything that runs', async () => {
    const bounded = model()
      .boundary('Late', 'Work', timer('timeDuration', 'P1D'))
      .boundary('Failed', 'Work', errorEvent())
      .end('TooLate')
      .end('Broken')
      .flow('Late', 'TooLate')
      .flow('Failed', 'Broken')
    const late = await tryModel(bounded)
    start(late, 'A', 'B')
    late.advance('P2D')
    expect(lines(late, 'enter:TooLate')).toHaveLength(1)
    expect(late.main.instance.state).toBe('completed')
    const broken = await tryModel(bounded)
    start(broken, 'A', 'B')
    broken.throwError('A', 'X')
    expect(lines(broken, 'enter:Broken')).toHaveLength(1)
    expect(broken.main.adHocs).toEqual([])
  })

  test('an interrupting event sub-process takes over; after it the ad-hoc sub-process is complete', async () => {
    const tryOut = await tryModel(
      model({
        build: (inner) =>
          inner.sub(
            'Stopped',
            (sub) =>
              sub
                .node('startEvent', 'Got', {}, message('M'))
                .user('Tidy')
                .end('SE')
                .flow('Got', 'Tidy', 'SE'),
            { triggeredByEvent: true },
          ),
      }).message('M', 'stop', '="k"'),
    )
    start(tryOut, 'A')
    tryOut.publishMessage('stop', 'k')
    expect(open(tryOut)).toEqual(['Tidy'])
    expect(tryOut.main.adHocs).toEqual([])
    tryOut.completeTask('Tidy')
    expect(open(tryOut)).toEqual(['After'])
  })

  test('runs several times, each with its own work, and holds sub-processes and repeated work', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node(
          'adHocSubProcess',
          'Work',
          {},
          each({ inputCollection: '=["x", "y"]', inputElement: 'who' }) +
            bpmn()
              .sub('Sub', (sub) => sub.start('S').user('Deep').end('SE').flow('S', 'Deep', 'SE'))
              .node(
                'userTask',
                'Many',
                {},
                extensions('<zeebe:userTask/>') + each({ inputCollection: '=[1, 2]' }),
              )
              .body() +
            expression('completionCondition', '=done'),
        )
        .user('After')
        .end()
        .flow('Start', 'Work', 'After', 'End'),
      { done: false },
    )
    const [first, second] = tryOut.main.adHocs
    tryOut.activateElements({ wait: first?.wait ?? -1 }, 'Sub')
    tryOut.activateElements({ wait: second?.wait ?? -1 }, 'Many')
    expect(open(tryOut)).toEqual(['Deep', 'Many', 'Many'])
    tryOut.completeTask('Many')
    tryOut.completeTask('Many')
    expect(tryOut.main.adHocs).toHaveLength(2)
    tryOut.setVariables({ done: true })
    tryOut.completeTask('Deep')
    expect(tryOut.main.adHocs).toHaveLength(1)
    tryOut.completeAdHoc('Work')
    expect(open(tryOut)).toEqual(['After'])
  })
})
