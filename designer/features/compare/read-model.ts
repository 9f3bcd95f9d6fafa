import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import { lzModdle } from '../../../engine/bpmn/lz-moddle.ts'
import type { ModelElement } from '../../modeler/model-element.ts'

/** Reads BPMN XML into its model, without findings: for looking at it. */
export async function readModel(xml: string): Promise<ModelElement> {
  const { rootElement } = await new BpmnModdle({ zeebe, lz: lzModdle }).fromXML(xml, 'bpmn:Definitions')
  return rootElement as unknown as ModelElement
}
