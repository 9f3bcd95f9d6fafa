import type { Finding } from '../../engine/findings/finding.ts'
import { sameJson } from '../answers/same-json.ts'
import { isRecord } from '../fields/answers.ts'
import { generateSchema } from '../schema/generate-schema.ts'
import { checkConditions } from './check-conditions.ts'
import { checkFields } from './check-fields.ts'
import { checkHostile } from './check-hostile.ts'
import { checkPages } from './check-pages.ts'
import { checkTexts } from './check-texts.ts'
import { formFinding } from './form-finding.ts'
import { formShape } from './form-shape.ts'

/** Everything that is wrong or doubtful about a form, also of a stranger's: it never throws. */
export function checkForm(value: unknown): Finding[] {
  const hostile = checkHostile(value)
  if (hostile.length > 0) return hostile
  const shape = formShape.safeParse(value)
  if (!shape.success) return shape.error.issues.slice(0, 50).map((issue) => shapeFinding(value, issue))
  const document = shape.data
  const findings = [...checkFields(document), ...checkPages(document)]
  if (findings.some((finding) => finding.severity === 'error')) return findings
  findings.push(...checkConditions(document), ...checkTexts(document))
  if (findings.some((finding) => finding.severity === 'error')) return findings
  return sameJson(document.schema, generateSchema(document)) ? findings : [...findings, staleSchema()]
}

function shapeFinding(value: unknown, issue: { path: PropertyKey[]; message: string }): Finding {
  const path = issue.path.map(String).join('.')
  if (!isRecord(value)) {
    return formFinding(
      'error',
      'form-shape',
      undefined,
      'Erwartet: ein Formular (JSON-Objekt mit Feldern, Seiten, Regeln und Texten). Gefunden: etwas anderes. Wählen Sie eine andere Datei.',
      'Expected a form (a JSON object with fields, pages, rules and texts), found something else. Choose another file.',
    )
  }
  return formFinding(
    'error',
    'form-shape',
    undefined,
    `Das Formular hat an der Stelle „${path || 'Anfang'}“ nicht die erwartete Gestalt (${issue.message}). Berichtigen Sie die Stelle.`,
    `The form does not have the expected shape at '${path || 'start'}' (${issue.message}). Correct it.`,
    path,
  )
}

function staleSchema(): Finding {
  return {
    ...formFinding(
      'warning',
      'form-schema-stale',
      undefined,
      'Das mitgelieferte Schema passt nicht zu den Feldern. Geprüft wird nach den Feldern. Erzeugen Sie das Schema neu.',
      'The stored schema does not match the fields. Answers are judged by the fields. Generate the schema again.',
    ),
    fix: {
      code: 'generate-schema',
      label: { de: 'Schema neu erzeugen', en: 'Generate the schema again' },
    },
  }
}
