import { german, germanEvent } from './german.ts'

export type DiagramLanguage = 'de' | 'en'

/** What bpmn-js asks for every text it shows. */
export function translate(
  language: DiagramLanguage,
  text: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const found = language === 'de' ? (german[text] ?? germanEvent(text) ?? text) : text
  return found.replace(/\{([^}]+)\}/g, (slot, name: string) => values[name] ?? slot)
}

/** diagram-js module that speaks the language. */
export const translateModule = (language: DiagramLanguage) => ({
  translate: [
    'value',
    (text: string, values?: Readonly<Record<string, string>>) => translate(language, text, values),
  ],
})
