import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, createTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'

const bpmn = `<?xml version="1.0"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="D" targetNamespace="urn:test">
  <bpmn:process id="Urlaub" name="Urlaubsantrag" isExecutable="true">
    <bpmn:startEvent id="Start"/>
    <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Pruefen"/>
    <bpmn:userTask id="Pruefen" name="Antrag prüfen" camunda:candidateGroups="leitung">
      <bpmn:extensionElements>
        <camunda:formData><camunda:formField id="tage" label="Tage" type="long"/></camunda:formData>
        <camunda:taskListener event="create" class="org.acme.Notify"/>
      </bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="f2" sourceRef="Pruefen" targetRef="End"/>
    <bpmn:endEvent id="End"/>
  </bpmn:process>
</bpmn:definitions>`

describe('a model of Camunda 7', () => {
  let runtime: TestRuntime
  let designer: Caller
  beforeAll(async () => {
    runtime = await createTestRuntime()
    designer = await runtime.as('designer')
  })
  afterAll(() => runtime.drop())

  test('is imported as a draft with its forms, and says what it could not take over', async () => {
    // when
    const { status, body } = await designer.request('POST', '/v2/procedures', { bpmn })
    // then
    const draft = body.draft ?? body
    expect(status).toBe(201)
    expect(draft.bpmn).toContain('candidateGroups="leitung"')
    expect(draft.forms['Pruefen-form'].fields.map((field: { key: string }) => field.key)).toContain('tage')
    const findings = draft.findings.map(({ code, element }: { code: string; element: string }) => [
      code,
      element,
    ])
    expect(findings).toContainEqual(['import-listener', 'Pruefen'])
    expect(findings).not.toContainEqual(['form-missing', 'Pruefen'])
  })
})
