import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deploy } from '../../../runtime/deployments/deploy.ts'
import { startInstance } from '../../../runtime/instances/start.ts'
import { bpmn, chain, end, start, userTask } from '../../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime, testActor } from '../../support/test-runtime.ts'

let runtime: TestRuntime
let clerk: Caller
let lead: Caller
let foreign: Caller

const settings = `<bpmn:extensionElements>
  <lz:case prefix="TT" subject="=name" birthDate="=born" targetDays="30" />
  <lz:stages><lz:stage id="one" de="Eins" en="One" /><lz:stage id="two" de="Zwei" en="Two" /></lz:stages>
</bpmn:extensionElements>`

const staged = (id: string, stage: string, options: Parameters<typeof userTask>[1] = {}) =>
  userTask(id, options).replace('<zeebe:userTask />', `<zeebe:userTask /><lz:step stage="${stage}" />`)

beforeAll(async () => {
  runtime = await createTestRuntime()
  clerk = await runtime.as('clerk.mitte')
  lead = await runtime.as('lead.mitte')
  foreign = await runtime.as('clerk.neukoelln')
  const worker = await runtime.as('worker')
  const body = chain(start, staged('Check', 'one'), staged('Release', 'two', { groups: 'lead' }), end)
  await deploy(worker.context, {
    resources: [{ name: 'matter.bpmn', content: bpmn('matter', `${settings}${body}`) }],
  })
})
afterAll(() => runtime.drop())

const begin = async (name: string, born = '1959-08-12') =>
  (await startInstance(clerk.context, { process: { processId: 'matter' }, variables: { name, born } })).key

describe('task list', () => {
  test('shows the office what its groups may do, by deadline, with counts', async () => {
    // given
    await begin('Erika Mustermann')
    // when
    const { status, body } = await clerk.request('GET', '/v2/tasks?view=team')
    // then
    expect(status).toBe(200)
    expect(body.items[0]).toMatchObject({
      name: 'Task Check',
      subject: 'Erika Mustermann',
      waitingFor: 'clerk',
    })
    expect(body.items[0].fileNumber).toMatch(/^TT-\d\d-\d{6}$/)
    expect(body.counts.team).toBe(body.total)
    const dues: string[] = body.items.map((task: { dueAt: string }) => task.dueAt)
    expect(dues).toEqual(dues.toSorted())
  })

  test('finds a task by name, file number and German birth date, and by nothing else', async () => {
    // given
    await begin('Ivan Platzhalter', '1956-09-17')
    const found = async (q: string) =>
      (await clerk.request('GET', `/v2/tasks?view=team&q=${encodeURIComponent(q)}`)).body.items.map(
        (task: { subject: string }) => task.subject,
      )
    // when, then
    expect(await found('platzhalter')).toEqual(['Ivan Platzhalter'])
    expect(await found('17.9.1956')).toEqual(['Ivan Platzhalter'])
    expect(await found('%')).toEqual([])
    expect(await found("' or true --")).toEqual([])
  })

  test('does not show another office anything', async () => {
    // given
    const key = await begin('Max Beispiel')
    // when
    const list = await foreign.request('GET', '/v2/tasks?view=all')
    const matter = await foreign.request('GET', `/v2/cases/${key}`)
    const missing = await foreign.request('GET', '/v2/cases/999')
    // then
    expect(list.body.items).toEqual([])
    expect([matter.status, matter.body.title]).toEqual([missing.status, missing.body.title])
    expect(matter.status).toBe(404)
  })
})

