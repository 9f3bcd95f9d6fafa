import { elementOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { CompileTools } from '../../compile/compile-tools.ts'
import type { TimerType } from '../../compile/compiled-process.ts'
import type { CompiledExpression } from '../../feel/index.ts'
import { resolveTimer } from '../../run/resolve-timer.ts'
import { StepFailure } from '../../run/step-failure.ts'
import { openWait } from '../../run/waits.ts'
import type { TriggerDefinition } from '../element-behavior.ts'

interface TimerSettings {
  readonly type: TimerType
  readonly value: CompiledExpression
}

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
    if (text) return { type, value: tools.expression(node.id, text, property) }
  }
  return undefined
}

/** Waits for a time (`timeDate`, `timeDuration`, `timeCycle`); it is fixed when the element is entered. */
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
      const { scope, token } = holder
      const sees = token ? run.localOf({ scope, token, node: at }) : scope
      const value = run.evaluateText(settings.value, run.visible(sees))
      if (value === undefined) {
        throw new StepFailure(
          'timer-invalid',
          `Expected '${settings.value.text}' to be a time, found nothing.`,
        )
      }
      const due = resolveTimer(settings.type, value, run.env, previous)
      const opened = openWait(run, holder, at.id, 'timer', { ...due, definition: index })
      run.effects.push({ type: 'openTimer', ...opened, dueAt: due.dueAt })
      return false
    },
  }
}
