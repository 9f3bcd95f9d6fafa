import type { Finding } from '../../engine/index.ts'

export type Language = 'de' | 'en'

/** Language of the terminal. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return locale.startsWith('de') ? 'de' : 'en'
}

/** One line for each finding, the offered repair below it, and the sum at the end. */
export function findingLines(findings: readonly Finding[], language: Language): string[] {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return [
    ...findings.flatMap(({ severity, code, element, message, fix }) => [
      `${severity.padEnd(8)}${element ?? '(file)'}: ${message[language]} [${code}]`,
      ...(fix ? [`${' '.repeat(8)}→ ${fix.label[language]}`] : []),
    ]),
    language === 'de'
      ? `${errors} Fehler, ${findings.length - errors} Hinweise`
      : `${errors} errors, ${findings.length - errors} warnings`,
  ]
}
