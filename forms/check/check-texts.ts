import type { Finding } from '../../engine/findings/finding.ts'
import type { FormDocument } from '../document.ts'
import { type FieldNode, formTree } from '../fields/form-tree.ts'
import { kinds } from '../fields/kinds.ts'
import { formFinding } from './form-finding.ts'

/** Every question has German words; other languages of the form are complete or say so. */
export function checkTexts(document: FormDocument): Finding[] {
  const tree = formTree(document)
  const findings: Finding[] = []
  const languages = [...new Set(['de', ...Object.keys(document.texts)])]
  for (const language of languages) {
    const has = (...keys: string[]) => {
      const texts = document.texts[language]
      return texts !== undefined && keys.some((key) => Object.hasOwn(texts, key) && texts[key]?.trim() !== '')
    }
    const need = (element: string, name: string, ...keys: string[]) => {
      if (!has(...keys)) findings.push(missing(element, name, language))
    }
    need('form', 'form.title', 'form.title')
    for (const page of document.pages) need(page.id, `${page.id}.title`, `${page.id}.title`)
    for (const node of tree.byPath.values()) {
      need(node.path, `${node.path}.label`, `${node.path}.label`, `${node.field.key}.label`)
      for (const option of node.field.options ?? []) {
        const name = `option.${option}`
        need(node.path, `${node.path}.${name}`, `${node.path}.${name}`, `${node.field.key}.${name}`)
      }
    }
    for (const rule of tree.messages) {
      if (rule.message) need(rule.id, rule.message, rule.message)
      else if (language === 'de') findings.push(missing(rule.id, 'message', language))
    }
  }
  return [...findings, ...[...tree.byPath.values()].flatMap(checkPurpose)]
}

function missing(element: string, name: string, language: string): Finding {
  return formFinding(
    language === 'de' ? 'error' : 'warning',
    'form-text-missing',
    element,
    `Der Text „${name}“ fehlt (${language}). Schreiben Sie ihn.`,
    `The text '${name}' is missing (${language}). Write it.`,
    `texts.${language}.${name}`,
  )
}

/** § 67a SGB X: who asks says what for. */
function checkPurpose(node: FieldNode): Finding[] {
  const { field } = node
  const asks = kinds[field.kind].holds === 'value' && field.kind !== 'confirmation' && !field.readOnly
  if (!asks || field.purpose || field.legalBasis) return []
  return [
    formFinding(
      'warning',
      'form-purpose-missing',
      node.path,
      `Bei der Frage „${node.path}“ steht nicht, wofür die Antwort gebraucht wird. Tragen Sie Zweck oder Rechtsgrundlage ein.`,
      `Question '${node.path}' does not say what its answer is needed for. Enter purpose or legal basis.`,
    ),
  ]
}
