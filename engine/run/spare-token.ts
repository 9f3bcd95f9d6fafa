import type { Holder } from '../elements/element-behavior.ts'
import type { TokenDraft, WaitDraft } from './draft.ts'
import { rearm } from './rearm.ts'
import type { Run } from './run.ts'
import { closeWait } from './waits.ts'

/**
 * A timer in the flow that counts its repetitions (`R4/P7D`) lets a token go on each time: gives a new one,
 * while the token that waits stays for the next time. Nothing when this is the last time, which takes the
 * waiting token along, or when the cycle is endless: then it is a delay until its next moment.
 */
export function spareToken(
  run: Run,
  { scope, token }: Holder,
  wait: WaitDraft,
): { readonly scope: Holder['scope']; readonly token: TokenDraft } | undefined {
  if (token?.at !== wait.element || wait.repeats === undefined || wait.repeats < 1) return undefined
  closeWait(run, { scope, token }, wait.id, 'completed')
  rearm(run, { scope, token }, wait)
  const spare: TokenDraft = { id: run.number(), at: token.at, state: 'waiting', waits: {} }
  if (token.via !== undefined) spare.via = token.via
  scope.tokens[spare.id] = spare
  scope.live++
  return { scope, token: spare }
}
