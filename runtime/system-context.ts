import type { Context } from './context.ts'
import type { Database } from './database/port.ts'
import type { EngineHost } from './engine-host.ts'
import type { Actor } from './identity/actor.ts'

/** The engine itself as an actor of one tenant. `for` names the person or loop it acts for in the records. */
export function systemActor(tenantId: string, actsFor?: Pick<Actor, 'userId' | 'username' | 'name'>): Actor {
  const { userId, username, name } = actsFor ?? { userId: 'system', username: 'system', name: 'Laufzettel' }
  return { kind: 'system', userId, username, name, tenantId, roles: [] }
}

export function systemContext(
  deps: { readonly database: Database; readonly engine: EngineHost; readonly now: () => Date },
  tenantId: string,
  requestId: string,
): Context {
  return {
    database: deps.database,
    engine: deps.engine,
    now: deps.now,
    requestId,
    actor: systemActor(tenantId),
  }
}
