import { expect, test } from 'vitest'
import { dropStrayPlanes } from '../../designer/modeler/drop-stray-planes.ts'

const model = (
  element: string,
) => `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="d" targetNamespace="t">
<bpmn:process id="p"><bpmn:${element} id="a" /></bpmn:process>
<bpmndi:BPMNDiagram id="d1"><bpmndi:BPMNPlane id="e1" bpmnElement="p"><bpmndi:BPMNShape id="s" bpmnElement="a"><dc:Bounds x="0" y="0" width="100" height="80" /></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
<bpmndi:BPMNDiagram id="d2"><bpmndi:BPMNPlane id="e2" bpmnElement="a" /></bpmndi:BPMNDiagram></bpmn:definitions>`

test('the plane of a sub-process that became a task goes', async () => {
  const xml = await dropStrayPlanes(model('userTask'))
  expect(xml).not.toContain('id="d2"')
  expect(xml).toContain('bpmnElement="a"')
})

test('should not touch the plane of a sub-process', async () => {
  expect(await dropStrayPlanes(model('subProcess'))).toBe(model('subProcess'))
})
