export const offices = ['mitte', 'neukoelln'] as const
export type Office = (typeof offices)[number]

/** How a case goes if nothing stops it; `plans.ts` has the steps. */
export type PlanName = 'granted' | 'asked' | 'refused' | 'silent' | 'forwarded' | 'objection'

/** One example case. Where it stands follows from its plan and its age. */
export interface DemoCase {
  readonly office: Office
  /** Days since the application arrived. */
  readonly age: number
  readonly plan: PlanName
  /** Nobody works on this step: the case waits there. */
  readonly standsAt?: string
  /** The letter of this step could not be made: an incident. */
  readonly failsAt?: string
  /** The clerk of the office has taken the step it stands at. */
  readonly claimed?: boolean
  /** Notes of the clerk, the first one a day after receipt, one every week. */
  readonly notes?: readonly string[]
  /** Sent through the portal by the example account `applicant`. */
  readonly byApplicant?: boolean
}
