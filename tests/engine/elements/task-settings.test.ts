import { describe, expect, test } from 'vitest'
import { type Effect, startInstance } from '../../../engine/index.ts'
import { type BpmnBuilder, bpmn, io } from '../../support/bpmn-builder.ts'
import { compileBpmn, NOW, tryModel } from '../../support/compile-bpmn.ts'

/** The effects of the first step: what a task asks of the outside, exactly. */
async function effectsOf(model: BpmnBuilder, variables = {}): Promise<readonly Effect[]> {
  const result = startInstance(await compileBpmn(model), { variables }, { now: NOW })
  if (!result.ok) throw new Error(result.rejection.message)
  return JSON.parse(JSON.stringify(result.effects))
}

const task = (more = '') => bpmn().start().user('A', more).end().flow('Start', 'A', 'End')
const assigned = (attributes: string) => task(`<zeebe:assignmentDefinition ${attributes}/>`)

describe('a user task', () => {
  test('without settings asks for a person, nobody in particular', async () => {
    expect(await effectsOf(task())).toStrictEqual([
      {
        type: 'openUserTask',
        wait: expect.any(Number),
        element: 'A',
        activation: expect.any(Number),
        scope: expect.any(Number),
        name: 'A',
        candidateGroups: [],
        candidateUsers: [],
        priority: 50,
        headers: {},
        excludedElements: [],
        variables: {},
      },
    ])
  })

  test('with all settings asks for exactly that', async () => {
    const model = task(
      `<zeebe:assignmentDefinition assignee="=who" candidateGroups="a, b;c" candidateUsers='=["x", "y"]'/>
       <zeebe:taskSchedule dueDate="=date(&quot;2026-03-29&quot;)" followUpDate="2026-03-29"/>
       <zeebe:priorityDefinition priority="=70 + 5"/>
       <zeebe:formDefinition formId="f"/>
       <zeebe:taskHeaders><zeebe:header key="k" value="v"/><zeebe:header key="empty"/></zeebe:taskHeaders>
       <lz:step fourEyes="First, Second"/>
       ${io({ local: '=1 + 1' })}`,
    )
    expect(await effectsOf(model, { who: 'kim', other: 1 })).toMatchObject([
      {
        assignee: 'kim',
        candidateGroups: ['a', 'b', 'c'],
        candidateUsers: ['x', 'y'],
        // The whole day until summer time, which begins on it; the start of the day in winter time.
        dueAt: '2026-03-29T21:59:59Z',
        followUpAt: '2026-03-28T23:00:00Z',
        priority: 75,
        formId: 'f',
        headers: { k: 'v', empty: '' },
        excludedElements: ['First', 'Second'],
        variables: { local: 2 },
      },
    ])
  })

  test.each([
    ['nobody', 'assignee="=null"', {}],
    ['nobody, written out', 'assignee="=&quot;&quot;"', {}],
    ['a number', 'assignee="=7"', { assignee: '7' }],
    ['no groups', 'candidateGroups="=null"', { candidateGroups: [] }],
    ['groups as a text', 'candidateGroups="=&quot; a ,, b &quot;"', { candidateGroups: ['a', 'b'] }],
    [
      'only names among other things',
      'candidateGroups="=[&quot;a&quot;, 1, null]"',
      { candidateGroups: ['a'] },
    ],
  ])('takes %s', async (_name, attributes, expected) => {
    const [effect] = await effectsOf(assigned(attributes))
    expect(effect).toMatchObject({ type: 'openUserTask', ...expected })
    if (!('assignee' in expected)) expect(effect).not.toHaveProperty('assignee')
  })

  test.each([
    ['a number as groups', assigned('candidateGroups="=5"'), 'expression-failed'],
    ['a context as assignee', assigned('assignee="={a: 1}"'), 'expression-failed'],
    ['a list as assignee', assigned('assignee="=[1]"'), 'expression-failed'],
    ['half a priority', task('<zeebe:priorityDefinition priority="=1.5"/>'), 'expression-failed'],
    ['a word as priority', task('<zeebe:priorityDefinition priority="high"/>'), 'expression-failed'],
    ['a due date that is none', task('<zeebe:taskSchedule dueDate="soon"/>'), 'timer-invalid'],
  ])('does not open with %s', async (_name, model, code) => {
    expect(await effectsOf(model)).toMatchObject([{ type: 'raiseIncident', code, element: 'A' }])
  })
})

