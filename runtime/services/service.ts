import type { FormDocument } from '../../forms/document.ts'
import type { Transaction } from '../database/port.ts'
import type { Definition } from '../definitions/definition.ts'
import type { EngineHost } from '../engine-host.ts'
import { RuntimeError } from '../errors.ts'

/** A published procedure one may apply for. */
export interface Service {
  readonly processId: string
  readonly name: { readonly de: string; readonly en: string }
  readonly formId: string
  readonly offices: readonly { readonly tenantId: string; readonly name: string }[]
}

export interface FoundService {
  readonly definition: Definition
  readonly form: FormDocument
}

/** Newest published version of a procedure with a start form, or undefined. */
export async function findService(
  tx: Transaction,
  engine: EngineHost,
  processId: string,
): Promise<FoundService | undefined> {
  const [row] = await tx<{ key: string }>`
    select key from process_definitions
    where process_id = ${processId} and shared order by version desc limit 1`
  if (!row) return undefined
  const definition = await engine.definitions.get(tx, row.key)
  const form = startFormOf(definition)
  return form && { definition, form }
}

export async function requireService(
  tx: Transaction,
  engine: EngineHost,
  processId: string,
): Promise<FoundService> {
  const service = await findService(tx, engine, processId)
  if (service) return service
  throw new RuntimeError(
    'not-found',
    `Expected a published service '${processId}', but found none. Choose one of GET /v2/services.`,
  )
}

/** The form an application is made with: `lz:case startForm`, else the form of the start event. */
export function startFormOf(definition: Definition): FormDocument | undefined {
  const formId =
    definition.process.case?.startForm ?? definition.process.starts.find((start) => start.formId)?.formId
  return formId === undefined ? undefined : definition.forms.get(formId)?.document
}

/** A service is called by the form's text `form.name`, else as the procedure is. */
export function toService({ definition, form }: FoundService, offices: Service['offices']): Service {
  const { de, en } = form.texts
  return {
    processId: definition.processId,
    name: {
      de: de?.['form.name'] ?? definition.name,
      en: en?.['form.name'] ?? en?.['form.title'] ?? definition.name,
    },
    formId: form.id,
    offices,
  }
}
