import { elementOf, eventDefinitionsOf, textOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { CompileTools } from '../../compile/compile-tools.ts'
import type { TimerType } from '../../compile/compiled-process.ts'
import type { CompiledExpression } from '../../feel/index.ts'
import { resolveTimer } from '../../run/resolve-timer.ts'
import { StepFailure } from '../../run/step-failure.ts'
import { openWait } from '../../run/waits.ts'
import type { Trigger } from '../element-behavior.ts'

export interface TimerSettings {
  readonly type: TimerType
  readonly value: CompiledExpression
}

const TIMER_PROPERTIES: readonly (readonly [string, TimerType])[] = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
]

/** Reads `timeDate`, `timeDuration` or `timeCycle` of a timer event. */
export function timerSettings(node: NodeModel, tools: CompileTools): TimerSettings | undefined {
  const definition = eventDefinitionsOf(node.element)[0]
  for (const [property, type] of TIMER_PROPERTIES) {
    const text = textOf(elementOf(definition, property), 'body')?.trim()
    if (text) return { type, value: tools.expression(node.id, text, property) }
  }
  return undefined
}

/** Opens a timer; its due date is fixed when the element is entered. */
export function timerTrigger(
  settings: TimerSettings | undefined,
  event: Pick<Trigger, 'interrupting' | 'fire'>,
): Trigger {
  return {
    ...event,
    open(run, holder, node, previous) {
      if (!settings)
        throw new StepFailure('timer-invalid', `Expected '${node.id}' to say when, found no time.`)
      const { scope, token } = holder
      const sees = token ? run.localOf({ scope, token, node }) : scope
      const value = run.evaluateText(settings.value, run.visible(sees))
      if (value === undefined) {
        throw new StepFailure(
          'timer-invalid',
          `Expected '${settings.value.text}' to be a time, found nothing.`,
        )
      }
      const due = resolveTimer(settings.type, value, run.env, previous)
      const opened = openWait(run, holder, node.id, 'timer', due)
      run.effects.push({ type: 'openTimer', ...opened, dueAt: due.dueAt })
    },
  }
}
