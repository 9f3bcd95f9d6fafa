import type { Finding } from '../../engine/findings/finding.ts'
import { isReservedKey } from '../answers/json-problem.ts'
import type { Field, FormDocument } from '../document.ts'
import { kinds } from '../fields/kinds.ts'
import { patternProblem } from '../patterns/match-pattern.ts'
import { patternFinding } from './check-hostile.ts'
import { formFinding } from './form-finding.ts'

/** Each field by itself and among its siblings. */
export function checkFields(document: FormDocument): Finding[] {
  return checkLevel(document.fields, '')
}

function checkLevel(fields: readonly Field[], prefix: string): Finding[] {
  const seen = new Set<string>()
  return fields.flatMap((field) => {
    const path = prefix === '' ? field.key : `${prefix}.${field.key}`
    const findings = checkField(field, path)
    if (seen.has(field.key)) {
      findings.push(
        formFinding(
          'error',
          'form-key-twice',
          path,
          `Der Schlüssel „${field.key}“ kommt zweimal vor. Geben Sie einem der Felder einen anderen.`,
          `The key '${field.key}' is used twice. Give one of the fields another key.`,
        ),
      )
    }
    seen.add(field.key)
    return [...findings, ...checkLevel(field.fields ?? [], path)]
  })
}

function checkField(field: Field, path: string): Finding[] {
  const findings: Finding[] = []
  const error = (code: string, de: string, en: string) => {
    findings.push(formFinding('error', code, path, de, en))
  }
  const { holds } = kinds[field.kind]
  if (isReservedKey(field.key)) {
    error(
      'form-key-reserved',
      `Der Schlüssel „${field.key}“ ist nicht erlaubt. Wählen Sie einen anderen.`,
      `The key '${field.key}' is not allowed. Choose another.`,
    )
  }
  const choosing = field.kind === 'choice' || field.kind === 'choices'
  if (choosing && !field.options?.length) {
    error(
      'form-options-missing',
      `Die Auswahl „${path}“ hat keine Antworten. Fügen Sie mindestens zwei hinzu.`,
      `The choice '${path}' has no answers. Add at least two.`,
    )
  }
  if (choosing && new Set(field.options).size !== (field.options?.length ?? 0)) {
    error(
      'form-option-twice',
      `Die Auswahl „${path}“ hat eine Antwort zweimal. Entfernen Sie eine davon.`,
      `The choice '${path}' has an answer twice. Remove one of them.`,
    )
  }
  const container = holds === 'group' || holds === 'items'
  if (container && !field.fields?.length) {
    error(
      'form-group-empty',
      `Die Gruppe „${path}“ ist leer. Fügen Sie eine Frage hinzu oder löschen Sie die Gruppe.`,
      `The group '${path}' is empty. Add a question or delete the group.`,
    )
  }
  if (!container && field.fields) {
    error(
      'form-fields-misplaced',
      `„${path}“ ist keine Gruppe und kann keine Fragen enthalten. Machen Sie eine Gruppe daraus.`,
      `'${path}' is no group and cannot contain questions. Make it a group.`,
    )
  }
  if (
    above(field.minimum, field.maximum) ||
    above(field.minLength, field.maxLength) ||
    above(field.minItems, field.maxItems)
  ) {
    error(
      'form-limits-crossed',
      `Bei „${path}“ ist die untere Grenze größer als die obere. Tauschen Sie sie.`,
      `The lower limit of '${path}' is above the upper one. Swap them.`,
    )
  }
  const problem = field.pattern === undefined ? undefined : patternProblem(field.pattern)
  if (problem && field.pattern) findings.push(patternFinding(path, field.pattern, problem))
  return findings
}

function above(lower: number | undefined, upper: number | undefined): boolean {
  return lower !== undefined && upper !== undefined && lower > upper
}
