import { RuntimeError } from '../errors.ts'
import type { Actor, Role } from './actor.ts'

/** Every command's permission and the roles that hold it. One line per command, checked once per command. */
const holders = {
  'definition:read': ['designer', 'publisher', 'clerk', 'lead', 'manager', 'operator', 'worker'],
  'definition:deploy': ['publisher', 'operator'],
  'procedure:read': ['designer', 'publisher', 'manager', 'operator'],
  'procedure:edit': ['designer', 'publisher'],
  'procedure:publish': ['publisher'],
  'instance:read': ['clerk', 'lead', 'operator', 'worker'],
  'instance:start': ['clerk', 'lead', 'operator', 'worker'],
  'instance:cancel': ['lead', 'operator'],
  'instance:modify': ['operator'],
  'ad-hoc:use': ['clerk', 'lead', 'worker'],
  'task:read': ['clerk', 'lead', 'operator', 'worker'],
  'task:claim': ['clerk', 'lead'],
  'task:assign': ['lead', 'operator', 'worker'],
  'task:complete': ['clerk', 'lead', 'worker'],
  'job:work': ['worker', 'operator'],
  'message:publish': ['worker', 'operator', 'clerk', 'lead'],
  'signal:broadcast': ['worker', 'operator', 'lead'],
  'incident:read': ['operator', 'lead'],
  'incident:resolve': ['operator', 'lead'],
  'decision:evaluate': ['designer', 'publisher', 'clerk', 'lead', 'operator', 'worker'],
  'case:read': ['clerk', 'lead'],
  'case:note': ['clerk', 'lead'],
  'document:read': ['clerk', 'lead', 'applicant'],
  'application:write': ['applicant', 'clerk', 'lead'],
  'cockpit:read': ['manager', 'lead', 'operator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof holders

/** Throws `forbidden` unless the actor holds the permission. The system actor holds all. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (actor.kind === 'system') return
  if (mayDo(actor, permission)) return
  throw new RuntimeError(
    'forbidden',
    `Expected a role with permission '${permission}' (${holders[permission].join(', ')}), but '${actor.username}' has: ${actor.roles.join(', ') || 'none'}. Ask your administrator for the role.`,
  )
}

export function mayDo(actor: Actor, permission: Permission): boolean {
  const allowed: readonly Role[] = holders[permission]
  return actor.roles.some((role) => allowed.includes(role))
}
