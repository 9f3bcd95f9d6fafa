import type { Context as HonoContext } from 'hono'
import type { z } from 'zod'
import { RuntimeError } from '../errors.ts'
import type { Env } from './deps.ts'
import { parseJson } from './parse-json.ts'
import { readBody } from './read-body.ts'

const defaultLimit = 1024 * 1024

/** Reads the request's JSON body within the limit and checks it; an empty body counts as `{}`. */
export async function readInput<Schema extends z.ZodType>(
  c: HonoContext<Env>,
  schema: Schema,
  options: { readonly limit?: number } = {},
): Promise<z.output<Schema>> {
  const limit = options.limit ?? defaultLimit
  const bytes = await readBody(c.req.raw, limit)
  return checkInput(schema, bytes.byteLength === 0 ? {} : parseJson(bytes, limit))
}

/** Checks a value with zod; the problem's `errors` name each place. */
export function checkInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const errors = result.error.issues.slice(0, 20).map((issue) => ({
    path: issue.path.map(String).join('/'),
    message: issue.message,
  }))
  const first = errors[0]
  throw new RuntimeError(
    'invalid-argument',
    `The request does not fit: at '${first?.path || '/'}': ${first?.message ?? 'unknown'}. See the API description.`,
    { details: { errors }, cause: result.error },
  )
}

/** The `If-Match: "REV"` header as a number; required for optimistic locks. */
export function readRev(c: HonoContext<Env>): number {
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(c.req.header('if-match') ?? '')
  if (match?.[1] === undefined) {
    throw new RuntimeError(
      'invalid-argument',
      'Expected the header If-Match with the revision you read (for example "3"), but it is missing.',
    )
  }
  return Number(match[1])
}
