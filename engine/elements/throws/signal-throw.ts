import type { ModdleElement } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { CompileTools } from '../../compile/compile-tools.ts'
import { broadcastSignal } from '../../run/broadcast-signal.ts'
import { signalName, signalOf } from '../triggers/signal-trigger.ts'
import type { Throw } from './throw.ts'

/** Tells everybody who waits for the signal: its own instance in the same step, others by the effect (BPMN 2.0.2 § 10.5.6). */
export function signalThrow(definition: ModdleElement, node: NodeModel, tools: CompileTools): Throw {
  const signal = signalOf(definition, node, tools)
  return {
    waitsForRest: true,
    throw(run, place) {
      const name = signalName(run, signal, place, node.id)
      const variables = run.ownVariables(place)
      run.records.push({ type: 'signalThrown', element: node.id, name })
      run.effects.push({ type: 'broadcastSignal', element: node.id, name, variables })
      broadcastSignal(run, name, variables)
    },
  }
}
