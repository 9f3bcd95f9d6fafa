import type { Database } from './database/port.ts'
import type { EngineHost } from './engine-host.ts'
import type { Actor } from './identity/actor.ts'

/** First argument of every verb: who acts, on which database, at what time, in which request. */
export interface Context {
  readonly database: Database
  readonly actor: Actor
  readonly requestId: string
  /** The wall clock; tests put their own. */
  readonly now: () => Date
  /** The running engine: commit lanes, compiled definitions, live hints. One per process. */
  readonly engine: EngineHost
}
