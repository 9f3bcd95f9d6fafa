import { elementOf, extensionOf, flagOf, textOf } from '../bpmn/moddle-element.ts'
import type { NodeModel } from '../bpmn/read-model.ts'
import type { CompileTools } from '../compile/compile-tools.ts'
import { openAdHoc, startAdHoc } from '../run/ad-hoc.ts'
import type { AdHocSettings, ElementBehavior } from './element-behavior.ts'

/**
 * Its activities are started by people, in any order and as often as needed, or by a list of ids
 * (`zeebe:adHoc activeElementsCollection`). It is complete when its condition holds after one of them, when
 * somebody says so, or, with a list and no condition, when what was started is done (BPMN 2.0.2 § 13.3.5).
 */
export const adHocSubProcess: ElementBehavior = {
  kind: 'bpmn:AdHocSubProcess',
  isActivity: true,
  compile: (node, tools) => ({
    leave: 'matching',
    localScope: 'sub',
    adHoc: adHocSettings(node, tools),
    open: openAdHoc,
    start: startAdHoc,
  }),
}

function adHocSettings(node: NodeModel, tools: CompileTools): AdHocSettings {
  const settings = extensionOf(node.element, 'zeebe:AdHoc')
  const collection = tools.attribute(node.id, settings, 'activeElementsCollection')
  const outputCollection = textOf(settings, 'outputCollection')
  const outputElement = tools.attribute(node.id, settings, 'outputElement')
  const condition = textOf(elementOf(node.element, 'completionCondition'), 'body')?.trim()
  return {
    sequential: textOf(node.element, 'ordering') === 'Sequential',
    cancelsRemaining: flagOf(node.element, 'cancelRemainingInstances') ?? true,
    ...(collection && { collection }),
    ...(condition !== undefined && {
      condition: tools.expression(node.id, condition, 'completionCondition'),
    }),
    ...(outputCollection !== undefined && outputElement && { output: { outputCollection, outputElement } }),
  }
}
