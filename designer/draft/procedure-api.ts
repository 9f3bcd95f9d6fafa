import type { Finding } from '../../engine/findings/finding.ts'
import type { FormDocument } from '../../forms/document.ts'
import { api } from '../../runtime/ui/api/client.ts'

/** What a procedure consists of: the model, decision tables by file name, forms by id. */
export interface ProcedureContent {
  readonly bpmn: string
  readonly decisions: Readonly<Record<string, string>>
  readonly forms: Readonly<Record<string, FormDocument>>
}

export interface DraftFinding extends Finding {
  /** The form or table the finding is about; absent: the model. */
  readonly part?: { readonly kind: 'form' | 'decision'; readonly id: string }
}

export interface DraftHead {
  readonly rev: number
  readonly state: 'draft' | 'review'
  /** Username; `authorName` is for people. */
  readonly author: string
  readonly authorName: string
  readonly comment: string | null
  readonly savedAt: string | null
  readonly findings: readonly DraftFinding[]
}

export interface Draft extends ProcedureContent, DraftHead {
  readonly processId: string
  readonly name: string
}

export interface ProcedureSummary {
  readonly processId: string
  readonly name: string
  readonly draft: DraftHead | null
  readonly versions: number
  readonly publishedAt: string | null
  readonly runningCases: number | null
}

export interface Version {
  readonly version: number
  readonly versionTag: string | null
  readonly publishedAt: string
  readonly publishedBy: string
  readonly author: string | null
  readonly processDefinitionKey: string
  readonly comment: string | null
}

export interface Procedure {
  readonly processId: string
  readonly name: string
  readonly draft: DraftHead | null
  readonly versions: readonly Version[]
}

export interface Saved {
  readonly rev: number
  readonly savedAt: string
  readonly findings: readonly DraftFinding[]
}

const path = (processId: string) => `/v2/procedures/${encodeURIComponent(processId)}`

/** The designer's calls (docs/http-api.md § Designer). */
export const procedureApi = {
  create: (input: { name: string } | { bpmn: string }) =>
    api.post<{ processId: string; findings: readonly DraftFinding[] }>('/v2/procedures', input),
  draft: (processId: string) => api.get<Draft>(`${path(processId)}/draft`),
  save: (processId: string, rev: number, content: ProcedureContent) =>
    api.put<Saved>(`${path(processId)}/draft`, content, { ifMatch: rev }),
  discard: (processId: string) => api.delete<void>(`${path(processId)}/draft`),
  requestReview: (processId: string, comment: string) =>
    api.post<Draft>(`${path(processId)}/draft/review`, { comment }),
  sendBack: (processId: string, comment: string) =>
    api.delete<Draft>(`${path(processId)}/draft/review`, { comment }),
  publish: (processId: string, comment: string) =>
    api.post<{ version: number; processDefinitionKey: string }>(`${path(processId)}/draft/publication`, {
      comment,
    }),
  version: (processId: string, version: number) =>
    api.get<ProcedureContent>(`${path(processId)}/versions/${version}`),
}
