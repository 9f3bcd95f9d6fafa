import { elementsOf, extensionOf, flagOf, type ModdleElement, textOf } from '../bpmn/moddle-element.ts'
import type { ContainerModel, FlowModel, NodeModel } from '../bpmn/read-model.ts'
import type { ElementBehavior } from '../elements/element-behavior.ts'
import { registry } from '../elements/registry.ts'
import { elementUnsupported } from '../findings/element-unsupported.ts'
import { compileData } from './compile-data.ts'
import { compileRepetition } from './compile-repetition.ts'
import type { CompileTools } from './compile-tools.ts'
import type {
  CompiledContainer,
  CompiledFlow,
  CompiledNode,
  ElementInfo,
  Mapping,
} from './compiled-process.ts'
import { declaredData } from './data-names.ts'
import { createFlowMachine, type FlowPlan } from './flow-machine.ts'
import { quantities } from './quantities.ts'

type Draft<T> = { -readonly [K in keyof T]: T[K] }
interface NodeDraft extends Draft<Omit<CompiledNode, 'incoming' | 'outgoing' | 'boundaries'>> {
  readonly incoming: CompiledFlow[]
  readonly outgoing: CompiledFlow[]
  readonly boundaries: CompiledNode[]
}

/** Compiles a process or sub-process body with everything inside; undefined when an element is unknown. */
export function compileContainer(
  model: ContainerModel,
  tools: CompileTools,
  nodes: Map<string, CompiledNode>,
  infos: Map<string, ElementInfo>,
): CompiledContainer | undefined {
  const conditions = new Map<string, FlowPlan>(model.flows.map((flow) => [flow.id, planFlow(flow, tools)]))
  const own: NodeDraft[] = []
  const container: Draft<CompiledContainer> = {
    id: model.id,
    nodes: own,
    machine: NO_MACHINE,
    eventSubs: [],
    inclusiveJoins: [],
    complexJoins: [],
    data: declaredData(model.element),
  }
  const drafts = new Map<string, NodeDraft>()
  let isKnown = true
  for (const node of model.nodes) {
    const behavior = registry.get(node.kind)
    if (!behavior) {
      tools.finding(elementUnsupported(node))
      isKnown = false
      continue
    }
    const draft = compileNode(node, behavior, container, tools)
    infos.set(node.id, infoOf(node, draft))
    if (node.body) {
      const body = compileContainer(node.body, tools, nodes, infos)
      if (body) draft.body = body
      else isKnown = false
    }
    own.push(draft)
    drafts.set(node.id, draft)
    nodes.set(node.id, draft)
  }
  if (!isKnown) return undefined
  for (const node of model.nodes) link(node, drafts)
  container.machine = tools.machine(
    model.id,
    model.nodes.map((node) => ({
      id: node.id,
      rule: drafts.get(node.id)?.behavior.leave ?? 'matching',
      outgoing: node.outgoing.flatMap((flow) => conditions.get(flow.id) ?? []),
    })),
  )
  const entry =
    own.find((node) => node.behavior.isEntry) ??
    (hasNoStartEvent(model) && own.find((node) => node.incoming.length === 0 && !node.behavior.isDetached))
  if (entry) container.entry = entry
  container.eventSubs = own.flatMap((node) => {
    const start =
      node.behavior.isDetached &&
      node.body?.nodes.find((inner) => inner.type === 'bpmn:StartEvent' && inner.behavior.trigger)
    return start ? [{ node, start }] : []
  })
  container.inclusiveJoins = own.filter(
    (node) => node.behavior.join === 'inclusive' && node.incoming.length > 1,
  )
  container.complexJoins = own.filter((node) => node.behavior.resets && node.incoming.length > 1)
  return container
}

/** Sub-processes need no start event (BPMN 2.0.2 § 13.3.4), and a global task has none. */
function hasNoStartEvent(model: ContainerModel): boolean {
  return model.parent !== undefined || model.element.$type !== 'bpmn:Process'
}

const NO_MACHINE = createFlowMachine('none', [])

function compileNode(
  node: NodeModel,
  behavior: ElementBehavior,
  container: CompiledContainer,
  tools: CompileTools,
): NodeDraft {
  const io = extensionOf(node.element, 'zeebe:IoMapping')
  const compiled = behavior.compile(node, tools)
  // What undoes an activity is reached by no flow (BPMN 2.0.2 § 10.7).
  const isHandler = flagOf(node.element, 'isForCompensation') === true
  return {
    id: node.id,
    type: node.type,
    ...(node.name !== undefined && { name: node.name }),
    behavior: isHandler ? { ...compiled, isDetached: true } : compiled,
    container,
    incoming: [],
    outgoing: [],
    boundaries: [],
    inputs: mappings(node.id, io, 'inputParameters', tools),
    outputs: mappings(node.id, io, 'outputParameters', tools),
    ...compileData(node, tools),
    ...(behavior.isActivity && node.container.element.$type === 'bpmn:AdHocSubProcess' && { inAdHoc: true }),
    ...(behavior.isActivity && { ...compileRepetition(node, tools), ...quantities(node.element) }),
  }
}

function link(node: NodeModel, drafts: Map<string, NodeDraft>): void {
  const draft = drafts.get(node.id)
  if (!draft) return
  for (const flow of node.outgoing) {
    const target = drafts.get(flow.target.id)
    if (!target) continue
    const compiled: CompiledFlow = {
      id: flow.id,
      source: draft,
      target,
      ...(flow.isLink && { isLink: true }),
    }
    draft.outgoing.push(compiled)
    target.incoming.push(compiled)
  }
  for (const boundary of node.boundaries) {
    const attached = drafts.get(boundary.id)
    if (!attached) continue
    draft.boundaries.push(attached)
    attached.host = draft
  }
  const handler = node.compensationHandler && drafts.get(node.compensationHandler.id)
  if (handler) draft.compensationHandler = handler
}

function planFlow(flow: FlowModel, tools: CompileTools): FlowPlan {
  const text = textOf(flow.condition, 'body')?.trim()
  return {
    id: flow.id,
    target: flow.target.id,
    isDefault: flow.isDefault,
    ...(text !== undefined && !flow.isDefault && { condition: tools.expression(flow.id, text, 'condition') }),
  }
}

function mappings(
  id: string,
  io: ModdleElement | undefined,
  name: string,
  tools: CompileTools,
): readonly Mapping[] {
  return elementsOf(io, name).flatMap((parameter): Mapping[] => {
    const source = tools.attribute(id, parameter, 'source')
    const target = textOf(parameter, 'target')
    return source && target ? [{ source, target: target.split('.') }] : []
  })
}

const STEP_TEXTS = ['stage', 'legalBasis', 'purpose', 'activityGroup'] as const

function infoOf(node: NodeModel, draft: CompiledNode): ElementInfo {
  const step = extensionOf(node.element, 'lz:Step')
  const texts = STEP_TEXTS.map((name) => [name, textOf(step, name)] as const)
  return {
    id: node.id,
    type: node.type,
    ...(node.name !== undefined && { name: node.name }),
    container: node.container.id,
    ...(node.host && { attachedTo: node.host.id }),
    ...Object.fromEntries(texts.filter(([, value]) => value !== undefined)),
    ...(flagOf(step, 'decides') && { decides: true }),
    fourEyes: [],
    ...draft.behavior.info,
  }
}
