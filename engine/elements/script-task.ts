import { extensionOf, textOf } from '../bpmn/moddle-element.ts'
import { complete } from '../run/complete.ts'
import type { ElementBehavior } from './element-behavior.ts'
import { jobSettings, startJob } from './job.ts'
import { missingSetting } from './missing-setting.ts'

/** Evaluates a FEEL expression (`zeebe:script`), or is done by a worker (BPMN 2.0.2 § 13.3.3). */
export const scriptTask: ElementBehavior = {
  kind: 'bpmn:ScriptTask',
  isActivity: true,
  compile(node, tools) {
    const job = jobSettings(node, tools)
    if (job) return { leave: 'matching', info: job.info, start: startJob(job) }
    const script = extensionOf(node.element, 'zeebe:Script')
    const expression = tools.attribute(node.id, script, 'expression')
    if (!expression) return missingSetting(node, 'a FEEL expression (zeebe:script)')
    const name = textOf(script, 'resultVariable')
    return {
      leave: 'matching',
      start(run, place) {
        const value = run.evaluate(expression, run.visible(run.localOf(place)))
        complete(run, place, name === undefined ? {} : { [name]: value })
      },
    }
  },
}
