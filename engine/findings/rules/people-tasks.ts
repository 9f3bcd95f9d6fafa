import { extensionOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { Finding } from '../finding.ts'
import { fixOf } from '../fix-of.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

/** What people do has a form and a type, and a sub-process has something in it. */
export const peopleTasks: Rule = ({ nodes }) => nodes.flatMap((node) => CHECKS[node.kind]?.(node) ?? [])

const CHECKS: { readonly [kind: string]: (node: NodeModel) => readonly Finding[] } = {
  'bpmn:UserTask': (node) =>
    extensionOf(node.element, 'zeebe:FormDefinition')
      ? []
      : [
          findingOf(
            'form-missing',
            'warning',
            node.id,
            {
              de: `„${nameOf(node)}“ hat kein Formular. Wählen Sie eines, oder verwenden Sie das einfache Formular „Erledigt“.`,
              en: `'${nameOf(node)}' has no form. Choose one, or use the plain 'done' form.`,
            },
            fixOf('use-done-form', { formId: `erledigt-${node.id}` }),
          ),
        ],
  'bpmn:Task': (node) => [
    findingOf(
      'task-untyped',
      'warning',
      node.id,
      {
        de: `„${nameOf(node)}“ sagt nicht, wer etwas tut: Der Schritt würde sofort übersprungen. Machen Sie daraus eine Benutzeraufgabe.`,
        en: `'${nameOf(node)}' does not say who does something: the step would be passed at once. Turn it into a user task.`,
      },
      fixOf('to-user-task'),
    ),
  ],
  'bpmn:SubProcess': (node) =>
    (node.body?.nodes.length ?? 0) > 0
      ? []
      : [
          findingOf(
            'sub-process-empty',
            'error',
            node.id,
            {
              de: `„${nameOf(node)}“ ist ein Teilprozess ohne Inhalt: Der Schritt würde übersprungen. Füllen Sie ihn, oder machen Sie daraus eine Benutzeraufgabe.`,
              en: `'${nameOf(node)}' is a sub-process with nothing in it: the step would be passed. Fill it, or turn it into a user task.`,
            },
            fixOf('to-user-task'),
          ),
        ],
}
