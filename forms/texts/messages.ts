import { de } from './de.ts'
import { en } from './en.ts'

export type MessageKey = keyof typeof de
export type MessageValues = { readonly [name: string]: string | number }

const catalogs: { readonly [language: string]: { readonly [key in MessageKey]: string } } = { de, en }

/** A sentence of the form engine itself, with its `{values}` filled in; unknown languages get German. */
export function formMessage(language: string, key: MessageKey, values: MessageValues = {}): string {
  const catalog = catalogs[language.split('-')[0] ?? ''] ?? de
  return catalog[key].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
