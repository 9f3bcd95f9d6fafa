/** Process id from a name: "Wohngeld: Antrag" → `wohngeld_antrag`. */
export function processIdFrom(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 60)
  return /^[a-z]/.test(plain) ? plain : `verfahren${plain && `_${plain}`}`
}

/** The smallest procedure that runs: application received, one task, done. */
export function newModel(processId: string, name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:lz="urn:laufzettel:bpmn:1.0" id="Definitions_${processId}" targetNamespace="urn:laufzettel">
  <bpmn:process id="${processId}" name="${escapeXml(name)}" isExecutable="true">
    <bpmn:extensionElements>
      <lz:case prefix="${prefixFrom(name)}" targetDays="30" />
      <lz:stages>
        <lz:stage id="bearbeitung" de="Bearbeitung" en="In progress" />
        <lz:stage id="fertig" de="Fertig" en="Done" />
      </lz:stages>
    </bpmn:extensionElements>
    <bpmn:startEvent id="antrag_eingegangen" name="Antrag eingegangen">
      <bpmn:outgoing>weg_1</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:sequenceFlow id="weg_1" sourceRef="antrag_eingegangen" targetRef="antrag_pruefen" />
    <bpmn:userTask id="antrag_pruefen" name="Antrag prüfen">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:assignmentDefinition candidateGroups="clerk" />
        <lz:step stage="bearbeitung" />
      </bpmn:extensionElements>
      <bpmn:incoming>weg_1</bpmn:incoming>
      <bpmn:outgoing>weg_2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="weg_2" sourceRef="antrag_pruefen" targetRef="erledigt" />
    <bpmn:endEvent id="erledigt" name="Erledigt">
      <bpmn:extensionElements>
        <lz:step stage="fertig" />
      </bpmn:extensionElements>
      <bpmn:incoming>weg_2</bpmn:incoming>
    </bpmn:endEvent>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagramm">
    <bpmndi:BPMNPlane id="ebene" bpmnElement="${processId}">
      <bpmndi:BPMNShape id="antrag_eingegangen_di" bpmnElement="antrag_eingegangen">
        <dc:Bounds x="180" y="160" width="36" height="36" />
        <bpmndi:BPMNLabel><dc:Bounds x="152" y="203" width="92" height="14" /></bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="antrag_pruefen_di" bpmnElement="antrag_pruefen">
        <dc:Bounds x="270" y="138" width="100" height="80" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="erledigt_di" bpmnElement="erledigt">
        <dc:Bounds x="432" y="160" width="36" height="36" />
        <bpmndi:BPMNLabel><dc:Bounds x="430" y="203" width="40" height="14" /></bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="weg_1_di" bpmnElement="weg_1">
        <di:waypoint x="216" y="178" />
        <di:waypoint x="270" y="178" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="weg_2_di" bpmnElement="weg_2">
        <di:waypoint x="370" y="178" />
        <di:waypoint x="432" y="178" />
      </bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`
}

/** Two letters for the file number: "Grundsicherung im Alter" → `GI`. */
function prefixFrom(name: string): string {
  const letters = name
    .replaceAll(/[^A-Za-zÄÖÜäöüß ]/g, '')
    .split(/\s+/)
    .map((word) => word[0] ?? '')
  return (
    letters
      .join('')
      .slice(0, 2)
      .toUpperCase()
      .normalize('NFD')
      .replaceAll(/[^A-Z]/g, '') || 'VF'
  )
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
