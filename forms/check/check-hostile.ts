import type { Finding } from '../../engine/findings/finding.ts'
import { jsonProblem } from '../answers/json-problem.ts'
import { isRecord } from '../fields/answers.ts'
import { patternProblem } from '../patterns/match-pattern.ts'
import { formFinding } from './form-finding.ts'

const maxDepth = 20
const maxNodes = 5_000
const maxSize = 256_000
/** More branches than this in one place multiply the work of a validator. */
const maxBranches = 200

/**
 * What makes a form or schema from a stranger dangerous, before anything compiles it: depth, number of
 * parts, size, references, fan-out, patterns that are not RE2, keys that reach for the prototype.
 */
export function checkHostile(value: unknown): Finding[] {
  const problem = jsonProblem(value, { depth: maxDepth, nodes: maxNodes })
  if (problem === 'depth') {
    return [
      refuse(
        'form-too-deep',
        `Erwartet: höchstens ${maxDepth} Ebenen. Das Formular ist tiefer verschachtelt. Teilen Sie Gruppen auf.`,
        `Expected at most ${maxDepth} levels; the form is nested more deeply. Split its groups.`,
      ),
    ]
  }
  if (problem === 'nodes') {
    return [
      refuse(
        'form-too-large',
        `Erwartet: höchstens ${maxNodes} Teile. Das Formular hat mehr. Teilen Sie es in mehrere Formulare.`,
        `Expected at most ${maxNodes} parts; the form has more. Split it into several forms.`,
      ),
    ]
  }
  if (problem === 'prototype') {
    return [
      refuse(
        'form-key-reserved',
        'Die Schlüssel „__proto__“, „constructor“ und „prototype“ sind nicht erlaubt. Wählen Sie andere.',
        "The keys '__proto__', 'constructor' and 'prototype' are not allowed. Choose others.",
      ),
    ]
  }
  if (problem) {
    return [
      refuse(
        'form-not-json',
        'Das Formular enthält Werte, die kein gültiges JSON sind (zum Beispiel NUL-Zeichen oder 1e400). Entfernen Sie sie.',
        'The form contains values that are no valid JSON (for example NUL characters or 1e400). Remove them.',
      ),
    ]
  }
  if ((JSON.stringify(value)?.length ?? 0) > maxSize) {
    return [
      refuse(
        'form-too-large',
        `Erwartet: höchstens ${maxSize / 1000} kB. Das Formular ist größer. Kürzen Sie Texte oder teilen Sie es.`,
        `Expected at most ${maxSize / 1000} kB; the form is larger. Shorten its texts or split it.`,
      ),
    ]
  }
  return isRecord(value) ? checkSchema(value.schema) : []
}

/** The stored schema is only read, never run; still it must not harm others who run it. */
function checkSchema(schema: unknown): Finding[] {
  const findings: Finding[] = []
  look(schema, 'schema')
  return findings

  function look(part: unknown, at: string): void {
    if (Array.isArray(part)) {
      part.forEach((item: unknown, index) => {
        look(item, `${at}/${index}`)
      })
      return
    }
    if (!isRecord(part)) return
    for (const [key, value] of Object.entries(part)) {
      if (inProperties(at)) {
        look(value, `${at}/${key}`)
        continue
      }
      if ((key === '$ref' || key === '$dynamicRef' || key === '$recursiveRef') && typeof value === 'string') {
        findings.push(
          formFinding(
            'error',
            'form-schema-reference',
            undefined,
            `Verweise ($ref) sind im Schema nicht erlaubt, gefunden: „${value.slice(0, 100)}“. Schreiben Sie den Teil aus.`,
            `References ($ref) are not allowed in the schema; found '${value.slice(0, 100)}'. Write the part out.`,
            `${at}/${key}`,
          ),
        )
      }
      if (branching.has(key) && Array.isArray(value) && value.length > limitOf(key)) {
        findings.push(
          formFinding(
            'error',
            'form-schema-fan-out',
            undefined,
            `Erwartet: höchstens ${limitOf(key)} Zweige in „${key}“, gefunden: ${value.length}. Vereinfachen Sie die Regeln.`,
            `Expected at most ${limitOf(key)} branches in '${key}', found ${value.length}. Simplify the rules.`,
            `${at}/${key}`,
          ),
        )
      }
      if (key === 'pattern' && typeof value === 'string') {
        const problem = patternProblem(value)
        if (problem) findings.push(patternFinding(undefined, value, problem, `${at}/${key}`))
      }
      look(value, `${at}/${key}`)
    }
  }
}

const branching = new Set(['allOf', 'anyOf', 'oneOf'])

function limitOf(key: string): number {
  return key === 'anyOf' ? maxBranches : 500
}

/** Below `properties` stand field names, not keywords: a field may be called `pattern`. */
function inProperties(at: string): boolean {
  return at.endsWith('/properties') && !at.endsWith('/properties/properties')
}

export function patternFinding(element: string | undefined, pattern: string, problem: string, path?: string) {
  return formFinding(
    'error',
    'form-pattern-unsafe',
    element,
    `Das Muster „${pattern.slice(0, 80)}“ kann nicht sicher geprüft werden (${problem}). Erlaubt sind Muster nach RE2: ohne Rückbezüge und ohne Vor- oder Rückschau.`,
    `The pattern '${pattern.slice(0, 80)}' cannot be matched safely (${problem}). Allowed are RE2 patterns: no back-references, no look-around.`,
    path,
  )
}

function refuse(code: string, de: string, en: string): Finding {
  return formFinding('error', code, undefined, de, en)
}
