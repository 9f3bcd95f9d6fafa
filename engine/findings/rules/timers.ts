import {
  elementOf,
  eventDefinitionsOf,
  flagOf,
  type ModdleElement,
  textOf,
} from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import { CompileTools } from '../../compile/compile-tools.ts'
import { compileValue } from '../../compile/compile-value.ts'
import type { TimerType } from '../../compile/compiled-process.ts'
import { calendarSettings } from '../../elements/triggers/calendar-settings.ts'
import { resolveStartTimer } from '../../run/resolve-settings.ts'
import { StepFailure } from '../../run/step-failure.ts'
import type { Finding } from '../finding.ts'
import { fixOf } from '../fix-of.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

const PROPERTIES = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
] as const

/** A timer says when, and in a way that can be understood. */
export const timers: Rule = ({ nodes }) =>
  nodes.flatMap((node) =>
    eventDefinitionsOf(node.element)
      .filter((definition) => definition.$type === 'bpmn:TimerEventDefinition')
      .flatMap((definition) => checkTimer(node, definition)),
  )

function checkTimer(node: NodeModel, definition: ModdleElement): readonly Finding[] {
  const written = PROPERTIES.flatMap(([property, type]) => {
    const text = textOf(elementOf(definition, property), 'body')?.trim()
    return text ? [{ type, text }] : []
  })
  const [first] = written
  if (!first) return [missing(node)]
  if (written.length > 1) {
    return [invalid(node, 'Es ist mehr als eine Zeitangabe gesetzt.', 'More than one kind of time is given.')]
  }
  return [...repetition(node, first), ...unreadable(node, definition, first)]
}

/** A repetition repeats where it interrupts nothing, and in the flow as often as it counts. */
function repetition(
  node: NodeModel,
  { type, text }: { readonly type: TimerType; readonly text: string },
): readonly Finding[] {
  const isCatch = node.type === 'bpmn:IntermediateCatchEvent'
  const interrupts = node.type === 'bpmn:BoundaryEvent' && flagOf(node.element, 'cancelActivity') !== false
  if (type !== 'cycle' || !(isCatch || interrupts)) return []
  const count = isCatch ? Number(/^R(\d+)\//.exec(text)?.[1] ?? 1) : 1
  if (count > 1) {
    return [
      findingOf('timer-repeats-in-flow', 'warning', node.id, {
        de: `„${nameOf(node)}“ löst ${count}-mal aus, und jedes Mal geht es von dort weiter. Ist nur Warten gemeint, geben Sie eine Dauer an.`,
        en: `'${nameOf(node)}' fires ${count} times, and each time the flow goes on from there. If only waiting is meant, give a duration.`,
      }),
    ]
  }
  return [
    findingOf('timer-fires-once', 'warning', node.id, {
      de: `„${nameOf(node)}“ hat eine Wiederholung, löst hier aber nur einmal aus. Geben Sie eine Dauer an, oder verwenden Sie ein nicht unterbrechendes Ereignis am Rand einer Aufgabe.`,
      en: `'${nameOf(node)}' has a repetition but fires only once here. Give a duration, or use a non-interrupting event on the border of a task.`,
    }),
  ]
}

/** Tries out what is known already: everything without variables, and all of a start event of the process. */
function unreadable(
  node: NodeModel,
  definition: ModdleElement,
  { type, text }: { readonly type: TimerType; readonly text: string },
): readonly Finding[] {
  const calendar = calendarSettings(definition, node, new CompileTools())
  const value = compileValue(text)
  const isStart = node.type === 'bpmn:StartEvent' && !node.container.parent
  const unknown = [value, ...(calendar?.land ? [calendar.land] : [])].flatMap((each) => each.variables)
  if (value.findings.length > 0 || (unknown.length > 0 && !isStart)) return []
  try {
    resolveStartTimer({ type, value, ...(calendar && { calendar }) }, { now: '2026-01-01T00:00:00Z' })
    return []
  } catch (cause) {
    if (!(cause instanceof StepFailure)) throw cause
    const shown = text.length > 100 ? `${text.slice(0, 100)}…` : text
    return [
      invalid(
        node,
        `Die Zeitangabe „${shown}“ ist nicht gültig. Erwartet wird zum Beispiel P14D, PT1H, 2026-05-01, R3/P7D oder 0 8 * * MON-FRI.`,
        `The time '${shown}' is not valid (${cause.message}). Expected for example P14D, PT1H, 2026-05-01, R3/P7D or 0 8 * * MON-FRI.`,
      ),
    ]
  }
}

function missing(node: NodeModel): Finding {
  const value = durationIn(node.name ?? '')
  return findingOf(
    'timer-missing',
    'error',
    node.id,
    {
      de: `„${nameOf(node)}“ sagt nicht, wie lange gewartet wird. Tragen Sie eine Frist ein (Vorschlag: ${value}).`,
      en: `'${nameOf(node)}' does not say how long to wait. Set a time (suggestion: ${value}).`,
    },
    fixOf('set-timer', { value }),
  )
}

function invalid(node: NodeModel, de: string, en: string): Finding {
  const message = { de: `„${nameOf(node)}“: ${de}`, en: `'${nameOf(node)}': ${en}` }
  return findingOf(
    'timer-invalid',
    'error',
    node.id,
    message,
    fixOf('set-timer', { value: durationIn(node.name ?? '') }),
  )
}

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/(\d+)\s*(?:Monat|month)/i, 'M'],
  [/(\d+)\s*(?:Woche|week)/i, 'W'],
  [/(\d+)\s*(?:Tag|day)/i, 'D'],
  [/(\d+)\s*(?:Jahr|year)/i, 'Y'],
]

/** The first duration a name speaks of, else two weeks. */
function durationIn(name: string): string {
  for (const [pattern, unit] of UNITS) {
    const count = pattern.exec(name)?.[1]
    if (count) return `P${count}${unit}`
  }
  return 'P14D'
}
