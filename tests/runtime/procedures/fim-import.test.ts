import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseBpmn, repairAll, suggestForms } from '../../../engine/index.ts'
import { type FormDocument, plainForm } from '../../../forms/index.ts'
import {
  type Caller,
  createTestRuntime,
  type ResponseBody,
  type TestRuntime,
} from '../../support/test-runtime.ts'

const file = resolve(import.meta.dirname, '../../../../shared/data/fim/fim_buergergeld_stamm.bpmn')
const absent = !existsSync(file)
if (absent)
  process.stdout.write('Skipped: the FIM reference process is not beside this clone (../shared/data/fim).\n')

/** Real federal process, 36 steps, without a diagram: imported, completed, published and run to its end. */
describe.skipIf(absent)('the FIM process "Antrag Bürgergeld (bearbeiten)"', () => {
  let runtime: TestRuntime
  let designer: Caller
  let publisher: Caller
  let clerk: Caller
  let procedure: ResponseBody

  beforeAll(async () => {
    runtime = await createTestRuntime()
    designer = await runtime.as('designer')
    publisher = await runtime.as('publisher')
    clerk = await runtime.as('clerk.mitte')
  })
  afterAll(() => runtime.drop())

  test('opens with a diagram, nothing dropped, every gap a finding with a repair', async () => {
    // when
    const bpmn = readFileSync(file, 'utf8')
    const imported = await designer.request('POST', '/v2/procedures', { bpmn })
    // then
    expect(imported.status).toBe(201)
    procedure = imported.body
    const draft = procedure.draft ?? procedure
    for (const [, id] of bpmn.matchAll(
      /<(?:subProcess|sequenceFlow|exclusiveGateway|\w*[eE]vent) id="([^"]+)"/g,
    )) {
      expect(draft.bpmn).toContain(`id="${id}"`)
    }
    expect(draft.bpmn).toContain('BPMNShape')
    expect(draft.bpmn.match(/fim:step/g)).toHaveLength(bpmn.match(/fim:step/g)?.length ?? 0)
    const errors = draft.findings.filter(({ severity }: { severity: string }) => severity === 'error')
    expect(errors.length).toBeGreaterThan(30)
    for (const finding of errors) expect(finding.fix, finding.message.en).toBeDefined()
  })

  test('is completed, published by a second person, and runs from receipt to Bestandskraft', async () => {
    // given: every repair taken, plain forms where there were none, and an objection period short enough to wait for
    const draft = procedure.draft ?? procedure
    const repaired = await repairAll(draft.bpmn)
    const xml = (typeof repaired === 'string' ? repaired : repaired.xml).replaceAll(
      /(timeDuration[^>]*>)P[^<]+/g,
      '$1PT1S',
    )
    const { definitions } = await parseBpmn(xml)
    if (definitions === undefined) throw new Error('The repaired model cannot be read.')
    const forms: Record<string, FormDocument> = {}
    for (const suggested of suggestForms(definitions)) forms[suggested.formId] = plainForm(suggested)
    const path = `/v2/procedures/${procedure.processId}/draft`
    const saved = await designer.request(
      'PUT',
      path,
      { bpmn: xml, decisions: {}, forms },
      { 'If-Match': `"${draft.rev}"` },
    )
    expect(saved.body.findings?.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual(
      [],
    )
    expect((await designer.request('POST', `${path}/review`, { comment: 'FIM-Stammprozess' })).status).toBe(
      200,
    )
    expect((await publisher.request('POST', `${path}/publication`, { comment: 'Geprüft' })).status).toBe(200)

    // when
    const started = await clerk.request('POST', '/v2/process-instances', {
      processDefinitionId: procedure.processId,
      variables: {},
    })
    expect(started.status).toBe(200)
    const key = started.body.processInstanceKey
    const done = await workUntilEnded(key)

    // then
    const ended = await clerk.request('GET', `/v2/process-instances/${key}`)
    expect(ended.body.state).toBe('COMPLETED')
    const elements = await clerk.request('POST', '/v2/element-instances/search', {
      filter: { processInstanceKey: key },
      page: { limit: 200 },
    })
    const names = elements.body.items.map((item: ResponseBody) => String(item.elementName))
    expect(names.some((name: string) => /bestandskräftig|Bestandskraft/i.test(name))).toBe(true)
    expect(done).toContain('Genehmigungsbescheid erlassen')
    expect(done.length).toBeGreaterThan(15)
  }, 120_000)

  /** Claims and completes whatever is open, choosing the way to an approval; answers the names done. */
  async function workUntilEnded(processInstanceKey: string): Promise<string[]> {
    const done: string[] = []
    for (let round = 0; round < 200; round++) {
      const open = await clerk.request('POST', '/v2/user-tasks/search', {
        filter: { processInstanceKey, state: 'CREATED' },
      })
      for (const task of open.body.items) {
        await clerk.request('POST', `/v2/user-tasks/${task.userTaskKey}/assignment`, {
          assignee: 'clerk.mitte',
        })
        const form = await clerk.request('GET', `/v2/user-tasks/${task.userTaskKey}/form`)
        const variables = answers(form.body?.schema)
        const completed = await clerk.request('POST', `/v2/user-tasks/${task.userTaskKey}/completion`, {
          variables,
        })
        expect(completed.status, `${task.name}: ${JSON.stringify(completed.body)}`).toBe(204)
        done.push(task.name)
      }
      const instance = await clerk.request('GET', `/v2/process-instances/${processInstanceKey}`)
      if (instance.body.state !== 'ACTIVE') return done
      if (open.body.items.length === 0) await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`The case does not end. Done: ${done.join(', ')}`)
  }
})

/** "nein" where a "ja" leads astray, "ja" elsewhere. */
const negative =
  /^(erwerbsfaehigNicht|nachgefordert|uebersetzung|anhoerung|nebenbestimmungen|vorlaeufig|befangen|weiterleit)/i

function answers(schema: ResponseBody): Record<string, string> {
  const document: FormDocument = typeof schema === 'string' ? JSON.parse(schema) : schema
  const chosen: Record<string, string> = {}
  for (const field of document?.fields ?? []) {
    if (field.kind !== 'choice') continue
    const options = field.options ?? []
    const wanted = negative.test(field.key) ? 'nein' : 'ja'
    chosen[field.key] = options.find((option) => option === wanted) ?? options[0] ?? ''
  }
  return chosen
}
