import { createHash } from 'node:crypto'
import type { FormDocument } from '../../forms/document.ts'
import { findText } from '../../forms/index.ts'
import type { Context } from '../context.ts'
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
  const sha256 = createHash('sha256').update(content).digest('hex')
  await context.database.transaction({ tenant: row.tenant_id }, async (tx) => {
    await tx`
      insert into documents (tenant_id, instance_key, applicant_id, kind, name, media_type, bytes, sha256, content,
        source, created_by, created_at)
      values (${row.tenant_id}, ${instanceKey}, ${row.user_id}, 'application', ${title}, 'application/pdf',
        ${content.byteLength}, ${sha256}, ${content}, ${`application:${row.id}`}, ${context.actor.username},
        ${context.now()})
      on conflict on constraint documents_source_unique do nothing`
  })
}
