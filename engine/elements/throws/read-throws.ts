import { eventDefinitionsOf, type ModdleElement } from '../../bpmn/moddle-element.ts'
import { type NodeModel, triggerName } from '../../bpmn/read-model.ts'
import type { CompileTools } from '../../compile/compile-tools.ts'
import { cancelThrow } from './cancel-throw.ts'
import { compensationThrow } from './compensation-throw.ts'
import { errorThrow } from './error-throw.ts'
import { escalationThrow } from './escalation-throw.ts'
import { messageThrow } from './message-throw.ts'
import { signalThrow } from './signal-throw.ts'
import { terminateThrow } from './terminate-throw.ts'
import type { Throw } from './throw.ts'

type ReadThrow = (definition: ModdleElement, node: NodeModel, tools: CompileTools) => Throw

/** What an event can throw, by the name of its event definition. The one place to add another. */
const READERS: { readonly [name: string]: ReadThrow } = {
  cancel: cancelThrow,
  compensate: compensationThrow,
  error: errorThrow,
  escalation: escalationThrow,
  message: messageThrow,
  signal: signalThrow,
  terminate: terminateThrow,
}

/** Reads one event definition; undefined when nothing can be thrown by it. */
export function readThrow(
  definition: ModdleElement,
  node: NodeModel,
  tools: CompileTools,
): Throw | undefined {
  return READERS[triggerName(definition)]?.(definition, node, tools)
}

/** Reads every event definition of an event that throws. */
export function readThrows(node: NodeModel, tools: CompileTools): readonly Throw[] {
  return eventDefinitionsOf(node.element).flatMap((definition) => readThrow(definition, node, tools) ?? [])
}
