import type { FormDocument } from '../../forms/document.ts'
import type { Answers } from '../../forms/fields/answers.ts'
import type { CaseDocument } from '../ui/components/document-list.tsx'

/** Answers of the portal's API (docs/http-api.md § Portal). */
export interface Service {
  readonly processId: string
  readonly name: { readonly de: string; readonly en: string }
  readonly formId: string
  readonly offices: readonly { readonly tenantId: string; readonly name: string }[]
}

export interface Application {
  readonly id: string
  readonly processId: string
  readonly tenantId: string
  readonly officeName: string
  readonly state: 'draft' | 'sent'
  readonly data: Answers
  readonly page: string
  readonly rev: number
  readonly savedAt: string
  readonly resumeCode: string
  readonly sentAt: string | null
  readonly fileNumber: string | null
  readonly processInstanceKey: string | null
}

export interface OpenRequest {
  readonly userTaskKey: string
  readonly name: string
  readonly dueAt: string | null
  readonly form: FormDocument | null
  readonly data: Answers
}

export interface ApplicationStatus {
  readonly fileNumber: string
  readonly sentAt: string
  readonly officeName: string
  readonly finished: boolean
  readonly stages: readonly {
    readonly id: string
    readonly de: string
    readonly en: string
    readonly state: 'done' | 'current' | 'ahead'
    readonly at: string | null
  }[]
  readonly waitingFor: { readonly de: string; readonly en: string }
  readonly until: string | null
  readonly requests: readonly OpenRequest[]
  readonly documents: readonly CaseDocument[]
}
