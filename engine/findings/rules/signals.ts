import { elementOf, eventDefinitionsOf, textOf } from '../../bpmn/moddle-element.ts'
import { fixOf } from '../fix-of.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

/** A signal event names its signal: whoever waits for it knows it by nothing else (BPMN 2.0.2 § 10.5.6). */
export const signals: Rule = ({ nodes }) =>
  nodes
    .filter((node) =>
      eventDefinitionsOf(node.element).some(
        (definition) =>
          definition.$type === 'bpmn:SignalEventDefinition' &&
          textOf(elementOf(definition, 'signalRef'), 'name') === undefined,
      ),
    )
    .map((node) =>
      findingOf(
        'signal-missing',
        'error',
        node.id,
        {
          de: `„${nameOf(node)}“ sagt nicht, um welches Signal es geht. Legen Sie das Signal an.`,
          en: `'${nameOf(node)}' does not say which signal it is about. Create the signal.`,
        },
        fixOf('name-signal', { name: node.name ?? node.id }),
      ),
    )
