import { z } from 'zod'

/** A key of the engine: a decimal string that fits a bigint. */
export const keySchema = z
  .string()
  .regex(/^\d{1,18}$/, 'expected a key: 1 to 18 digits')
  .meta({ description: 'Key: decimal string' })
