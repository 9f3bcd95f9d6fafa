import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { startServer, type TestServer } from '../support/start-server.ts'
import { differences } from '../support/xml-differences.ts'
import { signInClient } from './api.ts'

let server: TestServer
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'de-DE' })
  page.setDefaultTimeout(20_000)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const shape = (id: string, x: number, size: number) =>
  `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}.00" y="100.0" width="${size}.0" height="${size}"/><bpmndi:BPMNLabel/></bpmndi:BPMNShape>`
const edge = (id: string, from: number, to: number) =>
  `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint xsi:type="dc:Point" x="${from}.0" y="118"/><di:waypoint x="${to}" y="118.50"/></bpmndi:BPMNEdge>`

/** Full of what bpmn-js cannot hold: foreign elements, written defaults, number formats, qualified names. */
const source = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:tns="urn:office" xmlns:acme="urn:acme" id="D" targetNamespace="urn:office" expressionLanguage="http://www.w3.org/1999/XPath">
<itemDefinition id="I" isCollection="false" structureRef="tns:Letter"/><message id="M" name="letter" itemRef="tns:I"/>
<globalScriptTask id="G" name="g"><extensionElements><zeebe:script expression="=1" resultVariable="n"/></extensionElements></globalScriptTask>
<process id="Foreign" name="Fremdes Verfahren" isExecutable="true" isClosed="false" acme:owner="x"><documentation textFormat="text/plain"> zwei  Leerzeichen </documentation>
<extensionElements><acme:a b="1"><acme:c><![CDATA[<d> & e]]></acme:c></acme:a></extensionElements>
<sequenceFlow id="F1" sourceRef="S" targetRef="T"/><startEvent id="S" name="Anfang" isInterrupting="true" parallelMultiple="false"><outgoing>F1</outgoing></startEvent>
<userTask id="T" name="Prüfen" startQuantity="1" isForCompensation="false" acme:priority="7"><extensionElements><zeebe:userTask/></extensionElements><incoming>F1</incoming><outgoing>F2</outgoing></userTask>
<sequenceFlow id="F2" sourceRef="T" targetRef="E"/><endEvent id="E" name="Ende"><incoming>F2</incoming></endEvent></process>
<bpmndi:BPMNDiagram id="Di" resolution="96.0"><bpmndi:BPMNPlane id="Pl" bpmnElement="Foreign">${shape('S', 100, 36)}${shape('T', 200, 80)}${shape('E', 350, 36)}${edge('F1', 136, 200)}${edge('F2', 280, 350)}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</definitions>`

test('a file of other tools, changed in the designer, differs by the change only', {
  timeout: 120_000,
}, async () => {
  // given
  const client = await signInClient(server, 'designer')
  await client.post('/v2/procedures', { bpmn: source })
  await page.goto(`${server.address}/designer`)
  await page.getByLabel('Benutzername').fill('designer')
  await page.getByLabel('Passwort').fill(server.password)
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await page.getByRole('link', { name: 'Fremdes Verfahren' }).click()
  await page.getByRole('tree').waitFor()
  // when
  await page
    .getByRole('treeitem', { name: /^(?!.*Verfahren).*Prüfen/ })
    .last()
    .click()
  const name = page.getByRole('textbox', { name: 'Wie heißt der Schritt?' })
  await name.fill('Genau prüfen')
  await name.press('Tab')
  await page
    .getByText(/gespeichert \d/)
    .first()
    .waitFor()
  // then
  const draft = await client.get('/v2/procedures/Foreign/draft')
  expect(differences(source.replace('name="Prüfen"', 'name="Genau prüfen"'), draft.bpmn)).toEqual([])
})