describe('case', () => {
  test('tells stages in words, the way taken, open tasks and who looked', async () => {
    // given
    const key = await begin('Aylin Muster')
    const [task] = (await clerk.request('GET', `/v2/cases/${key}`)).body.tasks
    await lead.request('POST', `/v2/user-tasks/${task.userTaskKey}/completion`, { variables: {} })
    // when
    const { body } = await clerk.request('GET', `/v2/cases/${key}`)
    // then
    expect(body.stages.map((stage: { state: string }) => stage.state)).toEqual(['done', 'current'])
    expect(body.path).toMatchObject({ done: expect.arrayContaining(['Start', 'Check']) })
    expect(body.path.current.map((place: { elementId: string }) => place.elementId)).toEqual(['Release'])
    expect(body.path.taken).toContain('Flow_Check_Release')
    expect(body.tasks).toMatchObject([{ name: 'Task Release', waitingFor: 'lead' }])
    expect(body.timeline.map((entry: { text: { de: string } }) => entry.text.de)).toEqual([
      'Task Check: erledigt',
      'Antrag eingegangen',
    ])
    expect(body.readers).toMatchObject([{ who: clerk.actor.name, purpose: 'case:read' }])
  })

  test('records one look once, and each person', async () => {
    // given
    const key = await begin('Otto Normal')
    // when
    await clerk.request('GET', `/v2/cases/${key}`)
    await clerk.request('GET', `/v2/cases/${key}`)
    const { body } = await lead.request('GET', `/v2/cases/${key}?for=task`)
    // then
    expect(
      body.readers.map((reader: { who: string; purpose: string }) => [reader.who, reader.purpose]),
    ).toEqual([
      [lead.actor.name, 'task:read'],
      [clerk.actor.name, 'case:read'],
    ])
  })

  test('keeps notes, newest first, and refuses empty ones', async () => {
    // given
    const key = await begin('Hans Exempel')
    // when
    await clerk.request('POST', `/v2/cases/${key}/notes`, { text: 'Vormittags erreichbar.' })
    await lead.request('POST', `/v2/cases/${key}/notes`, { text: 'Zweiter Vermerk.' })
    const empty = await clerk.request('POST', `/v2/cases/${key}/notes`, { text: '   ' })
    const { body } = await clerk.request('GET', `/v2/cases/${key}`)
    // then
    expect(empty.status).toBe(400)
    expect(body.notes.map((note: { text: string }) => note.text)).toEqual([
      'Zweiter Vermerk.',
      'Vormittags erreichbar.',
    ])
  })

  test('does not let another office write a note', async () => {
    // given
    const key = await begin('Fatima Vorlage')
    // when
    const { status } = await foreign.request('POST', `/v2/cases/${key}/notes`, { text: 'fremd' })
    // then
    expect(status).toBe(404)
    expect((await clerk.request('GET', `/v2/cases/${key}`)).body.notes).toEqual([])
  })

  test('does not open for somebody without a role for cases', async () => {
    // given
    const key = await begin('Lieselotte Probe')
    const operator = await runtime.as(testActor('mitte', 'operator'))
    // when, then
    const { getCase } = await import('../../../runtime/cases/get-case.ts')
    await expect(getCase(operator.context, key)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('task page', () => {
  test('carries case, draft and four-eyes verdict', async () => {
    // given
    const key = await begin('Erika Mustermann')
    const [task] = (await clerk.request('GET', `/v2/cases/${key}`)).body.tasks
    await clerk.request('POST', `/v2/user-tasks/${task.userTaskKey}/assignment`, { assignee: 'clerk.mitte' })
    const saved = await clerk.request(
      'PUT',
      `/v2/tasks/${task.userTaskKey}/draft`,
      { data: { half: 'done' } },
      { 'if-match': '"0"' },
    )
    // when
    const { body } = await clerk.request('GET', `/v2/tasks/${task.userTaskKey}`)
    // then
    expect(saved.status).toBe(200)
    expect(body).toMatchObject({
      assignee: 'clerk.mitte',
      assigneeName: clerk.actor.name,
      waitingFor: 'me',
      draft: { data: { half: 'done' }, rev: 1 },
      fourEyes: { required: false, excluded: false },
      case: { subject: 'Erika Mustermann', birthDate: '1959-08-12', state: 'open' },
      form: null,
    })
  })

  test('a draft that somebody else saved comes back instead of being overwritten', async () => {
    // given
    const key = await begin('Max Beispiel')
    const [task] = (await clerk.request('GET', `/v2/cases/${key}`)).body.tasks
    const save = (text: string) =>
      clerk.request('PUT', `/v2/tasks/${task.userTaskKey}/draft`, { data: { text } }, { 'if-match': '"0"' })
    await save('first')
    // when
    const { status, body } = await save('second')
    // then
    expect(status).toBe(409)
    expect(body).toMatchObject({ rev: 1, data: { text: 'first' } })
  })

  test('names colleagues to a lead and to nobody else', async () => {
    // when
    const forLead = await lead.request('GET', '/v2/colleagues')
    const forClerk = await clerk.request('GET', '/v2/colleagues')
    // then
    expect(forLead.body.items.map((person: { username: string }) => person.username).sort()).toEqual([
      'clerk.mitte',
      'lead.mitte',
    ])
    expect(forClerk.status).toBe(403)
  })
})
