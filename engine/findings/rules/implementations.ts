import { elementOf, extensionOf, textOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { Finding } from '../finding.ts'
import { fixOf } from '../fix-of.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

/** What machines do names its worker, decision, expression or process. */
export const implementations: Rule = ({ nodes, impliedMessages }) =>
  nodes.flatMap((node) => {
    const expected = EXPECTED[node.type]
    if (!expected || jobTypeOf(node) !== undefined || expected.found(node)) return languages(node)
    // A message flow between two pools says enough.
    if (node.type === 'bpmn:SendTask' && impliedMessages.has(node.id)) return languages(node)
    return [
      ...languages(node),
      findingOf(
        expected.code,
        'error',
        node.id,
        {
          de: `„${nameOf(node)}“ nennt ${expected.de} nicht. Ergänzen Sie die Angabe, oder machen Sie daraus eine Benutzeraufgabe.`,
          en: `'${nameOf(node)}' does not name ${expected.en}. Add it, or turn it into a user task.`,
        },
        fixOf('to-user-task'),
      ),
    ]
  })

interface Expected {
  readonly code: string
  readonly de: string
  readonly en: string
  readonly found: (node: NodeModel) => boolean
}

const EXPECTED: { readonly [type: string]: Expected } = {
  'bpmn:ServiceTask': {
    code: 'job-type-missing',
    de: 'den Dienst (Jobtyp)',
    en: 'its worker (job type)',
    found: () => false,
  },
  'bpmn:ScriptTask': {
    code: 'script-missing',
    de: 'den FEEL-Ausdruck',
    en: 'its FEEL expression',
    found: (node) => textOf(extensionOf(node.element, 'zeebe:Script'), 'expression') !== undefined,
  },
  'bpmn:BusinessRuleTask': {
    code: 'decision-missing',
    de: 'die Entscheidungstabelle',
    en: 'its decision table',
    found: (node) => textOf(extensionOf(node.element, 'zeebe:CalledDecision'), 'decisionId') !== undefined,
  },
  'bpmn:CallActivity': {
    code: 'called-process-missing',
    de: 'den aufgerufenen Prozess',
    en: 'the process it calls',
    found: (node) =>
      (textOf(extensionOf(node.element, 'zeebe:CalledElement'), 'processId') ??
        textOf(node.element, 'calledElement')) !== undefined,
  },
  'bpmn:SendTask': {
    code: 'message-missing',
    de: 'Dienst oder Nachricht',
    en: 'its worker or message',
    found: (node) => elementOf(node.element, 'messageRef') !== undefined,
  },
}

/** No script of another language is ever run (B22). */
function languages(node: NodeModel): readonly Finding[] {
  const format = textOf(node.element, 'scriptFormat')
  const isForeign = format !== undefined && format.toLowerCase() !== 'feel'
  if (!isForeign && textOf(node.element, 'script') === undefined) return []
  return [
    findingOf('script-language', 'error', node.id, {
      de: `„${nameOf(node)}“ enthält ein Skript${format ? ` (${format})` : ''}. Skripte werden nicht ausgeführt; schreiben Sie einen FEEL-Ausdruck.`,
      en: `'${nameOf(node)}' contains a script${format ? ` (${format})` : ''}. Scripts are not run; write a FEEL expression.`,
    }),
  ]
}

function jobTypeOf(node: NodeModel): string | undefined {
  return textOf(extensionOf(node.element, 'zeebe:TaskDefinition'), 'type')
}
