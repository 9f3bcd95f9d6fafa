import type { Answers } from '../../forms/index.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { systemActor } from '../system-context.ts'
import { completeTask } from '../tasks/complete.ts'
import { requireApplication } from './application.ts'
import { openRequests } from './open-requests.ts'

export interface CompleteRequestInput {
  readonly id: string
  readonly userTaskKey: string
  readonly data: Answers
  readonly language: 'de' | 'en'
}

/** The applicant answers something the office asked for in their own case. */
export async function completeRequest(context: Context, input: CompleteRequestInput): Promise<void> {
  requirePermission(context.actor, 'application:write')
  const { userId, tenantId } = context.actor
  const row = await context.database.transaction({ tenant: tenantId, user: userId }, (tx) =>
    requireApplication(tx, userId, input.id),
  )
  const { instance_key: instanceKey } = row
  const office: Context = { ...context, actor: systemActor(row.tenant_id, context.actor) }
  const requests =
    instanceKey === null
      ? []
      : await context.database.transaction({ tenant: row.tenant_id }, (tx) =>
          openRequests(tx, office, instanceKey),
        )
  const request = requests.find(({ userTaskKey }) => userTaskKey === input.userTaskKey)
  if (request === undefined) {
    throw new RuntimeError(
      'not-found',
      'Expected an open request of your application, but found none. It may be answered already: look at the status.',
    )
  }
  if (request.form === null && Object.keys(input.data).length > 0) {
    // Without a form nothing says which variables of the case are the applicant's to set: none.
    throw new RuntimeError(
      'invalid-argument',
      `Expected no answers, because the request '${request.name}' asks nothing, but found some. Send {"data": {}}.`,
      { details: { status: 422 } },
    )
  }
  await completeTask(office, {
    key: input.userTaskKey,
    variables: input.data,
    language: input.language,
  })
}
