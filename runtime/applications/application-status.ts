import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import type { Definition } from '../definitions/definition.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { systemActor } from '../system-context.ts'
import { type ApplicationRow, requireApplication } from './application.ts'
import { type OpenRequest, openRequests } from './open-requests.ts'

interface Words {
  readonly de: string
  readonly en: string
}

export interface StatusStage extends Words {
  readonly id: string
  readonly state: 'done' | 'current' | 'ahead'
  /** When the stage was begun (current) or left (done). */
  readonly at: string | null
}

export interface ApplicationStatus {
  readonly fileNumber: string
  readonly sentAt: string
  readonly officeName: string
  readonly finished: boolean
  readonly stages: readonly StatusStage[]
  readonly waitingFor: Words
  readonly until: string | null
  readonly requests: readonly OpenRequest[]
  readonly documents: readonly StatusDocument[]
  readonly timeline: readonly { readonly at: string; readonly text: Words }[]
}

interface StatusDocument {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly createdAt: string
  readonly kind: 'application' | 'letter' | 'evidence'
}

/** Where a sent application stands, in plain steps: what happens, who is waited for, until when, what is open. */
export async function applicationStatus(context: Context, id: string): Promise<ApplicationStatus> {
  requirePermission(context.actor, 'application:write')
  const { userId, tenantId } = context.actor
  const row = await context.database.transaction({ tenant: tenantId, user: userId }, (tx) =>
    requireApplication(tx, userId, id),
  )
  const { instance_key: instanceKey, file_number: fileNumber, sent_at: sentAt } = row
  if (instanceKey === null || fileNumber === null || sentAt === null) {
    throw new RuntimeError(
      'invalid-state',
      'Expected a sent application, but this one is a draft. Send it first.',
    )
  }
  const office: Context = { ...context, actor: systemActor(row.tenant_id, context.actor) }
  return context.database.transaction({ tenant: row.tenant_id }, async (tx) => {
    const [found] = await tx<CaseRow>`
      select process_definition_key, stage, state, due_at from cases where instance_key = ${instanceKey}`
    if (!found) throw new Error(`Application ${id} was sent but its case is missing.`)
    const definition = await context.engine.definitions.get(tx, found.process_definition_key)
    const requests = await openRequests(tx, office, instanceKey)
    const documents = await documentsOf(tx, instanceKey, userId)
    const finished = found.state !== 'open'
    return {
      fileNumber,
      sentAt,
      officeName: row.office_name,
      finished,
      stages: await stagesOf(tx, definition, found, instanceKey),
      waitingFor: waitingFor(row, finished, requests),
      until: requests.find((request) => request.dueAt !== null)?.dueAt ?? (finished ? null : found.due_at),
      requests,
      documents,
      timeline: [
        { at: sentAt, text: { de: 'Antrag eingegangen', en: 'Application received' } },
        ...documents
          .filter((document) => document.kind === 'letter')
          .map(({ createdAt, name }) => ({
            at: createdAt,
            text: { de: `Brief: ${name}`, en: `Letter: ${name}` },
          })),
      ],
    }
  })
}

interface CaseRow {
  readonly process_definition_key: string
  readonly stage: string | null
  readonly state: 'open' | 'finished' | 'canceled'
  readonly due_at: string | null
}

/** Times come from the steps of each stage; a stage nobody has reached has none. */
async function stagesOf(
  tx: Transaction,
  definition: Definition,
  found: CaseRow,
  instanceKey: string,
): Promise<StatusStage[]> {
  const steps = await tx<{ element_id: string; started_at: string; ended_at: string | null }>`
    select element_id, started_at, ended_at from element_instances where instance_key = ${instanceKey}`
  const { stages, elements } = definition.process
  const current = stages.findIndex((stage) => stage.id === found.stage)
  return stages.map((stage, index) => {
    const own = steps.filter((step) => elements.get(step.element_id)?.stage === stage.id)
    const done = found.state === 'finished' ? own.length > 0 : index < current
    const state = done ? 'done' : index === current && found.state === 'open' ? 'current' : 'ahead'
    const times = own.flatMap((step) => (done ? (step.ended_at ?? []) : step.started_at)).sort()
    const at = (done ? times.at(-1) : times[0]) ?? null
    return { id: stage.id, de: stage.de, en: stage.en, state, at }
  })
}

function waitingFor(row: ApplicationRow, finished: boolean, requests: readonly OpenRequest[]): Words {
  if (finished) return { de: 'Ihr Antrag ist erledigt.', en: 'Your application is finished.' }
  if (requests.length > 0) return { de: 'Wir warten auf Sie.', en: 'We are waiting for you.' }
  return {
    de: `${row.office_name} bearbeitet Ihren Antrag. Sie müssen gerade nichts tun.`,
    en: `${row.office_name} is working on your application. You do not have to do anything right now.`,
  }
}

async function documentsOf(tx: Transaction, instanceKey: string, userId: string): Promise<StatusDocument[]> {
  return tx<StatusDocument>`
    select id, name, media_type as "mediaType", bytes, created_at as "createdAt", kind
    from documents where instance_key = ${instanceKey} and applicant_id = ${userId}
    order by created_at desc`
}
