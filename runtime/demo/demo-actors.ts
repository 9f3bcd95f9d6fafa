import type { Actor } from '../identity/actor.ts'
import { demoAccounts } from '../identity/demo-accounts.ts'

/** An example account as the actor it is after sign-in. */
export function demoActor(username: string): Actor {
  const account = demoAccounts.find((candidate) => candidate.username === username)
  if (account === undefined) throw new Error(`Expected an example account '${username}', but found none.`)
  const { name, tenantId, roles, kind = 'user' } = account
  return { kind, userId: `demo-${username.replace('.', '-')}`, username, name, tenantId, roles }
}
