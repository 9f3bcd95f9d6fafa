import type { CompiledContainer, CompiledNode, StartInfo } from './compiled-process.ts'

/**
 * The ways to start a process: each trigger of each of its start events, of its instantiating receive tasks
 * and of the events behind its instantiating gateways (BPMN 2.0.2 § 13.1).
 */
export function compileStarts(root: CompiledContainer): readonly StartInfo[] {
  return [...new Set(root.nodes.flatMap(beginnings))].flatMap(startsOf)
}

function beginnings(node: CompiledNode): readonly CompiledNode[] {
  if (node.type === 'bpmn:StartEvent') return [node]
  if (!node.behavior.instantiates) return []
  return node.behavior.trigger ? [node] : node.outgoing.map((flow) => flow.target)
}

function startsOf(node: CompiledNode): readonly StartInfo[] {
  const { trigger, info } = node.behavior
  const about = {
    element: node.id,
    ...(node.name !== undefined && { name: node.name }),
    ...(info?.formId !== undefined && { formId: info.formId }),
  }
  if (!trigger) return [{ ...about, kind: 'none' }]
  return trigger.definitions.flatMap(({ start }, definition) =>
    start ? [{ ...about, ...start, ...(trigger.definitions.length > 1 && { definition }) }] : [],
  )
}
