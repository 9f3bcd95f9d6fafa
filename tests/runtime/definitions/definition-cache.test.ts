import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateSchema } from '../../../forms/index.ts'
import { deploy } from '../../../runtime/deployments/deploy.ts'
import { getTaskForm } from '../../../runtime/tasks/form.ts'
import { everyKind } from '../../forms/sample-form.ts'
import { bpmn, chain, end, start, userTask } from '../../support/sample-models.ts'
import { createTestRuntime, type TestRuntime, testActor } from '../../support/test-runtime.ts'

let runtime: TestRuntime
beforeAll(async () => {
  runtime = await createTestRuntime()
})
afterAll(() => runtime.drop())

const formOf = (purpose: string) => {
  const form = { ...everyKind, id: 'local', meta: { purpose } }
  return { name: 'local.form', content: JSON.stringify({ ...form, schema: generateSchema(form) }) }
}

test('a shared process uses the form of the office that runs it, never that of another', async () => {
  // given
  const model = bpmn('shared_work', chain(start, userTask('Check', { formId: 'local' }), end))
  const senat = await runtime.as(testActor('senat', 'publisher'))
  await deploy(senat.context, { resources: [{ name: 'work.bpmn', content: model }] })
  const purposes: (string | undefined)[] = []
  for (const tenant of ['mitte', 'neukoelln']) {
    const publisher = await runtime.as(testActor(tenant, 'publisher'))
    await deploy(publisher.context, { resources: [formOf(tenant)] })
  }
  // when
  for (const tenant of ['mitte', 'neukoelln']) {
    const clerk = await runtime.as(`clerk.${tenant}`)
    await clerk.request('POST', '/v2/process-instances', { processDefinitionId: 'shared_work' })
    const { body } = await clerk.request('POST', '/v2/user-tasks/search', {})
    purposes.push(
      (await getTaskForm(clerk.context, { key: body.items[0].userTaskKey }))?.document.meta.purpose,
    )
  }
  // then
  expect(purposes).toEqual(['mitte', 'neukoelln'])
})
