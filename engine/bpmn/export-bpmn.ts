import { createModdle } from './create-moddle.ts'
import type { Definitions } from './moddle-element.ts'

/** Writes definitions as indented BPMN 2.0 XML. */
export async function exportBpmn(definitions: Definitions): Promise<string> {
  const { xml } = await createModdle().toXML(definitions, { format: true })
  return xml
}
