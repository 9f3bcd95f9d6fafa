import type { NodeModel } from '../../bpmn/read-model.ts'
import type { CompileTools } from '../../compile/compile-tools.ts'
import { complete } from '../../run/complete.ts'
import type { Run } from '../../run/run.ts'
import { queueThrow, standsAt } from '../../run/throws.ts'
import type { ElementBehavior, NodeBehavior, Place } from '../element-behavior.ts'
import { readThrows } from './read-throws.ts'

/** An event in the flow that throws and goes on (BPMN 2.0.2 § 10.5.4). */
export function throwEvent(trigger: string): ElementBehavior {
  return { kind: `bpmn:IntermediateThrowEvent/${trigger}`, compile: compileThrows }
}

/** An event that throws and consumes its token (BPMN 2.0.2 § 10.5.3). */
export function endEvent(trigger: string): ElementBehavior {
  return { kind: `bpmn:EndEvent/${trigger}`, compile: compileThrows }
}

/** Throws for each event definition; what takes over comes last. */
function compileThrows(node: NodeModel, tools: CompileTools): NodeBehavior {
  const throws = readThrows(node, tools)
  const passing = throws.filter((each) => !each.takesOver)
  const last = throws.find((each) => each.takesOver)
  const waits = throws.some((each) => each.waitsForRest)
  const throwAll = (run: Run, place: Place): void => {
    for (const each of passing) {
      each.throw(run, place)
      if (!standsAt(place)) return
    }
    if (last) last.throw(run, place)
    else complete(run, place, {})
  }
  return {
    leave: 'matching',
    ...(last?.afterScope && { afterScope: last.afterScope }),
    start: waits ? (run, place) => queueThrow(run, place, () => throwAll(run, place)) : throwAll,
  }
}
