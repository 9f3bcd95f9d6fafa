import type { Actor, Role } from '../identity/actor.ts'

interface Candidates {
  readonly candidateGroups: readonly string[]
  readonly candidateUsers: readonly string[]
}

/** Groups are roles inside the authority; a lead also stands in for the clerks. No candidates: anybody with the role for tasks. */
export function mayWorkOn(actor: Actor, { candidateGroups, candidateUsers }: Candidates): boolean {
  if (actor.kind === 'system') return true
  if (candidateGroups.length === 0 && candidateUsers.length === 0) return true
  const groups: readonly string[] = groupsOf(actor)
  return candidateUsers.includes(actor.username) || candidateGroups.some((group) => groups.includes(group))
}

/** The groups an actor's tasks come from. */
export function groupsOf(actor: Actor): readonly Role[] {
  return actor.roles.includes('lead') ? [...actor.roles, 'clerk'] : actor.roles
}
