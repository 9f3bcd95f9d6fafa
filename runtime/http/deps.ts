import type { Context } from '../context.ts'
import type { Database } from '../database/port.ts'
import type { EngineHost } from '../engine-host.ts'
import type { Actor } from '../identity/actor.ts'
import type { Log } from '../log.ts'

/** What every route module is built from. */
export interface HttpDeps {
  readonly database: Database
  readonly engine: EngineHost
  readonly now: () => Date
  readonly log: Log
  /** Whether the service may take traffic; the reason is what `GET /readyz` answers while it may not. */
  readonly readiness: () => { readonly ready: boolean; readonly reason?: string }
  /** Folder of the built browser apps; absent: the pages are not served. */
  readonly distFolder?: string
  /** Demo accounts exist in this process (shown in the shell as "Beispieldaten"). */
  readonly demo: boolean
  /** The listener is loopback or behind TLS: Basic authentication may be used. */
  readonly basicAllowed: boolean
  /** How often an open event stream looks whether its session still lives; default 20 s. */
  readonly keepAliveMs?: number
}

/** Hono environment of the routes: `c.get('context')` is the verb's first argument. */
export interface Env {
  Variables: {
    requestId: string
    /** Present behind `requireActor`. */
    actor: Actor
    context: Context
  }
}
