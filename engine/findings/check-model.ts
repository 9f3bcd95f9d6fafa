import { globalTasks } from '../bpmn/global-tasks.ts'
import { type Definitions, idOf } from '../bpmn/moddle-element.ts'
import { processElements } from '../bpmn/read-model.ts'
import { compileProcess } from '../compile/compile-process.ts'
import { readFile } from './file-rule.ts'
import { fileRules } from './file-rules.ts'
import type { Finding } from './finding.ts'
import { type Rule, readProcess } from './rule.ts'
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
import { recursion } from './rules/recursion.ts'
import { repetition } from './rules/repetition.ts'
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
  timers,
  messages,
  signals,
  links,
  multipleEvents,
  eventGateways,
  recursion,
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
  const ofProcesses = processElements(definitions).flatMap((element) => {
    const { process, findings } = compileProcess(definitions, idOf(element))
    const model = { ...readProcess(definitions, element), ...(process && { compiled: process }) }
    return [...findings, ...rules.flatMap((rule) => rule(model))]
  })
  const ofGlobalTasks = globalTasks(definitions).flatMap((element) => {
    const model = readProcess(definitions, element)
    return [
      ...compileProcess(definitions, idOf(element)).findings,
      ...taskRules.flatMap((rule) => rule(model)),
    ]
  })
  return [...ofProcesses, ...ofGlobalTasks, ...fileRules.flatMap((rule) => rule(file))]
}
