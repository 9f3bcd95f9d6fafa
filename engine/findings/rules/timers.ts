import { elementOf, eventDefinitionsOf, flagOf, textOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { TimerType } from '../../compile/compiled-process.ts'
import { resolveTimer } from '../../run/resolve-timer.ts'
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
  nodes.filter((node) => node.kind.endsWith('/timer')).flatMap(checkTimer)

function checkTimer(node: NodeModel): readonly Finding[] {
  const definition = eventDefinitionsOf(node.element)[0]
  const written = PROPERTIES.flatMap(([property, type]) => {
    const text = textOf(elementOf(definition, property), 'body')?.trim()
    return text ? [{ type, text }] : []
  })
  const [first] = written
  if (!first) return [missing(node)]
  if (written.length > 1) {
    return [invalid(node, 'Es ist mehr als eine Zeitangabe gesetzt.', 'More than one kind of time is given.')]
  }
  return [...firesOnce(node, first.type), ...unreadable(node, first)]
}

/** A repeating timer repeats only where it interrupts nothing. */
function firesOnce(node: NodeModel, type: TimerType): readonly Finding[] {
  const isCatch = node.type === 'bpmn:IntermediateCatchEvent'
  const interrupts = node.type === 'bpmn:BoundaryEvent' && flagOf(node.element, 'cancelActivity') !== false
  if (type !== 'cycle' || !(isCatch || interrupts)) return []
  return [
    findingOf('timer-fires-once', 'warning', node.id, {
      de: `„${nameOf(node)}“ hat eine Wiederholung, löst hier aber nur einmal aus. Geben Sie eine Dauer an, oder verwenden Sie ein nicht unterbrechendes Ereignis am Rand einer Aufgabe.`,
      en: `'${nameOf(node)}' has a repetition but fires only once here. Give a duration, or use a non-interrupting event on the border of a task.`,
    }),
  ]
}

function unreadable(
  node: NodeModel,
  first: { readonly type: TimerType; readonly text: string },
): readonly Finding[] {
  if (first.text.startsWith('=')) return []
  try {
    resolveTimer(first.type, first.text, { now: '2026-01-01T00:00:00Z' })
    return []
  } catch (cause) {
    if (!(cause instanceof StepFailure)) throw cause
    return [
      invalid(
        node,
        `Die Zeitangabe „${first.text}“ ist nicht gültig. Erwartet wird zum Beispiel P14D, PT1H, 2026-05-01 oder R3/P7D.`,
        `The time '${first.text}' is not valid. Expected for example P14D, PT1H, 2026-05-01 or R3/P7D.`,
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
