import type { CompiledContainer, CompiledNode, CompiledProcess } from '../compile/compiled-process.ts'
import type { Holder, Place } from '../elements/element-behavior.ts'
import type { CompiledExpression } from '../feel/index.ts'
import type { Json, Variables } from '../json.ts'
import type { Draft, ScopeDraft, TokenDraft } from './draft.ts'
import type { Effect } from './effect.ts'
import type { Env } from './env.ts'
import { limitExceeded, limits, sizeOf } from './limits.ts'
import type { RunRecord } from './record.ts'
import { StepFailure } from './step-failure.ts'
import type { QueuedThrow } from './throws.ts'

const DEFAULT_STEP_LIMIT = 10_000

/** One command at work: the draft, what it asks of the outside so far, and the tokens still to move. */
export class Run {
  readonly process: CompiledProcess
  readonly draft: Draft
  readonly env: Env
  readonly effects: Effect[] = []
  readonly records: RunRecord[] = []
  readonly queue: Place[] = []
  /** Steps this command may take beyond the limit. */
  stepAllowance = 0
  /** Items of repeated activities it started. */
  items = 0
  #valueSize = 0
  readonly throws: QueuedThrow[] = []
  /** Scopes whose variables changed since conditions were last looked at; `all`: look at every condition. */
  readonly changed = new Set<number | 'all'>()
  /** A repeated activity that tells of its progress just now: what catches it does not end it. */
  telling?: { readonly token: TokenDraft; isInterrupted: boolean }
  #steps = 0
  readonly #visible = new Map<number, Variables>()

  constructor(process: CompiledProcess, draft: Draft, env: Env) {
    this.process = process
    this.draft = draft
    this.env = env
  }

  /** Counts a step of the command; false when there have been too many: the rest stays for the next command. */
  takeStep(): boolean {
    this.#steps++
    if (this.#steps <= this.#stepLimit) return true
    this.draft.isUnfinished = true
    return false
  }

  stepLimitReached(): StepFailure {
    return new StepFailure(
      'step-limit',
      `Expected the command to come to rest within ${this.#stepLimit} steps, but it did not. Look for a loop without a wait.`,
    )
  }

  get #stepLimit(): number {
    return (this.env.stepLimit ?? DEFAULT_STEP_LIMIT) + this.stepAllowance
  }

  /** The next number of the instance's one counter. */
  number(): number {
    return this.draft.next++
  }

  node(id: string): CompiledNode {
    const node = this.process.nodes.get(id)
    if (!node)
      throw new Error(`Expected element '${id}' in process '${this.process.id}'. Migrate the instance.`)
    return node
  }

  /** The body a process or sub-process scope runs. */
  container(scope: ScopeDraft): CompiledContainer | undefined {
    if (scope.kind === 'process') return this.process.root
    return this.process.nodes.get(scope.element)?.body
  }

  parent(scope: ScopeDraft): ScopeDraft | undefined {
    return scope.parent === undefined ? undefined : this.draft.scope(scope.parent)
  }

  /** The token in the parent scope that waits for this scope. */
  placeOf(scope: ScopeDraft): Place | undefined {
    const parent = this.parent(scope)
    const token = scope.token === undefined ? undefined : parent?.tokens[scope.token]
    return parent && token && { scope: parent, token, node: this.node(token.at) }
  }

  /** The scope whose variables an element sees first: its own, else the one it stands in. */
  localOf({ scope, token }: Holder): ScopeDraft {
    return token?.child === undefined ? scope : this.draft.scope(token.child)
  }

  /** What an element was given as its own: the item it repeats for, then its inputs. */
  ownVariables({ scope, token }: Place): Variables {
    const item = scope.kind === 'item' ? scope.variables : {}
    return token.child === undefined ? item : { ...item, ...this.draft.scope(token.child).variables }
  }

  /** All variables a scope sees, inner ones first. */
  visible(scope: ScopeDraft): Variables {
    if (scope.parent === undefined) return scope.variables
    const known = this.#visible.get(scope.id)
    if (known) return known
    const variables = { ...this.visible(this.draft.scope(scope.parent)), ...scope.variables }
    this.#visible.set(scope.id, variables)
    return variables
  }

  /** Sets variables in exactly this scope. */
  assign(scope: ScopeDraft, variables: Variables): void {
    // Sorted, because a database may give the keys back in another order.
    const names = Object.keys(variables).toSorted()
    if (names.length === 0) return
    scope.variables = { ...scope.variables, ...variables }
    this.#visible.clear()
    this.changed.add(scope.id)
    this.records.push({ type: 'variablesChanged', scope: scope.id, names })
  }

  /**
   * Sets each variable where it exists, seen from `from` outwards, else in the root scope. A compensation
   * scope shows a snapshot: it is read there and written further out.
   */
  propagate(from: ScopeDraft, variables: Variables): void {
    const byScope = new Map<ScopeDraft, { [name: string]: Json }>()
    for (const name in variables) {
      let owner = from
      while (
        owner.parent !== undefined &&
        (owner.kind === 'compensation' || !Object.hasOwn(owner.variables, name))
      ) {
        owner = this.draft.scope(owner.parent)
      }
      const share = byScope.get(owner) ?? {}
      share[name] = variables[name] ?? null
      byScope.set(owner, share)
    }
    for (const [scope, share] of byScope) this.assign(scope, share)
  }

  /** The value of an expression; fails the step when it cannot be evaluated. */
  evaluate(expression: CompiledExpression, variables: Variables): Json {
    const answer = expression.evaluate(variables, this.env)
    if (answer.ok) return this.#counted(expression, answer.value)
    throw new StepFailure(
      'expression-failed',
      `'${expression.text}' could not be evaluated: ${answer.message}`,
    )
  }

  /** Values of one command are limited in sum: doubling a text thirty times must not fill the memory. */
  #counted(expression: CompiledExpression, value: Json): Json {
    this.#valueSize += sizeOf(value, limits.valueSize)
    if (this.#valueSize <= limits.valueSize) return value
    throw limitExceeded(
      `values of at most ${limits.valueSize / 1_000_000} MB in one command, nested at most ${limits.valueDepth} levels`,
      `more with '${expression.text}'`,
    )
  }

  /** The value of an expression as text, or undefined when it is null or empty. */
  evaluateText(expression: CompiledExpression | undefined, variables: Variables): string | undefined {
    if (!expression) return undefined
    const value = this.evaluate(expression, variables)
    if (value === null || value === '') return undefined
    if (typeof value === 'string') return value
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    throw new StepFailure(
      'expression-failed',
      `Expected '${expression.text}' to be a text, found ${Array.isArray(value) ? 'a list' : 'a context'}.`,
    )
  }
}
