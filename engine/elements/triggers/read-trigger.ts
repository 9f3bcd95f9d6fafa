import type { ModdleElement } from '../../bpmn/moddle-element.ts'
import { eventDefinitionsOf, flagOf } from '../../bpmn/moddle-element.ts'
import { type NodeModel, triggerName } from '../../bpmn/read-model.ts'
import type { CompileTools } from '../../compile/compile-tools.ts'
import type { Trigger, TriggerDefinition } from '../element-behavior.ts'
import { conditionalTrigger } from './conditional-trigger.ts'
import { errorTrigger } from './error-trigger.ts'
import { escalationTrigger } from './escalation-trigger.ts'
import { messageTrigger } from './message-trigger.ts'
import { signalTrigger } from './signal-trigger.ts'
import { timerTrigger } from './timer-trigger.ts'

type ReadDefinition = (definition: ModdleElement, node: NodeModel, tools: CompileTools) => TriggerDefinition

/** What an event can wait for, by the name of its event definition. The one place to add another. */
const READERS: { readonly [name: string]: ReadDefinition } = {
  cancel: () => ({ alwaysInterrupts: true, catches: { kind: 'cancel' } }),
  compensate: () => ({ catches: { kind: 'compensate' } }),
  conditional: conditionalTrigger,
  error: errorTrigger,
  escalation: escalationTrigger,
  message: messageTrigger,
  signal: signalTrigger,
  timer: timerTrigger,
}

/** Reads every event definition of an event that catches. */
export function readTrigger(
  node: NodeModel,
  tools: CompileTools,
  event: Pick<Trigger, 'interrupting' | 'fire' | 'isInFlow'>,
): Trigger {
  const definitions = eventDefinitionsOf(node.element).flatMap((definition) => {
    const read = READERS[triggerName(definition)]
    return read ? [read(definition, node, tools)] : []
  })
  return {
    definitions,
    interrupting: event.interrupting || definitions.some((each) => each.alwaysInterrupts),
    needsAll: definitions.length > 1 && flagOf(node.element, 'parallelMultiple') === true,
    fire: event.fire,
    ...(event.isInFlow && { isInFlow: true }),
  }
}
