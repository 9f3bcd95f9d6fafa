import { compileExpression } from '../../engine/feel/index.ts'
import type { Finding } from '../../engine/findings/finding.ts'
import type { LetterPart, LetterTemplate } from './letter-template.ts'
import { readPlaces } from './places.ts'

/** What a written decision must contain, and why (§§ 33, 35, 36 SGB X; § 84 SGG). */
const decisionParts: readonly { part: LetterPart['part']; de: string; en: string }[] = [
  { part: 'operative', de: 'die Entscheidung (§ 31 SGB X)', en: 'the decision itself (section 31 SGB X)' },
  { part: 'reasons', de: 'die Begründung (§ 35 SGB X)', en: 'the reasons (section 35 SGB X)' },
  {
    part: 'remedy',
    de: 'die Rechtsbehelfsbelehrung (§ 36 SGB X)',
    en: 'the notice of remedies (section 36 SGB X)',
  },
  { part: 'closing', de: 'der Name (§ 33 Abs. 3 SGB X)', en: 'the name (section 33(3) SGB X)' },
]

/** What a notice of remedies must say: remedy, time limit, form, and where. Without it the limit is a year (§ 66 Abs. 2 SGG). */
const remedyWords: readonly { pattern: RegExp; de: string; en: string }[] = [
  { pattern: /Widerspruch/, de: 'den Rechtsbehelf (Widerspruch)', en: 'the remedy (Widerspruch)' },
  {
    pattern: /(eines|einem) Monat|3 Monate/,
    de: 'die Frist (ein Monat)',
    en: 'the time limit (one month)',
  },
  { pattern: /schriftlich/i, de: 'die Form (schriftlich)', en: 'the form (in writing)' },
  {
    pattern: /brief\.behoerde\.strasse/,
    de: 'die Anschrift der Stelle ({{ brief.behoerde.strasse }})',
    en: 'the address of the body ({{ brief.behoerde.strasse }})',
  },
]

/** Tells what a letter lacks. A decision without notice of remedies may not be published. */
export function checkLetter(letter: LetterTemplate): Finding[] {
  return [...(letter.kind === 'decision' ? checkDecision(letter) : []), ...checkExpressions(letter)]
}

/** True when the notice of remedies is there and complete: only then the objection limit is one month. */
export function hasRemedyNotice(letter: LetterTemplate): boolean {
  return letter.parts.some(({ part }) => part === 'remedy') && missingWords(letter).length === 0
}

function checkDecision(letter: LetterTemplate): Finding[] {
  const missing = decisionParts
    .filter(({ part }) => !letter.parts.some((has) => has.part === part))
    .map(({ part, de, en }) =>
      finding(
        `letter-without-${part}`,
        letter.id,
        `Im Brief „${letter.id}“ fehlt ${de}. Ergänzen Sie diesen Teil.`,
        `Letter '${letter.id}' lacks ${en}. Add this part.`,
      ),
    )
  if (!letter.parts.some(({ part }) => part === 'remedy')) return missing
  const incomplete = missingWords(letter).map(({ de, en }) =>
    finding(
      'letter-remedy-incomplete',
      letter.id,
      `Die Rechtsbehelfsbelehrung in „${letter.id}“ nennt nicht ${de}. Ergänzen Sie das.`,
      `The notice of remedies in '${letter.id}' does not name ${en}. Add it.`,
    ),
  )
  return [...missing, ...incomplete]
}

function missingWords(letter: LetterTemplate): typeof remedyWords {
  const words = letter.parts
    .filter(({ part }) => part === 'remedy')
    .flatMap(({ blocks }) => blocks)
    .map((block) => ('text' in block && block.showIf === undefined ? block.text : ''))
    .join('\n')
  return remedyWords.filter(({ pattern }) => !pattern.test(words))
}

function checkExpressions(letter: LetterTemplate): Finding[] {
  return expressionsOf(letter).flatMap((text) =>
    compileExpression(text).findings.map((problem) => ({
      ...problem,
      code: 'letter-expression',
      element: letter.id,
      path: text,
    })),
  )
}

function expressionsOf(letter: LetterTemplate): string[] {
  const places = (text: string) =>
    readPlaces(text)
      .filter(({ place }) => place)
      .map((part) => part.text)
  const blocks = letter.parts.flatMap(({ blocks }) => blocks)
  return [
    ...places(letter.name),
    ...places(letter.subject),
    ...blocks.flatMap((block) => {
      const condition = block.showIf === undefined ? [] : [block.showIf.slice(1)]
      if (block.block === 'list') return [...condition, block.items.slice(1)]
      if (block.block === 'table') {
        const total = block.total ? places(block.total.value) : []
        return [
          ...condition,
          block.rows.slice(1),
          ...block.columns.map(({ value }) => value.slice(1)),
          ...total,
        ]
      }
      return [...condition, ...places(block.text)]
    }),
  ]
}

function finding(code: string, element: string, de: string, en: string): Finding {
  return { code, severity: 'error', element, message: { de, en } }
}
