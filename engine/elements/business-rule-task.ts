import { extensionOf, textOf } from '../bpmn/moddle-element.ts'
import { complete } from '../run/complete.ts'
import { StepFailure } from '../run/step-failure.ts'
import type { ElementBehavior } from './element-behavior.ts'
import { jobSettings, startJob } from './job.ts'
import { missingSetting } from './missing-setting.ts'

/** Evaluates a DMN decision (`zeebe:calledDecision`), or is done by a worker (BPMN 2.0.2 § 13.3.3). */
export const businessRuleTask: ElementBehavior = {
  kind: 'bpmn:BusinessRuleTask',
  isActivity: true,
  compile(node, tools) {
    const job = jobSettings(node, tools)
    if (job) return { leave: 'matching', info: job.info, start: startJob(job) }
    const called = extensionOf(node.element, 'zeebe:CalledDecision')
    const decisionId = tools.attribute(node.id, called, 'decisionId')
    if (!decisionId) return missingSetting(node, 'a decision (zeebe:calledDecision)')
    const name = textOf(called, 'resultVariable')
    return {
      leave: 'matching',
      info: decisionId.text.startsWith('=') ? {} : { decisionId: decisionId.text },
      start(run, place) {
        const sees = run.visible(run.localOf(place))
        const decision = run.evaluateText(decisionId, sees) ?? ''
        const answer = run.env.decide?.(decision, sees) ?? {
          ok: false,
          message: `Expected decision '${decision}' to be deployed with the process, found none.`,
        }
        if (!answer.ok) throw new StepFailure('decision-failed', answer.message)
        run.records.push({
          type: 'decisionEvaluated',
          element: node.id,
          activation: place.token.activation ?? place.scope.activation,
          decision,
          trace: answer.trace,
        })
        complete(run, place, name === undefined ? {} : { [name]: answer.value })
      },
    }
  },
}
