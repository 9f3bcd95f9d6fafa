import { type Definitions, elementsOf, idOf, type ModdleElement, textOf } from './moddle-element.ts'
import { type ContainerModel, type NodeModel, processElements } from './read-model.ts'

/** The task a global task is, when it is called. */
const TASK_OF: { readonly [type: string]: string } = {
  'bpmn:GlobalTask': 'bpmn:Task',
  'bpmn:GlobalUserTask': 'bpmn:UserTask',
  'bpmn:GlobalManualTask': 'bpmn:ManualTask',
  'bpmn:GlobalScriptTask': 'bpmn:ScriptTask',
  'bpmn:GlobalBusinessRuleTask': 'bpmn:BusinessRuleTask',
}

/** Tasks that stand beside the processes of a file, for call activities to call (BPMN 2.0.2 § 10.3.4). */
export function globalTasks(definitions: Definitions): readonly ModdleElement[] {
  return elementsOf(definitions, 'rootElements').filter((element) => TASK_OF[element.$type] !== undefined)
}

/** What can be called by id: the processes of a file and its global tasks. */
export function callableElements(definitions: Definitions): readonly ModdleElement[] {
  return [...processElements(definitions), ...globalTasks(definitions)]
}

/** A global task as a process of that one task; undefined for anything else. */
export function readGlobalTask(element: ModdleElement): ContainerModel | undefined {
  const type = TASK_OF[element.$type]
  if (type === undefined) return undefined
  const nodes: NodeModel[] = []
  const container: ContainerModel = { id: idOf(element), element, nodes, flows: [] }
  const name = textOf(element, 'name')
  nodes.push({
    id: container.id,
    type,
    kind: type,
    ...(name !== undefined && { name }),
    element,
    container,
    incoming: [],
    outgoing: [],
    boundaries: [],
  })
  return container
}
