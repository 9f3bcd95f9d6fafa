import type { CompiledNode } from '../compile/compiled-process.ts'
import type { Holder } from '../elements/element-behavior.ts'
import type { Run } from './run.ts'

/** Opens what an event waits for. True when it happened at once and ended its host: then nothing else is to be opened. */
export function openTrigger(run: Run, holder: Holder, node: CompiledNode): boolean {
  const { definitions = [], interrupting } = node.behavior.trigger ?? {}
  for (const [index, definition] of definitions.entries()) {
    const opening = definitions.length > 1 ? { definition: index } : {}
    if (definition.open?.(run, holder, node, opening) && interrupting) return true
  }
  return false
}
