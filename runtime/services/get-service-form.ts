import type { FormDocument } from '../../forms/document.ts'
import type { Database } from '../database/port.ts'
import type { EngineHost } from '../engine-host.ts'
import { requireService } from './service.ts'

/** The start form of a published procedure. Needs no sign-in: it holds no personal data. */
export async function getServiceForm(
  deps: { readonly database: Database; readonly engine: EngineHost },
  processId: string,
): Promise<FormDocument> {
  return deps.database.transaction({ tenant: 'portal' }, async (tx) => {
    const { form } = await requireService(tx, deps.engine, processId)
    return form
  })
}
