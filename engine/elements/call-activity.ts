import { extensionOf, flagOf } from '../bpmn/moddle-element.ts'
import type { CompiledExpression } from '../feel/index.ts'
import { limitExceeded, limits } from '../run/limits.ts'
import { StepFailure } from '../run/step-failure.ts'
import { openWait } from '../run/waits.ts'
import type { ElementBehavior } from './element-behavior.ts'
import { missingSetting } from './missing-setting.ts'

/** Starts another process and waits for its end (BPMN 2.0.2 § 13.3.4): `zeebe:calledElement`, else `calledElement`. */
export const callActivity: ElementBehavior = {
  kind: 'bpmn:CallActivity',
  isActivity: true,
  compile(node, tools) {
    const called = extensionOf(node.element, 'zeebe:CalledElement')
    const processId =
      tools.attribute(node.id, called, 'processId') ?? tools.attribute(node.id, node.element, 'calledElement')
    if (!processId) return missingSetting(node, 'a process (zeebe:calledElement or calledElement)')
    const sendsAll = flagOf(called, 'propagateAllParentVariables') ?? true
    const takesAll = flagOf(called, 'propagateAllChildVariables') ?? true
    const hasOutputs = extensionOf(node.element, 'zeebe:IoMapping')?.get('outputParameters')
    const mapsResults = Array.isArray(hasOutputs) && hasOutputs.length > 0
    return {
      leave: 'matching',
      info: processId.text.startsWith('=') ? {} : { calledProcessId: processId.text },
      results: (variables) => (takesAll || mapsResults ? variables : {}),
      undo(run, place, { variables, inner }) {
        const id = run.evaluateText(processId, variables)
        if (id === undefined) throw noProcess(processId)
        run.effects.push({
          type: 'callProcess',
          ...openWait(run, place, node.id, 'call'),
          processId: id,
          depth: run.draft.depth + 1,
          variables: {},
          ...(inner && { compensations: inner }),
        })
      },
      start(run, place) {
        const local = run.localOf(place)
        const sees = run.visible(local)
        const id = run.evaluateText(processId, sees)
        if (id === undefined) throw noProcess(processId)
        if (run.draft.depth >= limits.callDepth) throw tooDeep(id)
        const inputs = run.ownVariables(place)
        place.token.state = 'waiting'
        run.effects.push({
          type: 'callProcess',
          ...openWait(run, place, node.id, 'call'),
          processId: id,
          depth: run.draft.depth + 1,
          variables: sendsAll ? sees : inputs,
        })
      },
    }
  },
}

function noProcess(expression: CompiledExpression): StepFailure {
  return new StepFailure(
    'called-process-missing',
    `Expected '${expression.text}' to name a process, found nothing.`,
  )
}

function tooDeep(processId: string): StepFailure {
  return limitExceeded(
    `at most ${limits.callDepth} processes that call one another`,
    `one more call of '${processId}'`,
  )
}
