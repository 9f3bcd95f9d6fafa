import { readGlobalTask } from '../bpmn/global-tasks.ts'
import { type ImpliedMessage, impliedMessages } from '../bpmn/message-flows.ts'
import { type Definitions, idOf, type ModdleElement } from '../bpmn/moddle-element.ts'
import { allContainers, type ContainerModel, type NodeModel, readContainer } from '../bpmn/read-model.ts'
import type { CompiledProcess } from '../compile/compiled-process.ts'
import type { Finding, Fix } from './finding.ts'

/** One thing a model is checked for. */
export type Rule = (model: ProcessModel) => readonly Finding[]

/** A process as rules see it. */
export interface ProcessModel {
  readonly id: string
  readonly element: ModdleElement
  readonly definitions: Definitions
  /** The process and its sub-processes, outermost first. */
  readonly containers: readonly ContainerModel[]
  readonly nodes: readonly NodeModel[]
  /** By element id: messages that only a message flow speaks of. */
  readonly impliedMessages: ReadonlyMap<string, ImpliedMessage>
  /** Absent when the compiler refuses the process. */
  readonly compiled?: CompiledProcess
}

export function readProcess(
  definitions: Definitions,
  element: ModdleElement,
  implied = impliedMessages(definitions),
): ProcessModel {
  const containers = allContainers(readGlobalTask(element) ?? readContainer(element))
  const nodes = containers.flatMap((container) => container.nodes)
  return { id: idOf(element), element, definitions, containers, nodes, impliedMessages: implied }
}

interface Words {
  readonly de: string
  readonly en: string
}

export function findingOf(
  code: string,
  severity: Finding['severity'],
  element: string,
  message: Words,
  fix?: Fix,
): Finding {
  return { code, severity, element, message, ...(fix && { fix }) }
}

/** How people know an element: its name, else its id. */
export function nameOf(node: { readonly id: string; readonly name?: string }): string {
  return node.name ?? node.id
}
