import {
  elementOf,
  elementsOf,
  eventDefinitionsOf,
  extensionOf,
  flagOf,
  type ModdleElement,
  textOf,
} from '../bpmn/moddle-element.ts'
import type { NodeModel } from '../bpmn/read-model.ts'
import { readThrow } from '../elements/throws/read-throws.ts'
import type { CompileTools } from './compile-tools.ts'
import type { CompiledNode, LoopSettings, MultiEvent, MultiSettings } from './compiled-process.ts'
import { dataName, readVariable } from './data-names.ts'

/** The loop or multi-instance marker of an activity. */
export function compileRepetition(
  node: NodeModel,
  tools: CompileTools,
): Pick<CompiledNode, 'multi' | 'loop'> {
  const marker = elementOf(node.element, 'loopCharacteristics')
  if (marker?.$type === 'bpmn:StandardLoopCharacteristics') return { loop: loopSettings(node, marker, tools) }
  const multi = marker && multiSettings(node, marker, tools)
  return multi ? { multi } : {}
}

function loopSettings(node: NodeModel, marker: ModdleElement, tools: CompileTools): LoopSettings {
  const condition = textOf(elementOf(marker, 'loopCondition'), 'body')?.trim()
  const maximum = marker.get('loopMaximum')
  return {
    testBefore: flagOf(marker, 'testBefore') ?? false,
    ...(condition !== undefined && { condition: tools.expression(node.id, condition, 'loopCondition') }),
    ...(typeof maximum === 'number' && { maximum }),
  }
}

/** `zeebe:loopCharacteristics` goes before what BPMN itself says: `loopDataInputRef` and `loopCardinality`. */
function multiSettings(
  node: NodeModel,
  marker: ModdleElement,
  tools: CompileTools,
): MultiSettings | undefined {
  const settings = extensionOf(marker, 'zeebe:LoopCharacteristics')
  const data = (name: string) => dataName(elementOf(marker, name))
  const variable = (name: string | undefined) => (name === undefined ? undefined : readVariable(name))
  const collection =
    tools.attribute(node.id, settings, 'inputCollection') ?? variable(data('loopDataInputRef'))
  const count = textOf(elementOf(marker, 'loopCardinality'), 'body')?.trim()
  if (!collection && count === undefined) return undefined
  const inputElement = textOf(settings, 'inputElement') ?? data('inputDataItem')
  const outputCollection = textOf(settings, 'outputCollection') ?? data('loopDataOutputRef')
  const outputElement =
    tools.attribute(node.id, settings, 'outputElement') ?? variable(data('outputDataItem'))
  const stop = textOf(elementOf(marker, 'completionCondition'), 'body')?.trim()
  return {
    sequential: flagOf(marker, 'isSequential') ?? false,
    ...(collection
      ? { collection }
      : count !== undefined && { cardinality: tools.expression(node.id, count, 'loopCardinality') }),
    ...(inputElement !== undefined && { inputElement }),
    ...(outputCollection !== undefined && { outputCollection }),
    ...(outputElement && { outputElement }),
    ...(stop !== undefined && { completion: tools.expression(node.id, stop, 'completionCondition') }),
    events: multiEvents(node, marker, tools),
  }
}

/** `behavior`: which events the activity throws about its own progress (BPMN 2.0.2 table 10.26). */
function multiEvents(node: NodeModel, marker: ModdleElement, tools: CompileTools): readonly MultiEvent[] {
  const behavior = textOf(marker, 'behavior')?.toLowerCase()
  const event = (on: MultiEvent['on'], definition: ModdleElement | undefined): readonly MultiEvent[] => {
    const read = definition && readThrow(definition, node, tools)
    return read ? [{ on, throw: read.throw }] : []
  }
  if (behavior === 'none') return event('each', elementOf(marker, 'noneBehaviorEventRef'))
  if (behavior === 'one') return event('first', elementOf(marker, 'oneBehaviorEventRef'))
  if (behavior !== 'complex') return []
  return elementsOf(marker, 'complexBehaviorDefinition').flatMap((definition) => {
    const condition = textOf(elementOf(definition, 'condition'), 'body')?.trim()
    if (condition === undefined) return []
    const on = tools.expression(node.id, condition, 'complexBehaviorDefinition')
    return eventDefinitionsOf(elementOf(definition, 'event')).flatMap((each) => event(on, each))
  })
}
