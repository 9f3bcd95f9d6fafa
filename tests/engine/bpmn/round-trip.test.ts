import { describe, expect, test } from 'vitest'
import { applyFix, checkModel, exportBpmn, keepBpmn, layoutBpmn, parseBpmn } from '../../../engine/index.ts'
import { differences } from '../../support/xml-differences.ts'

const NS = [
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema"',
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"',
  'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"',
  'xmlns:di="http://www.omg.org/spec/DD/20100524/DI"',
  'xmlns:tns="urn:office"',
  'xmlns:acme="http://acme.example/bpm"',
].join(' ')
const file = (inner: string, more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<definitions ${NS} id="D" targetNamespace="urn:office" ${more}>${inner}</definitions>`
const process = (inner: string, beside = '', more = '') =>
  file(
    `${beside}<process id="P" isExecutable="true"${more}><startEvent id="S"/>${inner}<endEvent id="E"/><sequenceFlow id="F" sourceRef="S" targetRef="E"/></process>`,
  )

const nasty: { readonly [what: string]: string } = {
  'elements and attributes of another vendor, at any depth': process(
    '<userTask id="A" acme:priority="7"><extensionElements><acme:form acme:key="f"><acme:field name="x"><![CDATA[a < b && c]]></acme:field><other xmlns="urn:other"><deep xmlns:z="urn:z" z:q="1"/></other></acme:form></extensionElements></userTask>',
  ),
  'defaults written out': process(
    '<userTask id="A" startQuantity="1" completionQuantity="1" isForCompensation="false"/><boundaryEvent id="B" attachedToRef="A" cancelActivity="true" parallelMultiple="false"><timerEventDefinition id="T"><timeDuration xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition></boundaryEvent>',
  ),
  'defaults of the file': file(
    '<process id="P"/>',
    'expressionLanguage="http://www.w3.org/1999/XPath" typeLanguage="http://www.w3.org/2001/XMLSchema" exporter="x" exporterVersion="1"',
  ),
  'references by qualified name': process(
    '<intermediateCatchEvent id="C"><messageEventDefinition messageRef="tns:M"/></intermediateCatchEvent>',
    '<message id="M" name="m"/>',
  ),
  'data types of other files': process(
    '<dataObject id="O" itemSubjectRef="I"/>',
    '<itemDefinition id="I" structureRef="xsd:string"/>',
  ),
  'documentation of several formats and languages': process(
    '<userTask id="A"><documentation textFormat="text/html" xml:lang="de">&lt;b&gt;Hinweis&lt;/b&gt;\n  zweite Zeile</documentation><documentation> spaces  stay </documentation></userTask>',
  ),
  'notes, groups and categories': process(
    '<textAnnotation id="N" textFormat="text/plain"><text>a\n\nb</text></textAnnotation><association id="L" associationDirection="None" sourceRef="S" targetRef="N"/><group id="G" categoryValueRef="V"/>',
    '<category id="C"><categoryValue id="V" value="phase 1"/></category>',
  ),
  'collaboration, conversation and choreography': file(
    '<collaboration id="Co" isClosed="false"><participant id="A1" processRef="P"><participantMultiplicity minimum="0" maximum="1"/></participant><participant id="A2"/><messageFlow id="MF" sourceRef="A1" targetRef="A2"/><conversation id="Cv"><participantRef>A1</participantRef><participantRef>A2</participantRef><correlationKey id="K"/></conversation><conversationLink id="CL" sourceRef="A1" targetRef="Cv"/></collaboration><process id="P"/><choreography id="Ch"><participant id="A3"/><participant id="A4"/><messageFlow id="M2" sourceRef="A3" targetRef="A4"/><choreographyTask id="T" initiatingParticipantRef="A3"><participantRef>A3</participantRef><participantRef>A4</participantRef><messageFlowRef>M2</messageFlowRef></choreographyTask></choreography>',
  ),
  'a drawing with styles, colors and numbers as they are': process('', '').replace(
    '</definitions>',
    '<bpmndi:BPMNDiagram id="Di" resolution="96.0"><bpmndi:BPMNPlane id="Pl" bpmnElement="P"><bpmndi:BPMNShape id="Sh" bpmnElement="S" acme:fill="#fff"><dc:Bounds x="10.00" y="1e2" width="36.0" height="36"/><bpmndi:BPMNLabel labelStyle="Ls"><dc:Bounds x="0.0" y="0.5" width="1" height="1"/></bpmndi:BPMNLabel></bpmndi:BPMNShape><bpmndi:BPMNEdge id="Ed" bpmnElement="F"><di:waypoint xsi:type="dc:Point" x="1.0" y="2"/><di:waypoint x="3" y="4"/></bpmndi:BPMNEdge></bpmndi:BPMNPlane><bpmndi:BPMNLabelStyle id="Ls"><dc:Font name="Arial" size="11.0" isBold="false"/></bpmndi:BPMNLabelStyle></bpmndi:BPMNDiagram></definitions>',
  ),
  'a drawing of something that is not there': process('').replace(
    '</definitions>',
    '<bpmndi:BPMNDiagram id="Di"><bpmndi:BPMNPlane id="Pl" bpmnElement="Gone"/></bpmndi:BPMNDiagram></definitions>',
  ),
  'who does the work, by an expression': process(
    '<userTask id="A"><potentialOwner id="R"><resourceAssignmentExpression><formalExpression>clerk</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>',
  ),
  'a global task with a script': process(
    '',
    '<globalScriptTask id="G" name="g"><script>1 + 1</script></globalScriptTask>',
  ),
  'nodes and flows in an order of their own': file(
    '<process id="P"><sequenceFlow id="F" sourceRef="S" targetRef="E"/><endEvent id="E"><incoming>F</incoming></endEvent><laneSet id="Ls"><lane id="L"><flowNodeRef>E</flowNodeRef><flowNodeRef>S</flowNodeRef></lane></laneSet><startEvent id="S"><outgoing>F</outgoing></startEvent></process><message id="M"/>',
  ),
  'other prefixes': process('<userTask id="A"/>')
    .replace('xmlns=', 'xmlns:model=')
    .replaceAll(/<(\/?)(definitions|process|startEvent|userTask|endEvent|sequenceFlow)/g, '<$1model:$2'),
}

describe('importing and exporting a file loses nothing', () => {
  test.each(Object.keys(nasty))('%s', async (what) => {
    // given
    const source = nasty[what] ?? ''
    const { definitions, findings } = await parseBpmn(source)
    if (!definitions) throw new Error(JSON.stringify(findings))
    // when
    const written = await exportBpmn(definitions, source)
    // then
    expect(differences(source, written)).toEqual([])
    expect((await parseBpmn(written)).findings).toEqual(findings)
  })

  test('a modeler that knows none of it keeps all of it, and what was changed there is changed', async () => {
    // given
    const source = process(
      '<userTask id="A" name="Check" startQuantity="1" acme:priority="7"/><userTask id="B" acme:priority="8"/>',
    )
    const { definitions } = await parseBpmn(source)
    if (!definitions) throw new Error('Expected a readable model.')
    const saved = (await exportBpmn(definitions))
      .replace('name="Check"', 'name="Decide"')
      .replace(/<userTask id="B"[^>]*>/, '')
    // when
    const kept = await keepBpmn(source, saved)
    // then
    const expected = source
      .replace('name="Check"', 'name="Decide"')
      .replace('<userTask id="B" acme:priority="8"/>', '')
    expect(differences(expected, kept)).toEqual([])
  })

  test('what is refused at deployment is kept all the same when a draft is saved', async () => {
    // given
    const source = process('<userTask id="A" color="red"/><userTask id="B" owner="me"><mystery/></userTask>')
    expect((await parseBpmn(source)).definitions).toBeUndefined()
    const saved = process('<userTask id="A"/><userTask id="B"/><userTask id="C"/>')
    // when
    const kept = await keepBpmn(source, saved)
    // then
    expect(kept).toContain('<mystery')
    expect(kept).toContain('<userTask id="C"')
  })

  test('laying out and repairing touch nothing else', async () => {
    // given
    const source = process('<task id="A" completionQuantity="1" acme:priority="7"/>')
    // when
    const laidOut = await layoutBpmn(source)
    const { definitions } = await parseBpmn(laidOut)
    const fixable = definitions && checkModel(definitions).find((finding) => finding.fix)
    if (!fixable) throw new Error('Expected something to repair.')
    const repaired = await applyFix(laidOut, fixable)
    // then
    for (const xml of [laidOut, repaired]) {
      expect(xml).toContain('completionQuantity="1"')
      expect(xml).toContain('acme:priority="7"')
    }
  })
})
