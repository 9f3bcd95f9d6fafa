import { z } from 'zod'
import type { Json, Variables } from '../../engine/index.ts'

const json: z.ZodType<Json> = z.json()

/** Process variables by name; the body's JSON is checked already (parse-json.ts). */
export const variablesSchema: z.ZodType<Variables> = z
  .record(z.string().min(1).max(200), json)
  .meta({ description: 'Variables by name' })
