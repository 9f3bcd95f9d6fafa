import { z } from 'zod'
import type { Condition, Field, FormDocument } from '../document.ts'

// Without its probe for `eval`, which a browser reports as a violation of the security policy.
z.config({ jitless: true })

const key = z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]{0,63}$/)
const path = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*)*$/)
  .max(400)
const count = z.number().int().min(0).max(100_000)
const short = z.string().max(2000)

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({
      op: z.enum(['equals', 'notEquals']),
      field: path,
      value: z.union([short, z.number(), z.boolean()]),
    }),
    z.strictObject({
      op: z.enum(['atLeast', 'atMost', 'lessThan', 'moreThan']),
      field: path,
      value: z.union([z.number(), short]),
    }),
    z.strictObject({ op: z.literal('includes'), field: path, value: short }),
    z.strictObject({ op: z.enum(['answered', 'notAnswered']), field: path }),
    z.strictObject({ op: z.enum(['and', 'or']), of: z.array(condition).max(100) }),
    z.strictObject({ op: z.literal('not'), of: condition }),
  ]),
)

const field: z.ZodType<Field> = z.lazy(() =>
  z.strictObject({
    key,
    kind: z.enum([
      'text',
      'longText',
      'number',
      'money',
      'date',
      'yesNo',
      'choice',
      'choices',
      'confirmation',
      'group',
      'repeatGroup',
      'heading',
      'note',
    ]),
    required: z.boolean().optional(),
    readOnly: z.boolean().optional(),
    options: z.array(z.string().min(1).max(200)).max(500).optional(),
    fields: z.array(field).max(200).optional(),
    minLength: count.optional(),
    maxLength: count.optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    decimals: z.number().int().min(0).max(6).optional(),
    minItems: z.number().int().min(0).max(500).optional(),
    maxItems: z.number().int().min(1).max(500).optional(),
    pattern: z.string().max(500).optional(),
    autocomplete: z.string().max(100).optional(),
    purpose: short.optional(),
    legalBasis: short.optional(),
    prefill: short.optional(),
  }),
)

/** The exact shape of a form document; unknown members are refused, so that a typing error is not silently lost. */
export const formShape: z.ZodType<FormDocument> = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[A-Za-z0-9_.-]{1,200}$/),
  fields: z.array(field).max(500),
  pages: z
    .array(
      z.strictObject({
        id: key,
        showIf: condition.optional(),
        fields: z.array(key).max(200),
      }),
    )
    .max(100),
  rules: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(200),
        when: condition,
        then: z.enum(['show', 'require', 'message']),
        targets: z.array(path).min(1).max(200),
        message: z.string().max(400).optional(),
      }),
    )
    .max(500),
  texts: z.record(
    z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
    z.record(z.string().max(400), z.string().max(10_000)),
  ),
  meta: z.strictObject({
    purpose: short.optional(),
    legalBasis: short.optional(),
    retention: short.optional(),
    variable: z
      .string()
      .regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
      .optional(),
  }),
  schema: z.record(z.string(), z.unknown()),
})
