import type { Actor } from '../identity/actor.ts'
import { mayDo, type Permission } from '../identity/permissions.ts'
import type { LiveHint } from './event-hub.ts'

/** Figures change with cases, so the cockpit hears of them too. A hint names a key and nothing else. */
const readers: Readonly<Record<LiveHint['event'], readonly Permission[]>> = {
  task: ['task:read'],
  case: ['instance:read', 'cockpit:read'],
  incident: ['cockpit:read'],
  procedure: ['procedure:read'],
  application: ['application:write'],
  definition: ['definition:read'],
}

/** Hints reach people of the same tenant who may read what they are about. */
export function maySeeHint(actor: Actor, { tenant, event }: LiveHint): boolean {
  return tenant === actor.tenantId && readers[event].some((permission) => mayDo(actor, permission))
}
