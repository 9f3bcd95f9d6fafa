import type { Json } from '../json.ts'
import type { Compensation, Instance, MultiState, OpenIncident, Scope, Token, Wait } from './instance.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

export type WaitDraft = Wait

export interface TokenDraft extends Writable<Omit<Token, 'waits'>> {
  waits: { [id: string]: WaitDraft }
}

export interface ScopeDraft
  extends Writable<Omit<Scope, 'tokens' | 'waits' | 'arrivals' | 'multi' | 'compensations'>> {
  tokens: { [id: string]: TokenDraft }
  waits: { [id: string]: WaitDraft }
  arrivals: { [gateway: string]: { [flow: string]: number } }
  multi?: Writable<Omit<MultiState, 'outputs'>> & { outputs: { [item: string]: Json } }
  compensations?: Compensation[]
}

/**
 * The working copy of one command: scopes are copied when first written to, so the instance given in is
 * never changed and untouched scopes are shared.
 */
export class Draft {
  readonly processId: string
  state: Instance['state']
  next: number
  readonly scopes: { [id: string]: Scope }
  readonly incidents: { [id: string]: OpenIncident }
  readonly #owned = new Map<number, ScopeDraft>()

  constructor(instance: Instance) {
    this.processId = instance.processId
    this.state = instance.state
    this.next = instance.next
    this.scopes = { ...instance.scopes }
    this.incidents = { ...instance.incidents }
  }

  /** The writable scope of an id. */
  scope(id: number): ScopeDraft {
    const owned = this.#owned.get(id)
    if (owned) return owned
    const scope = this.scopes[id]
    if (!scope) throw new Error(`Expected scope ${id} to exist. The instance is damaged.`)
    return this.add(copyScope(scope))
  }

  add(scope: ScopeDraft): ScopeDraft {
    this.#owned.set(scope.id, scope)
    this.scopes[scope.id] = scope
    return scope
  }

  remove(id: number): void {
    this.#owned.delete(id)
    delete this.scopes[id]
  }

  /** Scopes written to in this command. */
  get touched(): Iterable<ScopeDraft> {
    return this.#owned.values()
  }

  toInstance(): Instance {
    const { processId, state, next, scopes, incidents } = this
    return { version: 1, processId, state, next, scopes, incidents }
  }
}

function copyScope(scope: Scope): ScopeDraft {
  const tokens: ScopeDraft['tokens'] = {}
  for (const id in scope.tokens) {
    const token = scope.tokens[id]
    if (token) tokens[id] = { ...token, waits: { ...token.waits } }
  }
  const arrivals: ScopeDraft['arrivals'] = {}
  for (const id in scope.arrivals) arrivals[id] = { ...scope.arrivals[id] }
  const { multi, compensations, ...rest } = scope
  return {
    ...rest,
    tokens,
    arrivals,
    waits: { ...scope.waits },
    ...(multi && { multi: { ...multi, outputs: { ...multi.outputs } } }),
    ...(compensations && { compensations: [...compensations] }),
  }
}
