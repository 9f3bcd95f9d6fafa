import type { FormDocument } from '../../forms/document.ts'
import { findText } from '../../forms/index.ts'
import type { Context } from '../context.ts'
import { storeDocument } from '../documents/store-document.ts'
import type { ApplicationRow } from './application.ts'
import { applicationPdf } from './application-pdf.ts'

interface StoreInput {
  readonly row: ApplicationRow
  readonly form: FormDocument
  readonly fileNumber: string
  readonly instanceKey: string
  readonly language: string
}

/** Puts the application as sent into the case: once, however often it is tried. */
export async function storeApplicationDocument(context: Context, input: StoreInput): Promise<void> {
  const { row, form, fileNumber, instanceKey, language } = input
  const title = findText(form, language, 'form.title')?.text ?? form.id
  const content = await applicationPdf({
    form,
    data: row.data,
    language,
    title,
    fileNumber,
    office: row.office_name,
    sentAt: context.now(),
  })
  await context.database.transaction({ tenant: row.tenant_id }, (tx) =>
    storeDocument(tx, {
      instanceKey,
      applicantId: row.user_id,
      kind: 'application',
      name: title,
      mediaType: 'application/pdf',
      content,
      source: `application:${row.id}`,
      createdBy: context.actor.username,
      createdAt: context.now(),
    }),
  )
}
