import type { CompiledProcess, DecisionAnswer, Variables } from '../../engine/index.ts'
import type { FormDocument } from '../../forms/document.ts'

/** One deployed process version, compiled, with the tables and forms it is bound to. Shared between tenants. */
export interface Definition {
  readonly key: string
  /** The tenant that deployed it. */
  readonly tenantId: string
  readonly deploymentKey: string
  readonly processId: string
  readonly version: number
  readonly name: string
  readonly process: CompiledProcess
  /** By form id; the version of the same deployment before the newest one. */
  readonly forms: ReadonlyMap<string, DeployedForm>
  decide(decisionId: string, variables: Variables, now: string): DecisionAnswer
}

export interface DeployedForm {
  readonly key: string
  readonly version: number
  readonly document: FormDocument
}
