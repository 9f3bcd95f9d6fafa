import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluateDeployedDecision } from '../../runtime/decisions/evaluate.ts'
import { deploy } from '../../runtime/deployments/deploy.ts'
import { deployShippedProcedures } from '../../runtime/deployments/deploy-shipped.ts'
import { systemContext } from '../../runtime/system-context.ts'
import { dmnFile, importOf, literal } from '../engine/dmn/build-dmn.ts'
import { bpmn, chain, end, start, userTask } from '../support/sample-models.ts'
import { createTestRuntime, type TestRuntime } from '../support/test-runtime.ts'

let runtime: TestRuntime

beforeAll(async () => {
  runtime = await createTestRuntime()
})
afterAll(() => runtime.drop())

test('deploys the shipped procedures once and answers the same deployment again', async () => {
  // given
  const context = systemContext(runtime.deps, 'senat', 'test')
  const folder = join(import.meta.dirname, '../../processes')
  // when
  const first = await deployShippedProcedures(context, folder)
  const second = await deployShippedProcedures(context, folder)
  // then
  expect(first.flatMap((deployment) => deployment.processes.map((process) => process.processId))).toContain(
    'grundsicherung',
  )
  expect(second.map((deployment) => deployment.key)).toEqual(first.map((deployment) => deployment.key))
})

test('lets every office use what the ministry deployed, and no office what another deployed', async () => {
  // given
  const worker = await runtime.as('worker')
  const own = bpmn('own-of-mitte', chain(start, userTask('Check'), end))
  await deploy(worker.context, { resources: [{ name: 'own.bpmn', content: own }] })
  // when
  const clerk = await runtime.as('clerk.neukoelln')
  const { body } = await clerk.request('POST', '/v2/process-definitions/search', {})
  // then
  const ids = body.items.map((item: { processDefinitionId: string }) => item.processDefinitionId)
  expect(ids).toContain('grundsicherung')
  expect(ids).not.toContain('own-of-mitte')
})

test('counts versions up and starts the newest', async () => {
  // given
  const worker = await runtime.as('worker')
  const versions: number[] = []
  for (const name of ['First', 'Second']) {
    const content = bpmn('versioned', chain(start, userTask(name), end))
    const deployment = await deploy(worker.context, { resources: [{ name: 'v.bpmn', content }] })
    versions.push(deployment.processes[0]?.version ?? 0)
  }
  // when
  const { body } = await worker.request('POST', '/v2/process-instances', { processDefinitionId: 'versioned' })
  // then
  expect(versions).toEqual([1, 2])
  expect(body.processDefinitionVersion).toBe(2)
})

test('does not deploy for a clerk', async () => {
  const clerk = await runtime.as('clerk.mitte')
  await expect(deploy(clerk.context, { resources: [{ name: 'x.bpmn', content: '' }] })).rejects.toMatchObject(
    {
      code: 'forbidden',
    },
  )
})

test('evaluates a decision whose file imports another one of the same deployment', async () => {
  // given
  const worker = await runtime.as('worker')
  const rates = dmnFile('urn:rates', literal('rate', '0.3'))
  const required =
    '<informationRequirement><requiredDecision href="urn:rates#rate"/></informationRequirement>'
  const claim = dmnFile(
    'urn:claim',
    importOf('urn:rates', 'rates') + literal('claim', 'rates.rate * 10', required),
  )
  // when
  await deploy(worker.context, {
    resources: [
      { name: 'claim.dmn', content: claim.replace('id="file"', 'id="claims"') },
      { name: 'rates.dmn', content: rates.replace('id="file"', 'id="rates"') },
    ],
  })
  const answer = await evaluateDeployedDecision(worker.context, {
    decision: { decisionId: 'claim' },
    variables: {},
  })
  // then
  expect(answer).toMatchObject({ output: 3, failure: null })
})

test('refuses a file whose import is not deployed with it', async () => {
  const worker = await runtime.as('worker')
  const content = dmnFile('urn:lonely', importOf('urn:nowhere', 'x') + literal('lonely', '1'))
  await expect(deploy(worker.context, { resources: [{ name: 'lonely.dmn', content }] })).rejects.toThrow(
    'Expected files that can be',
  )
})
