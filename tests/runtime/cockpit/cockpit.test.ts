import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy } from '../../../runtime/deployments/deploy.ts'
import { startInstance } from '../../../runtime/instances/start.ts'
import { bpmn, chain, end, start, userTask } from '../../support/sample-models.ts'
import {
  type Caller,
  createTestRuntime,
  type ResponseBody,
  type TestRuntime,
} from '../../support/test-runtime.ts'

let runtime: TestRuntime
let manager: Caller
let lead: Caller
let mitte: Caller
let neukoelln: Caller

const settings = `<bpmn:extensionElements><lz:case prefix="CC" subject="=name" targetDays="30" /></bpmn:extensionElements>`
const decides = userTask('Decide').replace(
  '<zeebe:userTask />',
  '<zeebe:userTask /><lz:step decides="true" />',
)
/** A gateway whose only way has a condition that does not hold. */
const stuck = `<bpmn:startEvent id="Start" />
  <bpmn:exclusiveGateway id="Choice" name="Weiter?" />
  <bpmn:endEvent id="End" />
  <bpmn:sequenceFlow id="toChoice" sourceRef="Start" targetRef="Choice" />
  <bpmn:sequenceFlow id="toEnd" sourceRef="Choice" targetRef="End">
    <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=name = "niemand"</bpmn:conditionExpression>
  </bpmn:sequenceFlow>`

beforeAll(async () => {
  runtime = await createTestRuntime()
  manager = await runtime.as('manager')
  lead = await runtime.as('lead.mitte')
  mitte = await runtime.as('clerk.mitte')
  neukoelln = await runtime.as('clerk.neukoelln')
  const publisher = await runtime.as('publisher')
  await deploy(publisher.context, {
    resources: [
      {
        name: 'counted.bpmn',
        content: bpmn('counted', settings + chain(start, decides, userTask('Wait'), end)),
      },
    ],
  })
  const cases = async (clerk: Caller, count: number, decided: number) => {
    for (let index = 0; index < count; index += 1) {
      const { key } = await startInstance(clerk.context, {
        process: { processId: 'counted' },
        variables: { name: 'Erika Mustermann' },
      })
      if (index >= decided) continue
      const { body } = await clerk.request('GET', `/v2/cases/${key}`)
      const task = body.tasks[0].userTaskKey
      await clerk.request('POST', `/v2/user-tasks/${task}/assignment`, { assignee: clerk.actor.username })
      await clerk.request('POST', `/v2/user-tasks/${task}/completion`, { variables: {} })
    }
  }
  await cases(mitte, 11, 6)
  await cases(neukoelln, 8, 3)
  // Receipts ten days back: a decided case took ten days.
  for (const tenant of ['mitte', 'neukoelln']) {
    await runtime.ownerSql(`update cases set received_at = received_at - interval '10 days'`, [], tenant)
  }
})
afterAll(() => runtime.drop())

const lineOf = (body: ResponseBody, tenantId: string | null) =>
  body.items.find(
    (item: { office: { tenantId: string } | null }) => (item.office?.tenantId ?? null) === tenantId,
  )

test('gives the ministry every office and the whole, in days from receipt to decision', async () => {
  // when
  const { status, body } = await manager.request('GET', '/v2/cockpit/procedures')
  // then
  expect(status).toBe(200)
  expect(lineOf(body, 'mitte')).toMatchObject({ open: 5, medianDays: 10, p90Days: 10, overdue: null })
  expect(lineOf(body, null)).toMatchObject({ open: 10, finished: 9, medianDays: 10 })
})

test('takes out what is below five, and what would reveal it', async () => {
  // when
  const { body } = await manager.request('GET', '/v2/cockpit/procedures')
  // then: three decided cases in Neukölln; with the total nine shown, Mitte's six would reveal them
  expect(lineOf(body, 'neukoelln')).toMatchObject({
    finished: null,
    medianDays: null,
    suppressed: true,
    protective: [],
  })
  expect(lineOf(body, 'mitte')).toMatchObject({ finished: null, protective: ['finished'] })
})

