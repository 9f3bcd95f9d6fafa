import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import { lzModdle } from '../../engine/bpmn/lz-moddle.ts'
import { childOf, isType, listOf, type ModelElement } from './model-element.ts'

/**
 * Removes diagram planes of what is no container any more: bpmn-js gives a collapsed sub-process a plane of its
 * own, and when a repair makes a task of it, the left plane would be a second drawing of the same element.
 */
export async function dropStrayPlanes(xml: string): Promise<string> {
  const moddle = new BpmnModdle({ zeebe, lz: lzModdle })
  const { rootElement } = await moddle.fromXML(xml, 'bpmn:Definitions')
  const definitions = rootElement as unknown as ModelElement
  const diagrams = listOf(definitions, 'diagrams')
  const kept = diagrams.filter((diagram) =>
    isType(
      childOf(childOf(diagram, 'plane'), 'bpmnElement'),
      'bpmn:Process',
      'bpmn:Collaboration',
      'bpmn:SubProcess',
    ),
  )
  if (kept.length === diagrams.length) return xml
  rootElement.set('diagrams', kept)
  return (await moddle.toXML(rootElement, { format: true })).xml
}
