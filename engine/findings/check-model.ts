import { globalTasks } from '../bpmn/global-tasks.ts'
import { impliedMessages } from '../bpmn/message-flows.ts'
import type { Definitions } from '../bpmn/moddle-element.ts'
import { processElements } from '../bpmn/read-model.ts'
import { compileElement } from '../compile/compile-process.ts'
import { readFile } from './file-rule.ts'
import { fileRules } from './file-rules.ts'
import type { Finding } from './finding.ts'
import { type Rule, readProcess } from './rule.ts'
import { compensationFlows } from './rules/compensation-flows.ts'
import { compensationTargets } from './rules/compensation-targets.ts'
import { conditions } from './rules/conditions.ts'
import { deadEnd } from './rules/dead-end.ts'
import { endlessLoop } from './rules/endless-loop.ts'
import { eventGateways } from './rules/event-gateways.ts'
import { events } from './rules/events.ts'
import { flowDirection } from './rules/flow-direction.ts'
import { foreignExtensions } from './rules/foreign-extensions.ts'
import { implementations } from './rules/implementations.ts'
import { lanes } from './rules/lanes.ts'
import { links } from './rules/links.ts'
import { messages } from './rules/messages.ts'
import { multipleEvents } from './rules/multiple-events.ts'
import { names } from './rules/names.ts'
import { peopleTasks } from './rules/people-tasks.ts'
import { processSettings } from './rules/process-settings.ts'
import { reachable } from './rules/reachable.ts'
import { repetition } from './rules/repetition.ts'

import { sameCatchers } from './rules/same-catchers.ts'

import { selfStart } from './rules/self-start.ts'

import { signals } from './rules/signals.ts'
import { soundness } from './rules/soundness.ts'
import { startAndEnd } from './rules/start-and-end.ts'
import { timers } from './rules/timers.ts'
import { transactions } from './rules/transactions.ts'

const rules: readonly Rule[] = [
  processSettings,
  startAndEnd,
  flowDirection,
  peopleTasks,
  implementations,
  conditions,
  soundness,
  events,
  repetition,
  lanes,
  transactions,
  compensationTargets,
  compensationFlows,
  timers,
  messages,
  signals,
  links,
  multipleEvents,
  sameCatchers,
  selfStart,
  eventGateways,
  endlessLoop,
  reachable,
  deadEnd,
  names,
  foreignExtensions,
]

/** What holds for a task wherever it stands. */
const taskRules: readonly Rule[] = [peopleTasks, implementations, names]

/**
 * Everything there is to say about a model before it is deployed: what the compiler cannot run, then what
 * the rules find, then what BPMN itself forbids. An `error` refuses deployment.
 */
export function checkModel(definitions: Definitions): readonly Finding[] {
  const file = readFile(definitions)
  const implied = impliedMessages(definitions)
  const ofProcesses = processElements(definitions).flatMap((element) => {
    const { process, findings } = compileElement(element, implied)
    const model = { ...readProcess(definitions, element, implied), ...(process && { compiled: process }) }
    return [...findings, ...rules.flatMap((rule) => rule(model))]
  })
  const ofGlobalTasks = globalTasks(definitions).flatMap((element) => {
    const model = readProcess(definitions, element, implied)
    return [...compileElement(element, implied).findings, ...taskRules.flatMap((rule) => rule(model))]
  })
  return [...ofProcesses, ...ofGlobalTasks, ...fileRules.flatMap((rule) => rule(file))]
}
