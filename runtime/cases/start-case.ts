import type { Variables } from '../../engine/index.ts'
import { validateAnswers } from '../../forms/index.ts'
import type { Context } from '../context.ts'
import { findProcesses } from '../definitions/find-process.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { startInstance } from '../instances/start.ts'
import { startFormOf } from '../services/service.ts'

export interface StartCaseInput {
  readonly processDefinitionId: string
  /** Answers of the start form. */
  readonly variables: Variables
  /** Day the paper was received (YYYY-MM-DD), if not today. */
  readonly receivedOn?: string | undefined
  readonly language: 'de' | 'en'
}

/** Opens a case from an application taken at the counter, in the actor's office. */
export async function startCase(
  context: Context,
  input: StartCaseInput,
): Promise<{ processInstanceKey: string; fileNumber: string }> {
  const { actor, database, engine } = context
  requirePermission(actor, 'instance:start')
  requirePermission(actor, 'case:read')
  const start = await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const [key] = await findProcesses(tx, [{ processId: input.processDefinitionId }])
    if (key === undefined) {
      throw new RuntimeError(
        'not-found',
        `Expected a published procedure '${input.processDefinitionId}', but found none.`,
      )
    }
    return { key, form: startFormOf(await engine.definitions.get(tx, key)) }
  })
  const answer = await startInstance(context, {
    process: { key: start.key },
    variables: start.form ? judge(start.form, input) : input.variables,
    ...(input.receivedOn === undefined ? {} : { receivedOn: input.receivedOn }),
  })
  if (answer.fileNumber !== null) return { processInstanceKey: answer.key, fileNumber: answer.fileNumber }
  throw new Error(`Process ${answer.processId} opens no case: it has no lz:case with a prefix.`)
}

function judge(form: NonNullable<ReturnType<typeof startFormOf>>, input: StartCaseInput): Variables {
  const verdict = validateAnswers(form, input.variables, { language: input.language })
  if (verdict.ok) return { [form.meta.variable ?? 'antrag']: verdict.data }
  const first = verdict.errors[0]
  throw new RuntimeError(
    'invalid-argument',
    `Expected answers that fit the form '${form.id}': ${first?.path ?? 'form'}: ${first?.message ?? ''}`,
    { details: { status: 422, errors: verdict.errors } },
  )
}
