import type { IncidentCode } from './effect.ts'

/** Thrown inside one step of the engine only, where it becomes an incident at the token. Never leaves `step`. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure'
  readonly code: IncidentCode

  constructor(code: IncidentCode, message: string) {
    super(message)
    this.code = code
  }
}
