import { extensionOf, flagOf, type ModdleElement } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { CompileTools } from '../../compile/compile-tools.ts'
import type { CalendarSettings } from '../../compile/compiled-process.ts'

/** `lz:calendar` of a timer event or of its definition: how its days are counted. */
export function calendarSettings(
  definition: ModdleElement,
  node: NodeModel,
  tools: CompileTools,
): CalendarSettings | undefined {
  const element = extensionOf(definition, 'lz:Calendar') ?? extensionOf(node.element, 'lz:Calendar')
  if (!element) return undefined
  const land = tools.attribute(node.id, element, 'land')
  return {
    ...(land && { land }),
    ...(flagOf(element, 'workingDays') && { workingDays: true }),
    ...(flagOf(element, 'shift') && { shift: true }),
    ...(flagOf(element, 'wholeDays') && { wholeDays: true }),
  }
}
