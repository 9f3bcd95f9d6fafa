import { Temporal } from 'temporal-polyfill'
import type { Json, Variables } from '../../engine/json.ts'
import type { Transaction } from '../database/port.ts'
import { findBySource, storeDocument } from '../documents/store-document.ts'
import { RuntimeError } from '../errors.ts'
import type { JobHandler } from '../workers/built-in-job.ts'
import { hasRemedyNotice } from './check-letter.ts'
import { composeLetter } from './compose-letter.ts'
import type { LetterTemplate } from './letter-template.ts'
import { findLetterhead } from './letterhead.ts'
import { renderPaper } from './render-paper.ts'
import { shippedLetters } from './shipped-letters.ts'

/**
 * Built-in worker for jobs of type `letter`: fills the template named by the header `template`, stores the PDF in
 * the case and answers `{documentId, postedOn, remedyNotice}`. Header `signedBy`: the task whose doer signs.
 * A job tried again finds its letter and keeps the day of posting.
 */
export const letterWorker: JobHandler = async (job, context) => {
  const template = await requireTemplate(job.headers.template)
  const now = context.now()
  const source = `job:${job.key}`
  return context.database.transaction({ tenant: job.tenantId }, async (tx) => {
    const earlier = await findBySource(tx, source)
    if (earlier) return answer(template, earlier)
    const brief = {
      behoerde: { ...(await findLetterhead(tx)) },
      bearbeitung: await findSigner(tx, job.instanceKey, job.headers.signedBy),
    }
    const letter = composeLetter(template, { ...job.variables, brief }, now)
    const stored = await storeDocument(tx, {
      instanceKey: job.rootKey,
      ...applicantOf(job.variables),
      kind: 'letter',
      name: `${letter.name}.pdf`,
      mediaType: 'application/pdf',
      content: await renderPaper(letter.paper),
      source,
      createdBy: context.actor.username,
      createdAt: now,
    })
    return answer(template, stored)
  })
}

function answer(template: LetterTemplate, stored: { id: string; createdAt: string }): Variables {
  const postedOn = Temporal.Instant.from(stored.createdAt).toZonedDateTimeISO('Europe/Berlin').toPlainDate()
  return {
    documentId: stored.id,
    postedOn: postedOn.toString(),
    remedyNotice: hasRemedyNotice(template),
  }
}

async function requireTemplate(id: string | undefined): Promise<LetterTemplate> {
  const letters = await shippedLetters()
  const template = id === undefined ? undefined : letters.get(id)
  if (template) return template
  throw new RuntimeError(
    'not-found',
    `Expected the header 'template' to name a letter (${[...letters.keys()].join(', ')}), but found '${id ?? 'nothing'}'. Correct the model.`,
  )
}

/** Name of the person who did the named task last, else of who did the last task of the office (§ 33 Abs. 3 SGB X). */
async function findSigner(tx: Transaction, instanceKey: string, element: string | undefined): Promise<Json> {
  const [signer] = await tx<{ name: string }>`
    select coalesce(completed_by_name, completed_by) as name from user_tasks
    where instance_key = ${instanceKey} and state = 'completed' and not ('applicant' = any(candidate_groups))
    order by (element_id = ${element ?? ''}) desc, completed_at desc limit 1`
  return signer?.name ?? null
}

function applicantOf(variables: Variables): { applicantId?: string } {
  const applicant = variables.applicant
  if (typeof applicant !== 'object' || applicant === null || !('userId' in applicant)) return {}
  return typeof applicant.userId === 'string' ? { applicantId: applicant.userId } : {}
}
