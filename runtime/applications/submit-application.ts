import type { Answers } from '../../forms/index.ts'
import { validateAnswers } from '../../forms/index.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { startInstance } from '../instances/start.ts'
import { startFormOf } from '../services/service.ts'
import { systemActor } from '../system-context.ts'
import { type ApplicationRow, requireApplication } from './application.ts'
import { refusedAnswers } from './refused-answers.ts'
import { storeApplicationDocument } from './store-application-document.ts'

export interface Submission {
  readonly fileNumber: string
  readonly sentAt: string
  readonly processInstanceKey: string
}

export interface SubmitApplicationInput {
  readonly id: string
  readonly data: Answers
  readonly language: string
}

/**
 * Sends an application: judges the answers, freezes them, opens the case in the office, remembers its
 * number. Each step can be repeated: the same call again, also after a crash between two steps, gives the
 * same answer and opens no second case.
 */
export async function submitApplication(
  context: Context,
  input: SubmitApplicationInput,
): Promise<Submission> {
  requirePermission(context.actor, 'application:write')
  const { userId, tenantId } = context.actor
  const mine = { tenant: tenantId, user: userId }
  const frozen = await context.database.transaction(mine, (tx) => freeze(tx, context, input))
  const { row } = frozen
  if (row.sent_at && row.file_number && row.instance_key) {
    return submissionOf(row.file_number, row.sent_at, row.instance_key)
  }
  const office: Context = { ...context, actor: systemActor(row.tenant_id, context.actor) }
  const answer = await startInstance(office, {
    process: { key: row.process_definition_key },
    variables: { ...frozen.variables, applicant: { userId } },
    idempotencyKey: `application:${row.id}`,
  })
  if (answer.fileNumber === null) {
    throw new Error(`Process ${answer.processId} opens no case: it has no lz:case with a prefix.`)
  }
  const fileNumber = answer.fileNumber
  await storeApplicationDocument(office, {
    row,
    form: frozen.form,
    fileNumber,
    instanceKey: answer.key,
    language: input.language,
  })
  const sentAt = await context.database.transaction(mine, async (tx) => {
    const now = context.now()
    const [sent] = await tx`
      update applications
      set state = 'sent', sent_at = ${now}, file_number = ${fileNumber}, instance_key = ${answer.key}, rev = rev + 1
      where id = ${row.id} and user_id = ${userId} and state = 'sending'
      returning id`
    if (sent) await recordAudit(tx, context, 'application:send', `application/${row.id}`)
    return (await requireApplication(tx, userId, row.id)).sent_at ?? now.toISOString()
  })
  return submissionOf(fileNumber, sentAt, answer.key)
}

async function freeze(tx: Transaction, context: Context, input: SubmitApplicationInput) {
  const { userId } = context.actor
  await tx`select id from applications where id = ${input.id} and user_id = ${userId} for update`
  const row = await requireApplication(tx, userId, input.id)
  const definition = await context.engine.definitions.get(tx, row.process_definition_key)
  const form = startFormOf(definition)
  if (!form) {
    throw new RuntimeError(
      'invalid-state',
      'The form of this application is no longer there. Start a new one.',
    )
  }
  if (row.state !== 'draft') return { row, form, variables: variablesOf(form.meta.variable, row.data) }
  const verdict = validateAnswers(form, input.data, { language: input.language })
  if (!verdict.ok) throw refusedAnswers(verdict.errors)
  // Read back as stored: a repeated call sends the very same variables (key order included).
  const [stored] = await tx<{ data: Answers }>`
    update applications
    set state = 'sending', data = ${JSON.stringify(verdict.data)}::jsonb, saved_at = ${context.now()}
    where id = ${row.id} returning data`
  const data = stored?.data ?? verdict.data
  const frozen: ApplicationRow = { ...row, state: 'sending', data }
  return { row: frozen, form, variables: variablesOf(form.meta.variable, data) }
}

function variablesOf(variable: string | undefined, data: Answers): Answers {
  return { [variable ?? 'antrag']: data }
}

function submissionOf(fileNumber: string, sentAt: string, processInstanceKey: string): Submission {
  return { fileNumber, sentAt, processInstanceKey }
}
