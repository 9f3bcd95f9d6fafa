import type { ElementBehavior } from './element-behavior.ts'
import { jobSettings, startJob } from './job.ts'
import { missingSetting } from './missing-setting.ts'

/** Done by a worker (BPMN 2.0.2 § 13.3.3). */
export const serviceTask: ElementBehavior = {
  kind: 'bpmn:ServiceTask',
  isActivity: true,
  compile(node, tools) {
    const job = jobSettings(node, tools)
    if (!job) return missingSetting(node, 'a worker (zeebe:taskDefinition)')
    return { leave: 'matching', info: job.info, start: startJob(job) }
  },
}
