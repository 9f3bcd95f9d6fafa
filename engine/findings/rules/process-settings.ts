import { extensionOf, flagOf, textOf } from '../../bpmn/moddle-element.ts'
import { fixOf } from '../fix-of.ts'
import { findingOf, type Rule } from '../rule.ts'

/** The process is marked as executable and says how its cases are numbered. */
export const processSettings: Rule = ({ id, element }) => {
  const name = textOf(element, 'name') ?? id
  return [
    ...(flagOf(element, 'isExecutable')
      ? []
      : [
          findingOf(
            'process-not-executable',
            'error',
            id,
            {
              de: `„${name}“ ist nur gezeichnet, nicht zur Ausführung bestimmt. Kennzeichnen Sie den Prozess als ausführbar.`,
              en: `'${name}' is only drawn, not meant to run. Mark the process as executable.`,
            },
            fixOf('make-executable'),
          ),
        ]),
    ...(extensionOf(element, 'lz:Case')
      ? []
      : [
          findingOf(
            'case-missing',
            'warning',
            id,
            {
              de: `„${name}“ sagt nicht, wie seine Akten nummeriert werden. Ergänzen Sie ein Kürzel für das Aktenzeichen.`,
              en: `'${name}' does not say how its cases are numbered. Add a prefix for the file number.`,
            },
            fixOf('add-case', { prefix: prefixOf(name) }),
          ),
        ]),
  ]
}

/** Up to three capitals of a name, for file numbers such as `AB-26-000001`. */
function prefixOf(name: string): string {
  const capitals = name.replace(/[^A-ZÄÖÜ]/g, '').slice(0, 3)
  return capitals === '' ? 'V' : capitals.replaceAll('Ä', 'A').replaceAll('Ö', 'O').replaceAll('Ü', 'U')
}
