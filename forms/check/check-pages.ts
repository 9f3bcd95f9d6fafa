import type { Finding } from '../../engine/findings/finding.ts'
import type { FormDocument } from '../document.ts'
import { kinds } from '../fields/kinds.ts'
import { formFinding } from './form-finding.ts'

/** Every field stands on exactly one page, and a page asks at most five things. */
export function checkPages(document: FormDocument): Finding[] {
  if (document.pages.length === 0) return []
  const fields = new Map(document.fields.map((field) => [field.key, field]))
  const placed = new Set<string>()
  const ids = new Set<string>()
  const findings: Finding[] = []
  for (const page of document.pages) {
    if (ids.has(page.id)) {
      findings.push(
        formFinding(
          'error',
          'form-page-twice',
          page.id,
          `Die Seite „${page.id}“ gibt es zweimal. Geben Sie einer einen anderen Schlüssel.`,
          `There are two pages '${page.id}'. Give one of them another key.`,
        ),
      )
    }
    ids.add(page.id)
    for (const key of page.fields) {
      if (!fields.has(key)) {
        findings.push(
          formFinding(
            'error',
            'form-page-field-unknown',
            page.id,
            `Die Seite „${page.id}“ nennt das Feld „${key}“, das es nicht gibt. Entfernen Sie es oder legen Sie es an.`,
            `Page '${page.id}' names field '${key}', which does not exist. Remove it or create it.`,
          ),
        )
      } else if (placed.has(key)) {
        findings.push(
          formFinding(
            'error',
            'form-field-on-two-pages',
            key,
            `Das Feld „${key}“ steht zweimal auf Seiten. Lassen Sie es nur an einer Stelle.`,
            `Field '${key}' stands on pages twice. Leave it in one place.`,
          ),
        )
      }
      placed.add(key)
    }
    const asked = page.fields.filter((key) => {
      const field = fields.get(key)
      return field !== undefined && kinds[field.kind].holds !== 'nothing'
    }).length
    if (asked > 5) {
      findings.push(
        formFinding(
          'warning',
          'form-page-long',
          page.id,
          `Die Seite „${page.id}“ stellt ${asked} Fragen. Höchstens 5 sind gut zu schaffen. Teilen Sie sie.`,
          `Page '${page.id}' asks ${asked} questions. At most 5 are easy to manage. Split it.`,
        ),
      )
    }
  }
  for (const key of fields.keys()) {
    if (placed.has(key)) continue
    findings.push(
      formFinding(
        'error',
        'form-field-on-no-page',
        key,
        `Das Feld „${key}“ steht auf keiner Seite und wird nie gezeigt. Setzen Sie es auf eine Seite oder löschen Sie es.`,
        `Field '${key}' stands on no page and is never shown. Put it on a page or delete it.`,
      ),
    )
  }
  return findings
}
