import type { Database } from './database/port.ts'
import { createDefinitionCache, type DefinitionCache } from './definitions/definition-cache.ts'
import { createEventHub, type EventHub } from './events/event-hub.ts'
import { createKeys, type Keys } from './lanes/keys.ts'
import { createLanes, type Lanes } from './lanes/lanes.ts'
import { createSignals, type Signals } from './workers/signals.ts'

/** The running engine of one process: every verb that moves an instance goes through its lanes. */
export interface EngineHost {
  readonly lanes: Lanes
  readonly definitions: DefinitionCache
  readonly events: EventHub
  readonly keys: Keys
  readonly signals: Signals
}

export function createEngineHost(options: { database: Database; now: () => Date }): EngineHost {
  const { database, now } = options
  const keys = createKeys(database)
  const definitions = createDefinitionCache()
  const events = createEventHub(database)
  events.subscribe(({ event }) => {
    // Another node deployed: what was bound by "newest" may be old.
    if (event === 'definition') definitions.clear()
  })
  const signals = createSignals()
  const lanes = createLanes({ database, now, keys, definitions, events, signals })
  return { lanes, definitions, events, keys, signals }
}
