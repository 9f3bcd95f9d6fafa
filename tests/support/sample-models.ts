/** Small executable models, drawn as text so that a test shows what it runs. */
export function bpmn(processId: string, body: string, extras = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:lz="urn:laufzettel:bpmn:1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  id="Definitions_${processId}" targetNamespace="urn:laufzettel:test">
  ${extras}
  <bpmn:process id="${processId}" name="Process ${processId}" isExecutable="true">
    ${body}
  </bpmn:process>
</bpmn:definitions>`
}

/** A chain of elements with sequence flows between them; each is `[id, xml with {io} for its flow references]`. */
export function chain(...elements: readonly string[]): string {
  const ids = elements.map((element) => /id="([^"]+)"/.exec(element)?.[1] ?? '')
  return elements
    .map((element, index) => {
      const next = ids[index + 1]
      if (next === undefined) return element
      return `${element}
    <bpmn:sequenceFlow id="Flow_${ids[index]}_${next}" sourceRef="${ids[index]}" targetRef="${next}" />`
    })
    .join('\n    ')
}

export const start = '<bpmn:startEvent id="Start" name="Start" />'
export const end = '<bpmn:endEvent id="End" name="End" />'

export function userTask(
  id: string,
  options: { groups?: string; formId?: string; fourEyes?: string } = {},
): string {
  const { groups = 'clerk', formId, fourEyes } = options
  return `<bpmn:userTask id="${id}" name="Task ${id}">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:assignmentDefinition candidateGroups="${groups}" />
        ${formId === undefined ? '' : `<zeebe:formDefinition formId="${formId}" />`}
        ${fourEyes === undefined ? '' : `<lz:step fourEyes="${fourEyes}" />`}
      </bpmn:extensionElements>
    </bpmn:userTask>`
}

export function serviceTask(id: string, type: string): string {
  return `<bpmn:serviceTask id="${id}" name="Service ${id}">
      <bpmn:extensionElements><zeebe:taskDefinition type="${type}" retries="2" /></bpmn:extensionElements>
    </bpmn:serviceTask>`
}
