import type { Actor, Role } from './actor.ts'

/** Row of `show_user` and `show_session`. The roles are the present ones: a change takes effect at once. */
export interface FoundUser {
  readonly tenant_id: string
  readonly user_id: string
  readonly username: string
  readonly name: string
  readonly kind: 'user' | 'client'
  readonly roles: readonly Role[]
}

export function toActor(found: FoundUser): Actor {
  const { tenant_id: tenantId, user_id: userId, username, name, kind, roles } = found
  return { kind, userId, username, name, tenantId, roles }
}
