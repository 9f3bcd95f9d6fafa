import type { CompiledFlow, CompiledNode } from '../compile/compiled-process.ts'
import type { ScopeDraft, TokenDraft } from './draft.ts'
import { arriveAtJoin } from './joins.ts'
import type { Run } from './run.ts'

/** Puts a new token at a node, ready to run. */
export function addToken(run: Run, scope: ScopeDraft, node: CompiledNode, via?: string): TokenDraft {
  const token: TokenDraft = { id: run.number(), at: node.id, state: 'ready', waits: {} }
  if (via !== undefined) token.via = via
  scope.tokens[token.id] = token
  scope.live++
  run.queue.push({ scope, token, node })
  return token
}

/** Moves a token along its flows: the first takes the token itself, each other a new one. */
export function takeFlows(
  run: Run,
  scope: ScopeDraft,
  token: TokenDraft,
  flows: readonly CompiledFlow[],
): void {
  for (const [index, flow] of flows.entries()) {
    if (!flow.isLink) run.records.push({ type: 'sequenceFlowTaken', flow: flow.id })
    const { target } = flow
    const joins = target.behavior.join !== undefined && target.incoming.length > 1
    if (joins) {
      if (index === 0) delete scope.tokens[token.id]
      else scope.live++
      arriveAtJoin(run, scope, flow)
    } else if (index === 0) {
      reset(token, flow)
      run.queue.push({ scope, token, node: target })
    } else {
      addToken(run, scope, target, flow.id)
    }
  }
}

function reset(token: TokenDraft, flow: CompiledFlow): void {
  token.at = flow.target.id
  token.via = flow.id
  token.state = 'ready'
  delete token.activation
  delete token.child
  delete token.phase
}
