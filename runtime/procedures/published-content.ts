import type { FormDocument } from '../../forms/document.ts'
import type { Transaction } from '../database/port.ts'
import type { ProcedureContent } from './draft.ts'

export interface PublishedContent extends ProcedureContent {
  readonly version: number
  readonly name: string
}

/** What was deployed with a version of a procedure (`undefined`: the newest). */
export async function publishedContent(
  tx: Transaction,
  processId: string,
  version?: number,
): Promise<PublishedContent | undefined> {
  const [process] = await tx<{ deployment_key: string; version: number; name: string | null; bpmn: string }>`
    select deployment_key, version, name, bpmn from process_definitions
    where process_id = ${processId} and (${version ?? null}::integer is null or version = ${version ?? null}::integer)
    order by version desc limit 1`
  if (process === undefined) return undefined
  const decisions = await tx<{ resource_name: string; dmn: string }>`
    select resource_name, dmn from decision_requirements
    where deployment_key = ${process.deployment_key}::bigint order by resource_name`
  const forms = await tx<{ form_id: string; content: FormDocument }>`
    select form_id, content from form_definitions
    where deployment_key = ${process.deployment_key}::bigint order by form_id`
  return {
    version: process.version,
    name: process.name ?? processId,
    bpmn: process.bpmn,
    decisions: Object.fromEntries(decisions.map(({ resource_name, dmn }) => [fileName(resource_name), dmn])),
    forms: Object.fromEntries(forms.map(({ form_id, content }) => [form_id, content])),
  }
}

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
