import type { Json } from '../json.ts'
import type { Compensation, Instance, MultiState, OpenIncident, Scope, Token, Wait } from './instance.ts'
import { PagedDraft } from './paged-draft.ts'
import { type Pages, pageEntries, readPage, writePages } from './pages.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

export type WaitDraft = Wait

export interface TokenDraft extends Writable<Omit<Token, 'waits'>> {
  waits: { [id: string]: WaitDraft }
}

export interface ScopeDraft
  extends Writable<Omit<Scope, 'tokens' | 'waits' | 'arrivals' | 'multi' | 'compensations' | 'eventSubs'>> {
  tokens: { [id: string]: TokenDraft }
  waits: { [id: string]: WaitDraft }
  arrivals: { [gateway: string]: { [flow: string]: number } }
  multi?: MultiDraft
  compensations?: Compensation[]
  eventSubs?: number[]
}

export interface MultiDraft extends Writable<Omit<MultiState, 'outputs'>> {
  outputs: PagedDraft<Json>
}

/**
 * The working copy of one command: scopes are copied when first written to, so the instance given in is
 * never changed and untouched scopes are shared.
 */
export class Draft {
  readonly processId: string
  state: Instance['state']
  next: number
  isUnfinished: boolean
  readonly called: boolean
  readonly depth: number
  readonly waits: PagedDraft<number>
  readonly conditions: Set<number>
  readonly incidents: { [id: string]: OpenIncident }
  readonly #scopes: Pages<Scope>
  readonly #owned = new Map<number, ScopeDraft | undefined>()

  constructor(instance: Instance) {
    this.processId = instance.processId
    this.state = instance.state
    this.next = instance.next
    this.isUnfinished = instance.isUnfinished === true
    this.called = instance.called === true
    this.depth = instance.depth ?? 0
    this.waits = new PagedDraft(instance.waits)
    this.conditions = new Set(instance.conditions)
    this.incidents = { ...instance.incidents }
    this.#scopes = instance.scopes
  }

  /** The writable scope of an id. */
  scope(id: number): ScopeDraft {
    const scope = this.find(id)
    if (!scope) throw new Error(`Expected scope ${id} to exist. The instance is damaged.`)
    return scope
  }

  /** The writable scope of an id, if it is still there. */
  find(id: number): ScopeDraft | undefined {
    if (this.#owned.has(id)) return this.#owned.get(id)
    const stored = readPage(this.#scopes, id)
    return stored && this.add(copyScope(stored))
  }

  add(scope: ScopeDraft): ScopeDraft {
    this.#owned.set(scope.id, scope)
    return scope
  }

  remove(id: number): void {
    this.#owned.set(id, undefined)
  }

  /** The scope of the process itself: always the oldest. */
  root(): ScopeDraft {
    for (const id of this.ids()) return this.scope(id)
    throw new Error('Expected the instance to have a root scope. The instance is damaged.')
  }

  /** Scopes written to in this command. */
  *touched(): Iterable<ScopeDraft> {
    for (const scope of this.#owned.values()) if (scope) yield scope
  }

  /** A scope to look at, without making it writable. */
  peek(id: number): Scope | ScopeDraft | undefined {
    return this.#owned.has(id) ? this.#owned.get(id) : readPage(this.#scopes, id)
  }

  /** The ids of all scopes, oldest first. */
  *ids(): Iterable<number> {
    for (const { id } of pageEntries(this.#scopes)) {
      if (this.peek(id)) yield id
    }
    for (const [id, scope] of [...this.#owned]) {
      if (scope && !readPage(this.#scopes, id)) yield id
    }
  }

  toInstance(): Instance {
    const { processId, state, next, incidents, called, conditions, depth, isUnfinished } = this
    const scopes = new Map<number, Scope | undefined>()
    for (const [id, scope] of this.#owned) scopes.set(id, scope && storedScope(scope))
    return {
      version: 2,
      processId,
      state,
      ...(called && { called }),
      ...(depth > 0 && { depth }),
      next,
      scopes: writePages(this.#scopes, scopes),
      waits: this.waits.toPages(),
      ...(conditions.size > 0 && { conditions: [...conditions] }),
      ...(isUnfinished && { isUnfinished }),
      incidents,
    }
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
  const { multi, compensations, eventSubs, ...rest } = scope
  return {
    ...rest,
    tokens,
    arrivals,
    waits: { ...scope.waits },
    ...(multi && { multi: { ...multi, outputs: new PagedDraft(multi.outputs) } }),
    ...(compensations && { compensations: [...compensations] }),
    ...(eventSubs && { eventSubs: [...eventSubs] }),
  }
}

function storedScope({ multi, ...scope }: ScopeDraft): Scope {
  return multi ? { ...scope, multi: { ...multi, outputs: multi.outputs.toPages() } } : scope
}
