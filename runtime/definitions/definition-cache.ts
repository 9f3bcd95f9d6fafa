import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'
import type { Definition } from './definition.ts'
import { loadDefinition } from './load-definition.ts'

/** Compiled definitions by key. A definition never changes; `clear` is for tables and forms bound by "newest". */
export interface DefinitionCache {
  get(tx: Transaction, key: string): Promise<Definition>
  /** Already loaded, or undefined. */
  peek(key: string): Definition | undefined
  clear(): void
}

const mostDefinitions = 500

export function createDefinitionCache(): DefinitionCache {
  const definitions = new Map<string, Definition>()
  return {
    peek: (key) => definitions.get(key),
    async get(tx, key) {
      const known = definitions.get(key)
      if (known !== undefined) return known
      const definition = await loadDefinition(tx, key)
      if (definition === undefined) {
        throw new RuntimeError('not-found', `Expected process definition ${key} to exist, but found none.`)
      }
      const oldest = definitions.keys().next()
      if (definitions.size >= mostDefinitions && !oldest.done) definitions.delete(oldest.value)
      definitions.set(key, definition)
      return definition
    },
    clear() {
      definitions.clear()
    },
  }
}
