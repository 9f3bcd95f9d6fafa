import { describe, expect, test } from 'vitest'
import { createTryOut, rootScopeOf, startInstance } from '../../../engine/index.ts'
import { bpmn, extensions, io, message } from '../../support/bpmn-builder.ts'
import { compileBpmn, lines, NOW, tryModel } from '../../support/compile-bpmn.ts'

describe('user task', () => {
  test('is opened with everything resolved', async () => {
    // given
    const model = bpmn()
      .start()
      .user(
        'Check',
        `<zeebe:formDefinition formId="check"/><zeebe:assignmentDefinition assignee="=who" candidateGroups="clerks, leads" candidateUsers='=["a","b"]'/>
         <zeebe:taskSchedule dueDate="=due" followUpDate="2026-02-01T10:00:00+01:00"/><zeebe:priorityDefinition priority="=70"/>
         <zeebe:taskHeaders><zeebe:header key="hint" value="read"/></zeebe:taskHeaders><lz:step stage="s1" fourEyes="Other"/>${io({ amount: '=income * 2' })}`,
      )
      .end()
      .flow('Start', 'Check', 'End')
    // when
    const tryOut = await tryModel(model, { who: 'erika', due: '2026-03-01', income: 21 })
    // then
    expect(tryOut.main.tasks).toMatchObject([
      {
        element: 'Check',
        name: 'Check',
        formId: 'check',
        assignee: 'erika',
        candidateGroups: ['clerks', 'leads'],
        candidateUsers: ['a', 'b'],
        // a date alone means its last second, in Berlin
        dueAt: '2026-03-01T22:59:59Z',
        followUpAt: '2026-02-01T09:00:00Z',
        priority: 70,
        headers: { hint: 'read' },
        excludedElements: ['Other'],
        variables: { amount: 42 },
      },
    ])
  })

  test('cannot be completed twice, and not as a job', async () => {
    const process = await compileBpmn(bpmn().start().user('A').user('B').end().flow('Start', 'A', 'B', 'End'))
    const tryOut = createTryOut({ processes: [process] }, { now: NOW })
    const wait = tryOut.main.tasks[0]?.wait ?? 0
    expect(tryOut.completeTask({ wait })).toBeUndefined()
    expect(tryOut.completeTask({ wait })?.code).toBe('not-found')
    expect(tryOut.completeJob('B')?.code).toBe('not-found')
  })
})

describe('mappings', () => {
  test('inputs are local, results without output mapping spread to where the variable is', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .service('A', 'a', io({ x: '=1' }))
        .end()
        .flow('Start', 'A', 'End'),
      { y: 0 },
    )
    tryOut.completeJob('A', { x: 9, y: 2, z: 3 })
    expect(tryOut.variables).toEqual({ y: 2, z: 3 })
  })

  test('with output mapping nothing else leaves the task; targets may be paths', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .service('A', 'a', io({}, { 'person.name': '=result.name', count: '=count + 1' }))
        .end()
        .flow('Start', 'A', 'End'),
      { person: { age: 3 }, count: 1 },
    )
    tryOut.completeJob('A', { result: { name: 'Erika' }, secret: true })
    expect(tryOut.variables).toEqual({ person: { age: 3, name: 'Erika' }, count: 2 })
  })
})

describe('job', () => {
  test('has type, attempts, headers and local variables', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node(
          'serviceTask',
          'A',
          {},
          extensions(`<zeebe:taskDefinition type="=kind" retries="5"/>${io({ to: '=mail' })}`),
        )
        .end()
        .flow('Start', 'A', 'End'),
      { kind: 'mail', mail: 'x@example.org' },
    )
    expect(tryOut.main.jobs).toMatchObject([
      { jobType: 'mail', retries: 5, variables: { to: 'x@example.org' } },
    ])
  })

  test('a job that gave up raises an incident and stays open', async () => {
    const tryOut = await tryModel(bpmn().start().service('A').end().flow('Start', 'A', 'End'))
    tryOut.failJob('A', 'No connection.')
    expect(tryOut.main.incidents).toMatchObject([{ code: 'job-failed', message: 'No connection.' }])
    // when it succeeds after all
    tryOut.completeJob('A')
    // then the incident is closed too
    expect(tryOut.main.incidents).toEqual([])
    expect(tryOut.main.instance.state).toBe('completed')
  })
})

