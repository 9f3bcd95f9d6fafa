import { z } from 'zod'

const xml = z.string().min(1).max(2_000_000)
const comment = z.string().trim().max(2000)

/** Process id in a path: an XML name, as BPMN ids are. */
export const processIdSchema = z.string().regex(/^[A-Za-z_][\w.-]{0,127}$/, 'expected a process id')

export const createProcedureInput = z.union([
  z.strictObject({ bpmn: xml }),
  z.strictObject({ name: z.string().trim().min(1).max(200) }),
])
export type CreateProcedureInput = z.output<typeof createProcedureInput>

/** Forms are checked by `checkForm`, which tells findings: a half-finished form may be saved. */
export const draftContentInput = z.strictObject({
  bpmn: xml,
  decisions: z.record(
    z.string().regex(/^[\w.-]{1,100}\.dmn$/, 'expected a file name such as rates.dmn'),
    xml,
  ),
  forms: z.record(z.string().regex(/^[A-Za-z_][\w.-]{0,127}$/, 'expected a form id'), z.looseObject({})),
})
export type DraftContentInput = z.output<typeof draftContentInput>

export const commentInput = z.strictObject({ comment: comment.default('') })
