import type { Json, Variables } from '../../engine/json.ts'
import { fillLetter } from './fill-letter.ts'
import type { LetterTemplate } from './letter-template.ts'
import type { Fact, Paper } from './paper.ts'

export interface ComposedLetter {
  readonly name: string
  readonly paper: Paper
}

/**
 * Makes the paper of a letter from its template and the case's variables. `brief` is the office's part:
 * `{behoerde: Letterhead, bearbeitung}`; the recipient is read from `antrag`.
 */
export function composeLetter(template: LetterTemplate, variables: Variables, now: Date): ComposedLetter {
  const filled = fillLetter(template, variables, now.toISOString())
  const office = (name: string) => text(variables, 'brief', 'behoerde', name)
  const recipient = [
    join(' ', text(variables, 'antrag', 'vorname'), text(variables, 'antrag', 'nachname')),
    text(variables, 'antrag', 'strasse'),
    join(' ', text(variables, 'antrag', 'plz'), text(variables, 'antrag', 'ort')),
  ]
  const facts: Fact[] = [
    { label: 'Datum', value: longDate(now) },
    { label: 'Aktenzeichen', value: text(variables, 'case', 'fileNumber') },
    { label: 'Bearbeitung', value: text(variables, 'brief', 'bearbeitung') },
    { label: 'Telefon', value: office('telefon') },
    { label: 'E-Mail', value: office('email') },
  ]
  return {
    name: filled.name,
    paper: {
      language: template.language,
      title: filled.subject,
      author: office('name'),
      createdAt: now,
      letterhead: [office('name'), join(', ', office('abteilung'), office('strasse'), office('ort'))].filter(
        (line) => line !== '',
      ),
      recipient: recipient.filter((line) => line !== ''),
      facts: facts.filter(({ value }) => value !== ''),
      blocks: filled.blocks,
    },
  }
}

function text(variables: Variables, ...path: readonly string[]): string {
  let value: Json | undefined = variables
  for (const name of path) {
    value =
      typeof value === 'object' && value !== null && !Array.isArray(value) ? member(value, name) : undefined
  }
  return typeof value === 'string' ? value : ''
}

function member(value: Json, name: string): Json | undefined {
  return Object.entries(value ?? {}).find(([key]) => key === name)?.[1]
}

function join(between: string, ...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(between)
}

function longDate(at: Date): string {
  return new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(at)
}
