import { compileExpression } from '../../engine/feel/index.ts'
import type { Json, Variables } from '../../engine/json.ts'
import { RuntimeError } from '../errors.ts'
import type { LetterBlock, LetterTemplate } from './letter-template.ts'
import type { PaperBlock } from './paper.ts'
import { readPlaces } from './places.ts'

export interface FilledLetter {
  readonly name: string
  readonly subject: string
  readonly blocks: readonly PaperBlock[]
}

/**
 * Writes a case's values into a template. A place without a value fails: a letter with a hole is never sent.
 * `now` is the day of posting.
 */
export function fillLetter(template: LetterTemplate, variables: Variables, now: string): FilledLetter {
  const filler = createFiller(template.id, variables, now)
  return {
    name: filler.text(template.name),
    subject: filler.text(template.subject),
    blocks: template.parts.flatMap((part) =>
      part.blocks.filter((block) => filler.shows(block)).map((block) => filler.block(block)),
    ),
  }
}

function createFiller(template: string, variables: Variables, now: string) {
  const evaluate = (expression: string, values: Variables): Json => {
    const outcome = compileExpression(expression).evaluate(values, { now })
    if (outcome.ok) return outcome.value
    throw hole(template, expression, outcome.message)
  }
  const text = (source: string, values: Variables = variables): string =>
    readPlaces(source)
      .map((part) => (part.place ? asWords(part.text, evaluate(part.text, values)) : part.text))
      .join('')
  const asWords = (expression: string, value: Json): string => {
    if (typeof value === 'string' && value.trim() !== '') return value
    if (typeof value === 'number') return String(value).replace('.', ',')
    throw hole(template, expression, `found ${JSON.stringify(value)}`)
  }
  const list = (expression: string): readonly Json[] => {
    const value = evaluate(expression.slice(1), variables)
    if (Array.isArray(value)) return value
    throw hole(template, expression, `expected a list, found ${JSON.stringify(value)}`)
  }
  return {
    text,
    shows: (block: LetterBlock) =>
      block.showIf === undefined || evaluate(block.showIf.slice(1), variables) === true,
    block(block: LetterBlock): PaperBlock {
      switch (block.block) {
        case 'heading':
          return { type: 'heading', text: text(block.text) }
        case 'paragraph':
          return { type: 'paragraph', text: text(block.text) }
        case 'list':
          return { type: 'list', items: list(block.items).map((item) => asWords(block.items, item)) }
        case 'table':
          return {
            type: 'table',
            columns: block.columns.map(({ title, align = 'left', width = 1 / block.columns.length }) => ({
              title,
              align,
              width,
            })),
            rows: list(block.rows).map((row) =>
              block.columns.map(({ value }) =>
                asWords(value, evaluate(value.slice(1), { ...variables, row })),
              ),
            ),
            ...(block.total && {
              total: { label: text(block.total.label), value: text(block.total.value) },
            }),
          }
      }
    },
  }
}

function hole(template: string, expression: string, found: string): RuntimeError {
  return new RuntimeError(
    'invalid-state',
    `Expected a value for '${expression}' in letter '${template}', but ${found}. Correct the case or the letter, then try again.`,
  )
}
