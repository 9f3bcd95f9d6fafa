import type { ContainerModel } from '../../bpmn/read-model.ts'
import type { Finding } from '../finding.ts'
import { fixOf } from '../fix-of.ts'
import { findingOf, type Rule } from '../rule.ts'
import { beginsInstance } from './instantiating.ts'

/** A process begins at one start event that needs no trigger, or at triggered ones, and has an end. */
export const startAndEnd: Rule = ({ containers }) =>
  containers
    .filter((container) => container.nodes.length > 0 && container.element.$type !== 'bpmn:AdHocSubProcess')
    .flatMap((container) => [...starts(container), ...ends(container)])

function starts(container: ContainerModel): readonly Finding[] {
  const found = container.nodes.filter((node) => node.type === 'bpmn:StartEvent')
  const plain = found.filter((node) => node.kind === 'bpmn:StartEvent/none')
  const begins = container.nodes.some((node) => beginsInstance(node) && !container.parent)
  if (found.length === 0 && !begins) {
    const message = {
      de: 'Es fehlt ein Startereignis. Ergänzen Sie, womit der Ablauf beginnt.',
      en: 'A start event is missing. Add what the flow begins with.',
    }
    return [findingOf('start-missing', 'error', container.id, message, fixOf('add-start-event'))]
  }
  return plain.slice(1).map((node) =>
    findingOf('start-multiple', 'error', node.id, {
      de: 'Es gibt mehrere Startereignisse ohne Auslöser. Behalten Sie eines, oder geben Sie den anderen eine Nachricht oder Zeit.',
      en: 'There is more than one start event without trigger. Keep one, or give the others a message or a time.',
    }),
  )
}

function ends(container: ContainerModel): readonly Finding[] {
  if (container.nodes.some((node) => node.type === 'bpmn:EndEvent')) return []
  return [
    findingOf(
      'end-missing',
      'warning',
      container.id,
      {
        de: 'Es fehlt ein Endereignis. Ergänzen Sie, womit der Ablauf endet.',
        en: 'An end event is missing. Add what the flow ends with.',
      },
      fixOf('add-end-event'),
    ),
  ]
}
