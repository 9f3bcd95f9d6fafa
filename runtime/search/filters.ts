import { z } from 'zod'

const text = z.string().max(1000)

/** A text filter: a value or operators (`$like` knows `*` and `?`). */
export const textFilter = z.union([
  text,
  z.strictObject({
    $eq: text.optional(),
    $neq: text.optional(),
    $exists: z.boolean().optional(),
    $in: z.array(text).max(1000).optional(),
    $notIn: z.array(text).max(1000).optional(),
    $like: text.optional(),
  }),
])

const instant = z.iso.datetime({ offset: true })

export const timeFilter = z.union([
  instant,
  z.strictObject({
    $eq: instant.optional(),
    $neq: instant.optional(),
    $exists: z.boolean().optional(),
    $gt: instant.optional(),
    $gte: instant.optional(),
    $lt: instant.optional(),
    $lte: instant.optional(),
    $in: z.array(instant).optional(),
  }),
])

/** As the parameter of `matches_text` and `matches_time`. */
export function toParameter(filter: unknown): string | null {
  return filter === undefined || filter === null ? null : JSON.stringify(filter)
}

const sortOrder = z.enum(['ASC', 'DESC']).default('ASC')

export function sortSchema<const Fields extends readonly [string, ...string[]]>(fields: Fields) {
  return z
    .array(z.strictObject({ field: z.enum(fields), order: sortOrder.optional() }))
    .max(5)
    .optional()
}
