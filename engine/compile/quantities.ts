import type { ModdleElement } from '../bpmn/moddle-element.ts'
import type { CompiledNode } from './compiled-process.ts'

/** How many tokens an activity collects before it starts, and gives to each flow (BPMN 2.0.2 § 13.3.1). */
export function quantities(
  activity: ModdleElement,
): Pick<CompiledNode, 'startQuantity' | 'completionQuantity'> {
  const start = activity.get('startQuantity')
  const completion = activity.get('completionQuantity')
  return {
    ...(typeof start === 'number' && start > 1 && { startQuantity: start }),
    ...(typeof completion === 'number' && completion > 1 && { completionQuantity: completion }),
  }
}