test('shows a lead the own office only, and its cases', async () => {
  // when
  const list = await lead.request('GET', '/v2/cockpit/procedures')
  const { body } = await lead.request('GET', '/v2/cockpit/procedures/counted?tenant=neukoelln')
  // then
  expect(list.body.items.map((item: { office: { tenantId: string } }) => item.office.tenantId)).toEqual([
    'mitte',
  ])
  expect(body.offices.map((office: { tenantId: string }) => office.tenantId)).toEqual(['mitte'])
  expect(body.tiles).toMatchObject({ open: 5, finished: 6, targetDays: 30 })
  expect(body.cases).toHaveLength(11)
})

test('tells the manager no case, no name, and counts per step only from five on', async () => {
  // when
  const { body } = await manager.request('GET', '/v2/cockpit/procedures/counted?tenant=mitte')
  // then
  expect(body.cases).toEqual([])
  expect(JSON.stringify(body)).not.toContain('Mustermann')
  const step = (id: string) =>
    body.elements.find((element: { elementId: string }) => element.elementId === id)
  expect(step('Decide')).toMatchObject({ active: 5, completed: 6 })
  expect(step('Wait')).toMatchObject({ active: 6, completed: null, medianHours: null })
})

test('counts only the asked period', async () => {
  // when
  const { body } = await manager.request('GET', '/v2/cockpit/procedures?from=2001-01-01&to=2001-12-31')
  // then
  expect(lineOf(body, null)).toMatchObject({ finished: null, medianDays: null, open: 10 })
})

test('refuses clerks and broken dates', async () => {
  expect((await mitte.request('GET', '/v2/cockpit/procedures')).status).toBe(403)
  expect((await manager.request('GET', '/v2/cockpit/procedures?from=2026-02-30')).status).toBe(400)
  expect((await manager.request('GET', '/v2/cockpit/procedures/unknown')).status).toBe(404)
})

test('keeps subjects, birth dates and variables from the reports role', async () => {
  const asReports = (column: string, table: string) =>
    runtime.database.transaction({ tenant: null, role: 'reports' }, (tx) => {
      // The tagged template takes no identifiers: each forbidden read is its own statement.
      if (table === 'instances') return tx`select data from instances`
      if (table === 'user_tasks') return tx`select variables from user_tasks`
      if (table === 'incidents') return tx`select message from incidents`
      return column === 'subject' ? tx`select subject from cases` : tx`select birth_date from cases`
    })
  for (const [table, column] of [
    ['cases', 'subject'],
    ['cases', 'birth_date'],
    ['instances', 'data'],
    ['user_tasks', 'variables'],
    ['incidents', 'message'],
  ] as const) {
    await expect(asReports(column, table), `${table}.${column}`).rejects.toThrow()
  }
})

test('shows an incident to the own lead with its message, to the operator without, to another lead not at all', async () => {
  // given
  const worker = await runtime.as('worker')
  await deploy(worker.context, {
    resources: [{ name: 'stuck.bpmn', content: bpmn('stuck', settings + stuck) }],
  })
  await startInstance(mitte.context, {
    process: { processId: 'stuck' },
    variables: { name: 'Max Beispiel' },
  })
  const operator = await runtime.as('operator')
  const other = await runtime.as('lead.neukoelln')
  // when
  const own = (await lead.request('GET', '/v2/cockpit/incidents')).body.items
  const all = (await operator.request('GET', '/v2/cockpit/incidents')).body.items
  const none = (await other.request('GET', '/v2/cockpit/incidents')).body.items
  // then
  expect(own).toMatchObject([{ elementName: 'Weiter?', officeName: 'Sozialamt Mitte' }])
  expect(own[0].message).toEqual(expect.any(String))
  expect(all).toMatchObject([{ tenantId: 'mitte', message: null }])
  expect(all[0].fileNumber).toMatch(/^CC-/)
  expect(none).toEqual([])
  // and the operator retries it in the office's name
  const { status } = await operator.request('POST', `/v2/incidents/${all[0].incidentKey}/resolution`)
  expect(status).toBe(204)
})
