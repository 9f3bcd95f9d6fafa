import { elementOf, eventDefinitionsOf, extensionOf, textOf } from '../bpmn/moddle-element.ts'
import { type NodeModel, triggerName } from '../bpmn/read-model.ts'
import type { CompiledContainer, CompiledNode } from '../compile/compiled-process.ts'
import type { Catch } from '../elements/element-behavior.ts'
import { flowOptions } from '../explore/free-machine.ts'
import {
  type Behavior,
  connect,
  EITHER,
  type Net,
  type NetAct,
  type NetEvent,
  type NetNode,
  netNode,
  PASS,
  type Thrown,
  WAIT,
  type Watcher,
} from './net.ts'

/** What is known of a container's inside and outside when its net is built. */
export interface Surroundings {
  /** The drawn elements by id: what they throw is read there. */
  readonly models: ReadonlyMap<string, NodeModel>
  /** The events around the container that may catch something, place by place, innermost first. */
  readonly outside: readonly Events[]
  /** How a sub-process ends, seen from outside. */
  readonly inside: (body: CompiledContainer, outside: readonly Events[], start?: CompiledNode) => Inside
}

type Events = readonly CompiledNode[]

/** A sub-process as one node: how a token gets on, and what may be thrown out of it. */
export interface Inside {
  readonly behavior: Behavior
  readonly throws: ReadonlySet<Thrown>
}

/** Builds the net of a container, inner sub-processes as single nodes. */
export function buildNet(container: CompiledContainer, starts: readonly string[], around: Surroundings): Net {
  const outside = [container.eventSubs.map(({ start }) => start), ...around.outside]
  const nodes = new Map<string, NetNode>()
  const behaviors = new Map<string, Inside>()
  for (const node of container.nodes) {
    if (container.eventSubs.some((each) => each.node === node)) continue
    const inside = insideOf(node, [node.boundaries, ...outside], around)
    behaviors.set(node.id, inside)
    const act = actOf(around.models.get(node.id))
    nodes.set(
      node.id,
      netNode(node.id, {
        behavior: inside.behavior,
        join: node.incoming.length > 1 ? node.behavior.join : undefined,
        ...(act && { act }),
      }),
    )
  }
  for (const node of container.nodes) {
    const net = nodes.get(node.id)
    if (net) link(net, node, nodes, behaviors.get(node.id)?.throws ?? new Set())
  }
  const entries = starts.flatMap((id) => nodes.get(id) ?? [])
  const watchers = container.eventSubs.map(({ node, start }) => watcherOf(node, start, around))
  return { id: container.id, entries, nodes: new Set(nodes.values()), watchers, bystanders: [] }
}

function link(
  net: NetNode,
  node: CompiledNode,
  nodes: ReadonlyMap<string, NetNode>,
  throws: ReadonlySet<Thrown>,
): void {
  const flows = node.outgoing.flatMap(({ target }) => {
    const next = nodes.get(target.id)
    return next ? [connect(net, next)] : []
  })
  const plan = node.container.machine.nodes.find((each) => each.id === node.id)
  const isRace = node.type === 'bpmn:EventBasedGateway' && net.behavior.waits
  // A flow whose condition is still to be written counts as a choice: another finding asks for it.
  const isChoice = isRace || (plan?.rule === 'first' && flows.length > 0)
  const chosen = isChoice ? flows.map((_, index) => [index]) : plan ? flowOptions(plan) : [[]]
  net.options = chosen.map((set) => set.flatMap((index) => flows[index] ?? []))
  if (isRace) {
    // The event has happened when the token gets there.
    for (const { target } of flows) {
      if (target.incoming.length <= 1) target.behavior = PASS
    }
  }
  const events: NetEvent[] = []
  const escapes = new Set(throws)
  for (const boundary of node.boundaries) {
    const to = nodes.get(boundary.id)
    const { trigger } = boundary.behavior
    if (!to || !trigger || boundary.compensationHandler) continue
    const free = trigger.definitions.some(({ catches }) => !catches)
    const catches = new Set([...throws].filter((thrown) => catcherOf(node.boundaries, thrown) === boundary))
    for (const thrown of catches) escapes.delete(thrown)
    if (!free && catches.size === 0) continue
    events.push({ flow: connect(net, to), adds: !trigger.interrupting, ...(!free && { catches }) })
  }
  net.events = events
  net.escapes = escapes
}

