import type { Finding } from '../../engine/findings/finding.ts'
import type { FormDocument } from '../document.ts'
import { checkForm } from './check-form.ts'
import { formFinding } from './form-finding.ts'
import { formShape } from './form-shape.ts'

/** Reads a form from JSON text (or an already parsed value). `form` is there when it can be used at all. */
export function parseForm(json: unknown): { readonly form?: FormDocument; readonly findings: Finding[] } {
  const read = typeof json === 'string' ? readJson(json) : { value: json }
  if (!('value' in read)) return { findings: [read.finding] }
  const findings = checkForm(read.value)
  const broken = findings.some((finding) => fatal.has(finding.code))
  const shape = broken ? undefined : formShape.safeParse(read.value)
  return shape?.success ? { form: shape.data, findings } : { findings }
}

/** With these the value is no form to work with; every other finding can be repaired in the designer. */
const fatal = new Set([
  'form-too-deep',
  'form-too-large',
  'form-key-reserved',
  'form-not-json',
  'form-shape',
  'form-schema-reference',
  'form-schema-fan-out',
  'form-pattern-unsafe',
])

function readJson(text: string): { value: unknown } | { finding: Finding } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      finding: formFinding(
        'error',
        'form-not-json',
        undefined,
        `Erwartet: ein Formular als JSON. Die Datei ist kein gültiges JSON (${reason}). Wählen Sie eine andere Datei.`,
        `Expected a form as JSON, but the file is no valid JSON (${reason}). Choose another file.`,
      ),
    }
  }
}
