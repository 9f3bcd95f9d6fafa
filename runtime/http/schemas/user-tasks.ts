import { z } from 'zod'
import { variablesSchema } from '../variables-schema.ts'

const username = z.string().min(1).max(64)
const date = z.union([z.iso.datetime({ offset: true }), z.literal('')]).nullable()
const names = z.array(z.string().min(1).max(200)).max(100).nullable()

export const taskAssignmentInput = z.strictObject({
  assignee: username,
  allowOverride: z.boolean().nullable().optional(),
  action: z.string().max(200).nullable().optional(),
})

export const completionInput = z.strictObject({
  variables: variablesSchema.nullable().optional(),
  action: z.string().max(200).nullable().optional(),
})

export const taskUpdateInput = z.strictObject({
  changeset: z
    .strictObject({
      dueDate: date.optional(),
      followUpDate: date.optional(),
      candidateUsers: names.optional(),
      candidateGroups: names.optional(),
      priority: z.number().int().min(0).max(100).nullable().optional(),
    })
    .nullable()
    .optional(),
  action: z.string().max(200).nullable().optional(),
})
