import { IntlMessageFormat } from 'intl-messageformat'
import { useMemo } from 'react'
import { type Formats, formatsOf } from './formats.ts'
import { type Language, useLanguage } from './language.ts'

export type Values = Readonly<Record<string, string | number | boolean | Date>>

export interface Texts<Key extends string> extends Formats {
  readonly language: Language
  /** The text of `key`, an ICU message, with its values. */
  readonly t: (key: Key, values?: Values) => string
}

export interface Catalogs<Key extends string> {
  readonly de: Readonly<Record<Key, string>>
  readonly en: Readonly<Record<Key, string>>
}

/** Makes one feature's texts: TypeScript refuses a key that one of the languages lacks. */
export function createTexts<Key extends string>(catalogs: Catalogs<Key>) {
  const compiled = new Map<string, IntlMessageFormat>()
  const textsOf = (language: Language): Texts<Key> => ({
    language,
    t: (key, values) => {
      const id = `${language}:${key}`
      let message = compiled.get(id)
      if (!message) {
        message = new IntlMessageFormat(catalogs[language][key], localeOf(language), undefined, {
          ignoreTag: true,
        })
        compiled.set(id, message)
      }
      return String(message.format(values))
    },
    ...formatsOf(localeOf(language)),
  })
  return { catalogs, textsOf, useTexts: (useTextsOf<Key>).bind(null, textsOf) }
}

function useTextsOf<Key extends string>(textsOf: (language: Language) => Texts<Key>): Texts<Key> {
  const language = useLanguage()
  return useMemo(() => textsOf(language), [textsOf, language])
}

function localeOf(language: Language): string {
  return language === 'de' ? 'de-DE' : 'en-GB'
}