describe('tasks without waiting', () => {
  test('script evaluates FEEL exactly', async () => {
    const tryOut = await tryModel(
      bpmn().start().script('S', '=0.1 + 0.2', 'sum').end().flow('Start', 'S', 'End'),
    )
    expect(tryOut.variables).toEqual({ sum: 0.3 })
  })

  test('manual and abstract tasks pass', async () => {
    const tryOut = await tryModel(
      bpmn().start().node('manualTask', 'M').node('task', 'T').end().flow('Start', 'M', 'T', 'End'),
    )
    expect(lines(tryOut, 'enter')).toEqual(['enter:Start', 'enter:M', 'enter:T', 'enter:End'])
  })

  test('business rule asks for the decision and records its trace', async () => {
    const process = await compileBpmn(
      bpmn()
        .start()
        .node(
          'businessRuleTask',
          'R',
          {},
          extensions('<zeebe:calledDecision decisionId="rate" resultVariable="rate"/>'),
        )
        .end()
        .flow('Start', 'R', 'End'),
    )
    const asked: unknown[] = []
    const tryOut = createTryOut(
      {
        processes: [process],
        decide: (id, variables) => {
          asked.push([id, variables])
          return { ok: true, value: 563, trace: { row: 1 } }
        },
      },
      { now: NOW, variables: { single: true } },
    )
    expect(asked).toEqual([['rate', { single: true }]])
    expect(tryOut.variables).toEqual({ single: true, rate: 563 })
    expect(tryOut.state.log.find((entry) => entry.text === 'decide:rate')?.trace).toEqual({ row: 1 })
    expect(process.calledDecisions).toEqual(['rate'])
  })

  test('a decision that fails is an incident', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node(
          'businessRuleTask',
          'R',
          {},
          extensions('<zeebe:calledDecision decisionId="rate" resultVariable="rate"/>'),
        )
        .end()
        .flow('Start', 'R', 'End'),
    )
    expect(tryOut.main.incidents).toMatchObject([{ code: 'decision-failed' }])
  })
})

describe('messages', () => {
  test('send publishes name, key and inputs; receive waits for its key', async () => {
    const receiver = await compileBpmn(
      bpmn('Q')
        .message('M', 'hello', '=id')
        .start()
        .node('receiveTask', 'R', { messageRef: 'M' })
        .end()
        .flow('Start', 'R', 'End'),
      'Q',
    )
    const sender = await compileBpmn(
      bpmn()
        .message('M', 'hello', '=other')
        .start()
        .node('sendTask', 'S', { messageRef: 'M' }, extensions(io({ text: '="hi"' })))
        .end()
        .flow('Start', 'S', 'End'),
    )
    // given the message is published before anybody waits
    const tryOut = createTryOut({ processes: [sender, receiver] }, { now: NOW, variables: { other: '7' } })
    expect(tryOut.state.messages).toEqual([{ name: 'hello', correlationKey: '7', variables: { text: 'hi' } }])
    // when
    tryOut.start({ processId: 'Q', variables: { id: '7' } })
    // then
    expect(tryOut.instances.map((each) => each.instance.state)).toEqual(['completed', 'completed'])
  })

  test('a message start is known to the outside and starts with the variables of the message', async () => {
    const process = await compileBpmn(
      bpmn().message('M', 'application').start('Received', message('M')).user('A').flow('Received', 'A'),
    )
    expect(process.starts).toMatchObject([{ element: 'Received', kind: 'message' }])
    const refused = startInstance(process, {}, { now: NOW })
    expect(refused).toMatchObject({ ok: false, rejection: { code: 'invalid-argument' } })
    const started = startInstance(process, { startElement: 'Received', variables: { a: 1 } }, { now: NOW })
    expect(started).toMatchObject({ ok: true, effects: [{ type: 'openUserTask', element: 'A' }] })
  })
})

describe('call activity', () => {
  const child = (build = bpmn('Child')) =>
    compileBpmn(build.start('CS').user('Inner').end('CE').flow('CS', 'Inner', 'CE'), 'Child')

  test('passes all variables in and takes all results by default', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node('callActivity', 'C', {}, extensions('<zeebe:calledElement processId="Child"/>'))
        .end()
        .flow('Start', 'C', 'End'),
      { a: 1 },
      [await child()],
    )
    tryOut.completeTask('Inner', { b: 2 })
    expect(tryOut.variables).toEqual({ a: 1, b: 2 })
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('passes only what is mapped when told so', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node(
          'callActivity',
          'C',
          {},
          extensions(
            `<zeebe:calledElement processId="Child" propagateAllParentVariables="false" propagateAllChildVariables="false"/>${io({ x: '=a' }, { y: '=b' })}`,
          ),
        )
        .end()
        .flow('Start', 'C', 'End'),
      { a: 1, hidden: true },
      [await child()],
    )
    expect(tryOut.instances[1] && rootScopeOf(tryOut.instances[1].instance)).toMatchObject({
      variables: { x: 1 },
    })
    tryOut.completeTask('Inner', { b: 2, c: 3 })
    expect(tryOut.variables).toEqual({ a: 1, hidden: true, y: 2 })
  })
})
