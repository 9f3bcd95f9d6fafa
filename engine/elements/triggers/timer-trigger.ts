import { elementOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { CompileTools } from '../../compile/compile-tools.ts'
import type { TimerSettings, TimerType } from '../../compile/compiled-process.ts'
import { nextOfCycle } from '../../run/resolve-cycle.ts'
import { resolveSettings } from '../../run/resolve-settings.ts'
import { StepFailure } from '../../run/step-failure.ts'
import { openWait } from '../../run/waits.ts'
import type { TriggerDefinition } from '../element-behavior.ts'
import { calendarSettings } from './calendar-settings.ts'

const TIMER_PROPERTIES: readonly (readonly [string, TimerType])[] = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
]

function timerSettings(
  definition: ModdleElement,
  node: NodeModel,
  tools: CompileTools,
): TimerSettings | undefined {
  for (const [property, type] of TIMER_PROPERTIES) {
    const text = textOf(elementOf(definition, property), 'body')?.trim()
    if (!text) continue
    const calendar = calendarSettings(definition, node, tools)
    return { type, value: tools.expression(node.id, text, property), ...(calendar && { calendar }) }
  }
  return undefined
}

/**
 * Waits for a time (`timeDate`, `timeDuration`, `timeCycle`; BPMN 2.0.2 § 10.5.5), by the calendar of a Land
 * if there is an `lz:calendar`. It is fixed when the element is entered; a repeating one goes on from there.
 */
export function timerTrigger(
  definition: ModdleElement,
  node: NodeModel,
  tools: CompileTools,
): TriggerDefinition {
  const settings = timerSettings(definition, node, tools)
  return {
    start: { kind: 'timer', ...(settings && { timer: settings }) },
    repeats: (wait) => wait.repeats !== undefined && wait.repeats !== 0,
    open(run, holder, at, { definition: index, previous }) {
      if (!settings) throw new StepFailure('timer-invalid', `Expected '${at.id}' to say when, found no time.`)
      const sees = run.localOf(holder)
      const due =
        previous?.cycle && previous.dueAt !== undefined
          ? nextOfCycle(previous.cycle, previous.dueAt, run.env)
          : resolveSettings(settings, run.env, (expression) => run.evaluate(expression, run.visible(sees)))
      const opened = openWait(run, holder, at.id, 'timer', { ...due, definition: index })
      run.effects.push({ type: 'openTimer', ...opened, dueAt: due.dueAt })
      return false
    },
  }
}
