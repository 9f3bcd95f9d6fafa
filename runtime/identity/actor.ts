/** Roles a user holds inside one tenant. `worker` is for machine clients that work jobs. */
export const roles = [
  'designer',
  'publisher',
  'clerk',
  'lead',
  'manager',
  'operator',
  'applicant',
  'worker',
] as const
export type Role = (typeof roles)[number]

/** Who acts. `system` is the engine itself (timers, outbox, built-in workers). */
export interface Actor {
  readonly kind: 'user' | 'client' | 'system'
  readonly userId: string
  readonly username: string
  readonly name: string
  /** The authority the actor works for; applicants belong to the tenant `portal`. */
  readonly tenantId: string
  readonly roles: readonly Role[]
}
