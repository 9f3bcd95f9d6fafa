import { createModdle } from '../../../engine/bpmn/create-moddle.ts'
import type { ModelElement } from '../../modeler/model-element.ts'

/** Reads BPMN XML into its model, without findings: for looking at it. */
export async function readModel(xml: string): Promise<ModelElement> {
  const { rootElement } = await createModdle().fromXML(xml, 'bpmn:Definitions')
  return rootElement as unknown as ModelElement
}
