import type { CompiledNode } from '../compile/compiled-process.ts'
import type { Place } from '../elements/element-behavior.ts'
import { markActivated } from './activate.ts'
import { triggerBoundary } from './boundary.ts'
import type { Activation } from './command.ts'
import { chooseFlows, endToken } from './complete.ts'
import type { ScopeDraft } from './draft.ts'
import { startEventSub } from './event-sub-process.ts'
import { attempt } from './incidents.ts'
import { scopeAround } from './modify-scope.ts'
import type { Run } from './run.ts'
import { localScope } from './scopes.ts'
import type { Rejection } from './step-result.ts'
import { addToken, takeFlows } from './take-flows.ts'

/** An element that will begin in a scope that is open. */
export interface Placed {
  readonly scope: ScopeDraft
  readonly phase: 'token' | 'event' | 'after'
  begin(): void
}

/** Finds or opens the scope an element is to begin in, or says why it cannot begin. */
export function place(run: Run, wanted: Activation, ending: ReadonlySet<number>): Placed | Rejection {
  const node = run.process.nodes.get(wanted.element)
  if (!node) return notFound(`Expected an element '${wanted.element}' in the process, found none.`)
  if (wanted.at === 'after') return placeAfter(run, node, wanted, ending)
  const eventSub = eventSubOf(run, node)
  if (eventSub) return placeEventSub(run, eventSub, wanted, ending)
  if (node.compensationHandler) {
    return invalid(
      `'${node.id}' only marks what undoes its activity. Begin '${node.compensationHandler.id}'.`,
    )
  }
  if (node.multi && wanted.variables) {
    return invalid(
      `'${node.id}' is repeated: each item has variables of its own. Begin it without variables.`,
    )
  }
  const scope = scopeAround(run, node.container, wanted.scope, ending)
  if ('code' in scope) return scope
  return node.host ? placeBoundary(run, scope, node, node.host, wanted) : placeToken(run, scope, node, wanted)
}

function placeToken(run: Run, scope: ScopeDraft, node: CompiledNode, { variables }: Activation): Placed {
  return {
    scope,
    phase: 'token',
    begin() {
      const token = addToken(run, scope, node)
      if (!variables) return
      markActivated(run, { scope, token, node })
      localScope(run, { scope, token, node }, variables)
    },
  }
}

/** A boundary event begins as if it had happened: one that interrupts ends its activity, if that runs. */
function placeBoundary(
  run: Run,
  scope: ScopeDraft,
  node: CompiledNode,
  host: CompiledNode,
  wanted: Activation,
): Placed | Rejection {
  const hosts = () => Object.values(scope.tokens).filter((token) => token.at === host.id)
  if (!node.behavior.trigger?.interrupting || hosts().length === 0) {
    return placeToken(run, scope, node, wanted)
  }
  if (hosts().length > 1) {
    return invalid(
      `Expected '${host.id}' to run once, found it several times. End the one '${node.id}' is to interrupt, and begin what follows.`,
    )
  }
  return {
    scope,
    phase: 'event',
    begin() {
      const [token] = hosts()
      if (token) triggerBoundary(run, { scope, token, node: host }, node, wanted.variables ?? {})
      else placeToken(run, scope, node, wanted).begin()
    },
  }
}

interface EventSub {
  readonly node: CompiledNode
  readonly start: CompiledNode
}

/** The event sub-process an element is, or whose start event it is. */
function eventSubOf(run: Run, node: CompiledNode): EventSub | undefined {
  const owner = run.process.nodes.get(node.container.id)
  const around = [...node.container.eventSubs, ...(owner?.container.eventSubs ?? [])]
  return around.find((each) => each.node === node || each.start === node)
}

function placeEventSub(
  run: Run,
  { node, start }: EventSub,
  wanted: Activation,
  ending: ReadonlySet<number>,
): Placed | Rejection {
  const scope = scopeAround(run, node.container, wanted.scope, ending)
  if ('code' in scope) return scope
  return { scope, phase: 'event', begin: () => startEventSub(run, scope, start, wanted.variables ?? {}) }
}

/** The flows behind an element are taken as if it had just been completed; with none, its branch ends. */
function placeAfter(
  run: Run,
  node: CompiledNode,
  wanted: Activation,
  ending: ReadonlySet<number>,
): Placed | Rejection {
  if (wanted.variables) {
    return invalid(
      `What follows '${node.id}' cannot see variables of '${node.id}' itself. Set them in a scope.`,
    )
  }
  const scope = scopeAround(run, node.container, wanted.scope, ending)
  if ('code' in scope) return scope
  return {
    scope,
    phase: 'after',
    begin() {
      const token = { id: run.number(), at: node.id, state: 'waiting' as const, waits: {} }
      scope.tokens[token.id] = token
      scope.live++
      goOn(run, { scope, token, node })
    },
  }
}

function goOn(run: Run, at: Place): void {
  attempt(run, at, 'leave', () => {
    const flows = chooseFlows(run, at)
    if (flows.length > 0) takeFlows(run, at.scope, at.token, flows)
    else endToken(run, at.scope, at.token)
  })
}

function notFound(message: string): Rejection {
  return { code: 'not-found', message }
}

function invalid(message: string): Rejection {
  return { code: 'invalid-argument', message }
}
