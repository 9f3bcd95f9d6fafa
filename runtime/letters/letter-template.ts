import { z } from 'zod'

/** A condition or list in FEEL, beginning with `=`. */
const expression = z.string().startsWith('=').max(4000)
/** Text with places `{{ FEEL }}`. */
const text = z.string().min(1).max(8000)
const showIf = { showIf: expression.optional() }

const block = z.discriminatedUnion('block', [
  z.strictObject({ block: z.literal('heading'), text, ...showIf }),
  z.strictObject({ block: z.literal('paragraph'), text, ...showIf }),
  /** One line per item of the list expression. */
  z.strictObject({ block: z.literal('list'), items: expression, ...showIf }),
  /** One row per item; a column is FEEL over `row`. */
  z.strictObject({
    block: z.literal('table'),
    rows: expression,
    columns: z
      .array(
        z.strictObject({
          title: text,
          value: expression,
          align: z.enum(['left', 'right']).optional(),
          width: z.number().positive().max(1).optional(),
        }),
      )
      .min(1)
      .max(6),
    total: z.strictObject({ label: text, value: text }).optional(),
    ...showIf,
  }),
])

/**
 * A letter as data: parts in order, each made of blocks. `operative`, `reasons`, `remedy` and `closing` are
 * what §§ 33, 35, 36 SGB X ask of a written decision; the issuing authority is on every letter.
 */
export const LetterTemplate = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/),
  /** `decision` is a written administrative act; `notice` is any other letter. */
  kind: z.enum(['decision', 'notice']),
  language: z.string().regex(/^[a-z]{2}$/),
  /** Name of the document in the case. */
  name: text,
  subject: text,
  parts: z
    .array(
      z.strictObject({
        part: z.enum(['introduction', 'operative', 'reasons', 'information', 'remedy', 'closing']),
        blocks: z.array(block).min(1).max(40),
      }),
    )
    .min(1)
    .max(12),
})

export type LetterTemplate = z.infer<typeof LetterTemplate>
export type LetterBlock = z.infer<typeof block>
export type LetterPart = LetterTemplate['parts'][number]