function watcherOf(node: CompiledNode, start: CompiledNode, around: Surroundings): Watcher {
  const catches = catchesOf(start)
  const inside = node.body && around.inside(node.body, around.outside, start)
  return {
    node: netNode(node.id, {
      behavior: inside?.behavior ?? PASS,
      escapes: inside?.throws ?? new Set(),
      members: [node.id, start.id],
    }),
    interrupting: start.behavior.trigger?.interrupting !== false,
    ...(catches.length > 0 && { catches: new Set(catches.map(keyOf)) }),
  }
}

/** What a thrown key is for the events of one place: exactly this code first, then every code. */
export function catcherOf(events: readonly CompiledNode[], thrown: Thrown): CompiledNode | undefined {
  const every = everyOf(thrown)
  const catches = (event: CompiledNode, key: Thrown): boolean =>
    catchesOf(event).some((each) => keyOf(each) === key)
  return events.find((event) => catches(event, thrown)) ?? events.find((event) => catches(event, every))
}

/** What catches everything of a kind. */
export function everyOf(thrown: Thrown): Thrown {
  return `${thrown.split(':', 1)[0]}:`
}

function keyOf({ kind, code = '' }: Catch): Thrown {
  return `${kind}:${code}`
}

function catchesOf(event: CompiledNode): readonly Catch[] {
  const { trigger } = event.behavior
  if (!trigger || trigger.needsAll) return []
  return trigger.definitions.flatMap(({ catches }) => catches ?? [])
}

function insideOf(node: CompiledNode, outside: readonly Events[], around: Surroundings): Inside {
  if (node.body) return around.inside(node.body, outside)
  const model = around.models.get(node.id)
  const behavior = model ? behaviorOf(model) : PASS
  // What workers, people and called processes do may end with whatever is caught around it.
  const canThrow = model && (THROWERS.has(node.type) || hasJob(model))
  return {
    behavior,
    throws: new Set(canThrow ? outside.flat().flatMap(catchesOf).filter(isThrownByWork).map(keyOf) : []),
  }
}

function isThrownByWork({ kind }: Catch): boolean {
  return kind === 'error' || kind === 'escalation'
}

const THROWERS = new Set(['bpmn:UserTask', 'bpmn:ServiceTask', 'bpmn:CallActivity'])
const WAITS = new Set([
  'bpmn:UserTask',
  'bpmn:ServiceTask',
  'bpmn:ReceiveTask',
  'bpmn:CallActivity',
  'bpmn:EventBasedGateway',
  'bpmn:IntermediateCatchEvent',
])

function hasJob({ element }: NodeModel): boolean {
  return extensionOf(element, 'zeebe:TaskDefinition') !== undefined
}

function behaviorOf(model: NodeModel): Behavior {
  if (model.kind === 'bpmn:IntermediateCatchEvent/link') return PASS
  if (textOf(model.element, 'eventGatewayType') === 'Parallel') return PASS
  if (WAITS.has(model.type) || hasJob(model)) return WAIT
  return throwsOf(model.element).includes('compensate') ? EITHER : PASS
}

function throwsOf(element: NodeModel['element']): readonly string[] {
  if (element.$type !== 'bpmn:EndEvent' && element.$type !== 'bpmn:IntermediateThrowEvent') return []
  return eventDefinitionsOf(element).map(triggerName)
}

function actOf(model: NodeModel | undefined): NetAct | undefined {
  if (!model) return undefined
  const throws = throwsOf(model.element)
  if (throws.includes('terminate')) return { type: 'terminate' }
  if (throws.includes('cancel')) return { type: 'throw', thrown: 'cancel:' }
  for (const definition of eventDefinitionsOf(model.element)) {
    const kind = triggerName(definition)
    if (!throws.includes(kind)) continue
    if (kind === 'error') return thrown(kind, textOf(elementOf(definition, 'errorRef'), 'errorCode'))
    if (kind === 'escalation')
      return thrown(kind, textOf(elementOf(definition, 'escalationRef'), 'escalationCode'))
  }
  return undefined
}

function thrown(kind: Catch['kind'], code = ''): NetAct {
  return { type: 'throw', thrown: `${kind}:${code}` }
}
