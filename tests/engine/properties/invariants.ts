import type { Effect, Instance, RunRecord } from '../../../engine/index.ts'
import type { Scope } from '../../../engine/run/instance.ts'
import { pageEntries } from '../../../engine/run/pages.ts'
import { scopeOf, scopesOf, waitOf } from '../../../engine/run/read-instance.ts'

/** What an outside keeps of an instance: everything opened, and how often each was closed. */
export class Ledger {
  readonly open = new Map<number, string>()
  readonly incidents = new Set<number>()
  readonly activations = new Map<number, 'open' | 'ended'>()
  ended = 0
  readonly faults: string[] = []

  take(effects: readonly Effect[], records: readonly RunRecord[]): void {
    for (const effect of effects) this.#effect(effect)
    for (const record of records) this.#record(record)
  }

  #effect(effect: Effect): void {
    if (this.ended > 0) this.faults.push(`${effect.type} after the end`)
    if (effect.type === 'raiseIncident') {
      if (this.incidents.has(effect.incident)) this.faults.push(`incident ${effect.incident} raised twice`)
      this.incidents.add(effect.incident)
    } else if (effect.type === 'closeIncident') {
      if (!this.incidents.delete(effect.incident))
        this.faults.push(`incident ${effect.incident} closed twice`)
    } else if (effect.type === 'closeWait') {
      if (!this.open.delete(effect.wait)) this.faults.push(`wait ${effect.wait} closed but not open`)
    } else if (effect.type === 'endInstance') this.ended++
    else if ('wait' in effect) {
      if (this.open.has(effect.wait)) this.faults.push(`wait ${effect.wait} opened twice`)
      this.open.set(effect.wait, effect.element)
    }
  }

  #record(record: RunRecord): void {
    if (record.type === 'elementActivated') {
      if (this.activations.has(record.activation)) this.faults.push(`activation ${record.activation} twice`)
      this.activations.set(record.activation, 'open')
    } else if (record.type === 'elementCompleted' || record.type === 'elementTerminated') {
      if (this.activations.get(record.activation) !== 'open') {
        this.faults.push(`${record.type} of ${record.element}, which is not active`)
      }
      this.activations.set(record.activation, 'ended')
    }
  }
}

/** Everything that is wrong with an instance, in words; empty when tokens are conserved. */
export function faultsOf(instance: Instance, ledger: Ledger): readonly string[] {
  const scopes = scopesOf(instance)
  const waits = scopes.flatMap((scope) => [
    ...Object.values(scope.waits),
    ...Object.values(scope.tokens).flatMap((token) => Object.values(token.waits)),
  ])
  const waiting = waits.filter(({ received }) => !received)
  const told = waiting.filter(({ kind }) => kind !== 'condition').map(({ id }) => id)
  const activations = [...ledger.activations].filter(([, state]) => state === 'open')
  const faults = [...ledger.faults, ...scopes.flatMap((scope) => scopeFaults(instance, scope))]
  if (!sameNumbers(told, [...ledger.open.keys()])) {
    faults.push(`the instance waits for ${told}, the outside knows of ${[...ledger.open.keys()]}`)
  }
  if (!sameNumbers(Object.keys(instance.incidents).map(Number), [...ledger.incidents])) {
    faults.push(`incidents ${Object.keys(instance.incidents)} and ${[...ledger.incidents]} differ`)
  }
  for (const { id, scope, token } of Object.values(instance.incidents)) {
    if (token !== 0 && !scopeOf(instance, scope)?.tokens[token]) faults.push(`incident ${id} has no token`)
  }
  if (waiting.some(({ id }) => waitOf(instance, id)?.id !== id)) faults.push('a wait is not in the index')
  if ([...pageEntries(instance.waits)].length !== waiting.length) faults.push('the index knows closed waits')
  if (instance.state === 'active') return faults
  if (ledger.ended !== 1) faults.push(`the end was told ${ledger.ended} times`)
  if (waits.length > 0) faults.push(`ended with open waits: ${waits.map(({ element }) => element)}`)
  if (scopes.length !== 1) faults.push(`ended with scopes ${scopes.map(({ element }) => element)}`)
  if (activations.length > 0) faults.push(`ended with ${activations.length} elements active`)
  if (scopes.some(({ live }) => live !== 0)) faults.push('ended with live tokens')
  return faults
}

function scopeFaults(instance: Instance, scope: Scope): readonly string[] {
  const where = `${scope.kind} ${scope.element}`
  const faults: string[] = []
  const tokens = Object.values(scope.tokens)
  const arrivals = Object.values(scope.arrivals).flatMap((counts) => Object.values(counts))
  const inner = scopesOf(instance).filter((each) => each.parent === scope.id)
  const expected =
    tokens.length +
    arrivals.reduce((sum, count) => sum + count, 0) +
    inner.filter(({ token }) => token === undefined).length
  if (scope.live !== expected) faults.push(`${where} counts ${scope.live} live, has ${expected}`)
  if (arrivals.some((count) => count < 1)) faults.push(`${where} keeps an empty join`)
  for (const token of tokens) {
    if (token.child !== undefined && scopeOf(instance, token.child)?.token !== token.id) {
      faults.push(`${where}: token at ${token.at} waits for a scope that is not its own`)
    }
    if (
      token.state === 'incident' &&
      !Object.values(instance.incidents).some((each) => each.token === token.id)
    ) {
      faults.push(`${where}: token at ${token.at} stands at an incident that is closed`)
    }
  }
  if (scope.parent !== undefined) {
    const parent = scopeOf(instance, scope.parent)
    if (!parent) faults.push(`${where} has no parent`)
    else if (scope.token !== undefined && parent.tokens[scope.token]?.child !== scope.id) {
      faults.push(`${where} has no token that waits for it`)
    }
  }
  return faults
}

function sameNumbers(one: readonly number[], other: readonly number[]): boolean {
  const sorted = (numbers: readonly number[]) => JSON.stringify(numbers.toSorted((a, b) => a - b))
  return sorted(one) === sorted(other)
}
