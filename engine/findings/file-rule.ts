import { allElements } from '../bpmn/all-elements.ts'
import { type Definitions, elementOf, idOf, type ModdleElement, textOf } from '../bpmn/moddle-element.ts'
import type { Finding } from './finding.ts'

/** A file as rules see it that look at more than one process: every BPMN element, outermost first. */
export interface FileModel {
  readonly definitions: Definitions
  readonly elements: readonly ModdleElement[]
  /** The sequence flows that leave and enter an element. */
  readonly flowsOut: (element: ModdleElement) => readonly ModdleElement[]
  readonly flowsIn: (element: ModdleElement) => readonly ModdleElement[]
}

/** One thing a whole file is checked for: what BPMN itself forbids. */
export type FileRule = (file: FileModel) => readonly Finding[]

export function readFile(definitions: Definitions): FileModel {
  const elements = allElements(definitions)
  const flows = elements.filter((element) => element.$type === 'bpmn:SequenceFlow')
  const bySource = Map.groupBy(flows, (flow) => elementOf(flow, 'sourceRef'))
  const byTarget = Map.groupBy(flows, (flow) => elementOf(flow, 'targetRef'))
  return {
    definitions,
    elements,
    flowsOut: (element) => bySource.get(element) ?? [],
    flowsIn: (element) => byTarget.get(element) ?? [],
  }
}

/** What BPMN forbids refuses deployment. The finding is at the element or the next one around it with an id. */
export function refusal(code: string, element: ModdleElement, message: Finding['message']): Finding {
  let owner: ModdleElement | undefined = element
  while (owner && idOf(owner) === '') owner = owner.$parent
  return { code, severity: 'error', ...(owner && { element: idOf(owner) }), message }
}

/** How people know an element: its name, else its id, else what it is. */
export function labelOf(element: ModdleElement): string {
  return textOf(element, 'name') ?? textOf(element, 'id') ?? kindName(element)
}

/** `bpmn:DataInput` → `DataInput`. */
export function kindName(element: ModdleElement): string {
  return element.$type.replace(/^bpmn:/, '')
}
