import type { FormDocument } from '../document.ts'

/** A text and the language it is really in: a missing translation falls back to German. */
export interface FoundText {
  readonly text: string
  readonly language: string
}

/** Looks a text up in the wanted language, then German, then any. */
export function findText(document: FormDocument, language: string, ...keys: string[]): FoundText | undefined {
  const others = Object.keys(document.texts).filter((other) => other !== language && other !== 'de')
  for (const tried of [language, 'de', ...others]) {
    const texts = document.texts[tried]
    if (!texts) continue
    for (const key of keys) {
      const text = Object.hasOwn(texts, key) ? texts[key] : undefined
      if (text !== undefined && text !== '') return { text, language: tried }
    }
  }
  return undefined
}

/** Text of a field: `PATH.name` is tried before `KEY.name`, so that two groups may share a key. */
export function fieldText(
  document: FormDocument,
  path: string,
  name: string,
  language: string,
): FoundText | undefined {
  const key = path.slice(path.lastIndexOf('.') + 1)
  return findText(document, language, `${path}.${name}`, `${key}.${name}`)
}

/** The label, or the key where nobody has written one yet. */
export function fieldLabel(document: FormDocument, path: string, language: string): string {
  return fieldText(document, path, 'label', language)?.text ?? path.slice(path.lastIndexOf('.') + 1)
}

export function optionLabel(document: FormDocument, path: string, value: string, language: string): string {
  return fieldText(document, path, `option.${value}`, language)?.text ?? value
}

export function pageTitle(document: FormDocument, pageId: string, language: string): string {
  return findText(document, language, `${pageId}.title`, 'form.title')?.text ?? pageId
}
