import { describe, expect, test } from 'vitest'
import { compileProcess, createTryOut, parseBpmn } from '../../../engine/index.ts'
import { bpmn } from '../../support/bpmn-builder.ts'

const fine = bpmn().start().end().flow('Start', 'End').xml()

/** CPU time of this process, so that a busy machine does not fail the test. */
async function refuse(xml: string): Promise<{ codes: readonly string[]; cpuMs: number }> {
  const before = process.cpuUsage()
  const { definitions, findings } = await parseBpmn(xml)
  const { user, system } = process.cpuUsage(before)
  expect(definitions).toBeUndefined()
  expect(findings.every((finding) => finding.severity === 'error')).toBe(true)
  return { codes: findings.map((finding) => finding.code), cpuMs: (user + system) / 1000 }
}

const process1 = (inner: string) => fine.replace('</process>', `${inner}</process>`)

const hostile: { readonly [name: string]: readonly [string, string] } = {
  'B01 billion laughs': [`<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${fine}`, 'xml-doctype'],
  'B03 external entity': [`<!DOCTYPE d SYSTEM "file:///etc/passwd">${fine}`, 'xml-doctype'],
  'B06 any document type': [fine.replace('?>', '?><!DOCTYPE definitions>'), 'xml-doctype'],
  'B09 5,000 nested sub-processes': [
    process1(
      Array.from({ length: 5000 }, (_, i) => `<subProcess id="s${i}">`).join('') +
        '</subProcess>'.repeat(5000),
    ),
    'xml-too-deep',
  ],
  'B10 50,000 nested unknown elements': [
    process1('<x>'.repeat(50_000) + '</x>'.repeat(50_000)),
    'xml-too-deep',
  ],
  'B11 more than 2 MB': [process1(`<!--${'x'.repeat(2_100_000)}-->`), 'xml-too-large'],
  'B11 too many nodes': [process1('<task/>'.repeat(40_000)), 'model-too-large'],
  'B12 100,000 attributes': [
    process1(`<task id="t" ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
    'model-too-large',
  ],
  'B14 an id twice': [process1('<task id="t"/><task id="t"/>'), 'id-duplicate'],
  'B15 a flow to nowhere': [
    process1('<sequenceFlow id="f" sourceRef="Start" targetRef="Nowhere"/>'),
    'reference-dangling',
  ],
  'B16 an id __proto__': [process1('<task id="__proto__"/>'), 'id-reserved'],
  'B16 an id constructor': [process1('<task id="constructor"/>'), 'id-reserved'],
  'B16 an id with other characters': [process1('<task id="a b&lt;"/>'), 'bpmn-not-understood'],
  'B16 an id of 200 characters': [process1(`<task id="${'a'.repeat(200)}"/>`), 'id-invalid'],
  'B19 a NUL': [fine.replace('"Start"', '"St\0art"'), 'xml-invalid'],
  'B19 a control character': [fine.replace('"Start"', '"St\u0007art"'), 'xml-invalid'],
  'B20 nothing': ['', 'not-bpmn'],
  'B20 HTML': ['<!doctype html><html><body>Hello</body></html>', 'xml-doctype'],
  'B20 HTML without a document type': ['<html><body>Hello</body></html>', 'not-bpmn'],
  'B20 a ZIP': ['PK\u0003\u0004\u0014', 'xml-invalid'],
  'B20 a PDF': ['%PDF-1.7 1 0 obj', 'not-bpmn'],
  'B20 a cut-off file': [fine.slice(0, fine.length / 2), 'xml-invalid'],
  'a misspelt element': [process1('<usrTask id="u"/>'), 'bpmn-not-understood'],
  'an unknown attribute': [process1('<task id="t" colour="red"/>'), 'bpmn-not-understood'],
  'no process': ['<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D"/>', 'process-none'],
}

describe('parseBpmn', () => {
  test('reads a plain model without findings', async () => {
    const { definitions, findings } = await parseBpmn(fine)
    expect(findings).toEqual([])
    expect(definitions?.$type).toBe('bpmn:Definitions')
  })

  test('a reference may name the target namespace', async () => {
    const xml = bpmn()
      .start('Start', '<messageEventDefinition messageRef="tns:order"/>')
      .end()
      .flow('Start', 'End')
      .message('order', 'order')
      .xml()
      .replace('<definitions ', '<definitions xmlns:tns="urn:test" ')
    const { definitions, findings } = await parseBpmn(xml)
    expect(findings).toEqual([])
    const { process } = compileProcess(definitions ?? fail(), 'P')
    expect(process?.starts.map((start) => start.messageName?.text)).toEqual(['order'])
  })

  test('a prefix of another namespace stays a reference to nowhere', async () => {
    const xml = process1('<sequenceFlow id="f" sourceRef="x:Start" targetRef="x:End"/>').replace(
      '<definitions ',
      '<definitions xmlns:x="urn:other" ',
    )
    const { findings } = await parseBpmn(xml)
    expect(findings.map((finding) => finding.code)).toEqual(['reference-dangling', 'reference-dangling'])
  })

  test('flows and nodes without an id get one, so that joins can count by flow', async () => {
    const flow = (source: string, target: string) =>
      `<sequenceFlow sourceRef="${source}" targetRef="${target}"/>`
    const xml = fine.replace(
      /<process.*<\/process>/s,
      `<process id="P" isExecutable="true"><startEvent id="S"/>${flow('S', 'F')}<parallelGateway id="F"/>${flow('F', 'J')}${flow('F', 'A')}<userTask id="A"/>${flow('A', 'J')}<parallelGateway id="J"/>${flow('J', 'E')}<endEvent id="E"/></process>`,
    )
    const { definitions } = await parseBpmn(xml)
    const { process } = compileProcess(definitions ?? fail(), 'P')
    const ids = [...(process?.flows.keys() ?? [])]
    expect(ids).toEqual(['unnamed_1', 'unnamed_2', 'unnamed_3', 'unnamed_4', 'unnamed_5'])
    const tryOut = createTryOut({ processes: process ? [process] : [] }, { now: '2026-01-01T00:00:00Z' })
    expect(tryOut.main.instance.state).toBe('active')
    tryOut.completeTask('A')
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('a drawing of what is not there is told, and the model is read', async () => {
    const xml = fine.replace(
      '</definitions>',
      '<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" id="d"><bpmndi:BPMNPlane id="p" bpmnElement="Gone"/></bpmndi:BPMNDiagram></definitions>',
    )
    const { definitions, findings } = await parseBpmn(xml)
    expect(definitions).toBeDefined()
    expect(findings).toMatchObject([{ code: 'drawing-dangling', severity: 'warning' }])
  })

  test('form fields of another engine may share an id', async () => {
    const field = (id: string) =>
      `<userTask id="${id}"><extensionElements><camunda:formField id="age"/></extensionElements></userTask>`
    const xml = process1(field('a') + field('b')).replace(
      '<definitions ',
      '<definitions xmlns:camunda="http://camunda.org/schema/1.0/bpmn" ',
    )
    expect((await parseBpmn(xml)).findings).toEqual([])
  })

  test.each(Object.entries(hostile))('refuses %s', async (_name, [xml, code]) => {
    const { codes, cpuMs } = await refuse(xml)
    expect(codes).toContain(code)
    expect(cpuMs).toBeLessThan(250)
  })

  test('does not refuse the words of an attack in text and comments', async () => {
    const { findings } = await parseBpmn(
      fine
        .replace('id="Start"', 'id="Start" name="&lt;script&gt;alert(1)&lt;/script&gt; DOCTYPE"')
        .replace('<process', '<!-- ENTITY --><process'),
    )
    expect(findings).toEqual([])
  })

  test('keeps extension elements and attributes of other namespaces', async () => {
    const { findings } = await parseBpmn(
      process1(
        '<task id="t" x:note="1" xmlns:x="urn:x"><extensionElements><x:more a="b"/></extensionElements></task>',
      ),
    )
    expect(findings).toEqual([])
  })
})

function fail(): never {
  throw new Error('Expected the model to be readable.')
}