describe('a service task', () => {
  const service = (definition: string, more = '') =>
    bpmn()
      .start()
      .node(
        'serviceTask',
        'A',
        {},
        `<extensionElements><zeebe:taskDefinition ${definition}/>${more}</extensionElements>`,
      )
      .end()
      .flow('Start', 'A', 'End')

  test('asks a worker, three times unless told otherwise', async () => {
    expect(await effectsOf(service('type="work"'))).toStrictEqual([
      {
        type: 'openJob',
        wait: expect.any(Number),
        element: 'A',
        activation: expect.any(Number),
        scope: expect.any(Number),
        jobType: 'work',
        retries: 3,
        headers: {},
        variables: {},
      },
    ])
  })

  test('hands over its own input and headers', async () => {
    const more = `<zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>${io({ local: '=a' })}`
    const effects = await effectsOf(service('type="=kind" retries="=1"', more), { kind: 'post', a: 5, b: 6 })
    expect(effects).toMatchObject([
      { jobType: 'post', retries: 1, headers: { k: 'v' }, variables: { local: 5 } },
    ])
  })

  test.each([
    ['without a worker', 'type="=null"'],
    ['with no attempt', 'type="work" retries="0"'],
    ['with half an attempt', 'type="work" retries="=1.5"'],
    ['with a word as number of attempts', 'type="work" retries="many"'],
  ])('does not open %s', async (_name, definition) => {
    expect(await effectsOf(service(definition))).toMatchObject([
      { type: 'raiseIncident', code: 'expression-failed', element: 'A' },
    ])
  })
})

describe('a call activity', () => {
  const calling = (attributes: string, more = '') =>
    bpmn()
      .start()
      .node(
        'callActivity',
        'A',
        {},
        `<extensionElements><zeebe:calledElement ${attributes}/>${more}</extensionElements>`,
      )
      .end()
      .flow('Start', 'A', 'End')

  test('hands over all variables unless told otherwise', async () => {
    const effects = await effectsOf(calling('processId="Q"', io({ c: '=3' })), { a: 1, b: 2 })
    expect(effects).toMatchObject([
      { type: 'callProcess', processId: 'Q', depth: 1, variables: { a: 1, b: 2, c: 3 } },
    ])
  })

  test('hands over its own input alone when told so', async () => {
    const only = calling('processId="=&quot;Q&quot;" propagateAllParentVariables="false"', io({ c: '=3' }))
    expect(await effectsOf(only, { a: 1 })).toMatchObject([{ processId: 'Q', variables: { c: 3 } }])
    const none = calling('processId="Q" propagateAllParentVariables="false"')
    expect((await effectsOf(none, { a: 1 }))[0]).toHaveProperty('variables', {})
  })

  test('is an incident without a process', async () => {
    expect(await effectsOf(calling('processId="=null"'))).toMatchObject([{ code: 'called-process-missing' }])
  })
})

describe('what a worker may do instead of the engine', () => {
  const done = (tag: string, attributes = {}, inner = '') =>
    bpmn()
      .message('m1', 'hello', '="key"')
      .start()
      .node(
        tag,
        'A',
        attributes,
        `<extensionElements><zeebe:taskDefinition type="work"/></extensionElements>${inner}`,
      )
      .user('After')
      .flow('Start', 'A', 'After')

  test.each([
    ['a script task', 'scriptTask', ''],
    ['a business rule task', 'businessRuleTask', ''],
    ['a send task', 'sendTask', ''],
    ['a message thrown', 'intermediateThrowEvent', '<messageEventDefinition messageRef="m1"/>'],
  ])('%s opens a job and goes on when it is done', async (_name, tag, inner) => {
    const tryOut = await tryModel(done(tag, {}, inner))
    expect(tryOut.main.jobs).toMatchObject([{ element: 'A', jobType: 'work' }])
    tryOut.completeJob('A', { answer: 42 })
    expect(tryOut.main.tasks.map((open) => open.element)).toEqual(['After'])
    expect(tryOut.variables).toEqual({ answer: 42 })
    const process = await compileBpmn(done(tag, {}, inner))
    expect(process.jobTypes).toEqual(['work'])
  })

  test.each([
    ['a script task', 'scriptTask', 'expression-failed'],
    ['a business rule task', 'businessRuleTask', 'expression-failed'],
    ['a call activity', 'callActivity', 'expression-failed'],
  ])('%s that says nothing at all is an incident', async (_name, tag, code) => {
    const tryOut = await tryModel(bpmn().start().node(tag, 'A').flow('Start', 'A'))
    expect(tryOut.main.incidents).toMatchObject([{ code, element: 'A' }])
  })
})

describe('a message that is thrown', () => {
  const throwing = (key: string, name = 'hello', more = '') =>
    bpmn()
      .message('m1', name, key)
      .start()
      .node('intermediateThrowEvent', 'A', {}, `${more}<messageEventDefinition messageRef="m1"/>`)
      .flow('Start', 'A')

  test('bears name, key and its own input', async () => {
    const more = `<extensionElements>${io({ local: '=n + 1' })}</extensionElements>`
    const effects = await effectsOf(throwing('=k', '="hello " + string(n)', more).end().flow('A', 'End'), {
      n: 1,
      k: 'x',
    })
    expect(effects[0]).toMatchObject({ type: 'publishMessage', element: 'A', correlationKey: 'x' })
    expect(effects[0]).toHaveProperty('variables', { local: 2 })
  })

  test('without a name is an incident', async () => {
    expect(await effectsOf(throwing('=1', '=null'))).toMatchObject([
      { code: 'message-invalid', element: 'A' },
    ])
  })
})
