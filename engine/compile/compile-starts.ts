import type { CompiledContainer, CompiledNode, StartInfo } from './compiled-process.ts'

/** The ways to start a process: each trigger of each of its start events. */
export function compileStarts(root: CompiledContainer): readonly StartInfo[] {
  return root.nodes.flatMap((node) => (node.type === 'bpmn:StartEvent' ? startsOf(node) : []))
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
