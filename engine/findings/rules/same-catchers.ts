import { elementOf, eventDefinitionsOf, textOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { Finding } from '../finding.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

const CODES: { readonly [type: string]: readonly [reference: string, code: string] } = {
  'bpmn:ErrorEventDefinition': ['errorRef', 'errorCode'],
  'bpmn:EscalationEventDefinition': ['escalationRef', 'escalationCode'],
}

/** One error or escalation has one catcher on an activity, and one among the event sub-processes of a scope. */
export const sameCatchers: Rule = ({ nodes, containers }) => [
  ...nodes.flatMap(({ boundaries }) => repeated(boundaries)),
  ...containers.flatMap((container) =>
    repeated(
      container.nodes
        .filter((node) => node.kind === 'bpmn:SubProcess/event')
        .flatMap((node) => node.body?.nodes.filter((inner) => inner.type === 'bpmn:StartEvent') ?? []),
    ),
  ),
]

function repeated(events: readonly NodeModel[]): readonly Finding[] {
  const seen = new Map<string, NodeModel>()
  return events.flatMap((event) =>
    caughtBy(event).flatMap((what) => {
      const first = seen.get(what)
      seen.set(what, first ?? event)
      return first && first !== event ? [caughtTwice(event, first)] : []
    }),
  )
}

/** Kind and code of all an event catches; without a code, everything of its kind. */
function caughtBy(event: NodeModel): readonly string[] {
  return eventDefinitionsOf(event.element).flatMap((definition) => {
    const names = CODES[definition.$type]
    return names ? [`${definition.$type} ${textOf(elementOf(definition, names[0]), names[1]) ?? ''}`] : []
  })
}

function caughtTwice(event: NodeModel, first: NodeModel): Finding {
  return findingOf('caught-twice', 'error', event.id, {
    de: `„${nameOf(event)}“ fängt dasselbe wie „${nameOf(first)}“ und wird nie ausgelöst. Geben Sie einem der beiden einen anderen Code, oder entfernen Sie eines.`,
    en: `'${nameOf(event)}' catches the same as '${nameOf(first)}' and never happens. Give one of them another code, or remove one.`,
  })
}
