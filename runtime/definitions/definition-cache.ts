import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'
import type { Definition } from './definition.ts'
import { loadDefinition } from './load-definition.ts'

/**
 * Compiled definitions by tenant and key: a shared process may use tables and forms of the office that runs it.
 * A definition never changes; `clear` is for tables and forms bound by "newest".
 */
export interface DefinitionCache {
  get(tx: Transaction, key: string): Promise<Definition>
  clear(): void
}

const mostDefinitions = 500

export function createDefinitionCache(): DefinitionCache {
  const definitions = new Map<string, Definition>()
  /** What began to load before a `clear` is not kept. */
  let round = 0
  return {
    async get(tx, key) {
      const place = `${tx.tenant} ${key}`
      const known = definitions.get(place)
      if (known !== undefined) return known
      const loading = round
      const definition = await loadDefinition(tx, key)
      if (definition === undefined) {
        throw new RuntimeError('not-found', `Expected process definition ${key} to exist, but found none.`)
      }
      const oldest = definitions.keys().next()
      if (definitions.size >= mostDefinitions && !oldest.done) definitions.delete(oldest.value)
      if (round === loading) definitions.set(place, definition)
      return definition
    },
    clear() {
      round += 1
      definitions.clear()
    },
  }
}
