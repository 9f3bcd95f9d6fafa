import type { Json } from '../json.ts'

/** What happened, past tense, in order: the history, the audit and process mining read these. */
export type RunRecord =
  | { readonly type: 'instanceStarted'; readonly element: string }
  | {
      readonly type: 'elementActivated'
      readonly element: string
      readonly activation: number
      readonly scope: number
      readonly elementType: string
    }
  | { readonly type: 'elementCompleted'; readonly element: string; readonly activation: number }
  | { readonly type: 'elementTerminated'; readonly element: string; readonly activation: number }
  | { readonly type: 'sequenceFlowTaken'; readonly flow: string }
  | { readonly type: 'variablesChanged'; readonly scope: number; readonly names: readonly string[] }
  | {
      readonly type: 'decisionEvaluated'
      readonly element: string
      readonly activation: number
      readonly decision: string
      readonly trace: Json
    }
  | { readonly type: 'errorThrown'; readonly element: string; readonly code: string }
  | { readonly type: 'escalationThrown'; readonly element: string; readonly code: string }
  | { readonly type: 'signalThrown'; readonly element: string; readonly name: string }
  | { readonly type: 'signalReceived'; readonly element: string; readonly name: string }
  | { readonly type: 'conditionMet'; readonly element: string }
  | { readonly type: 'messageReceived'; readonly element: string; readonly name: string }
  | { readonly type: 'timerFired'; readonly element: string }
  | {
      readonly type: 'incidentRaised'
      readonly element: string
      readonly incident: number
      readonly code: string
    }
  | { readonly type: 'incidentResolved'; readonly element: string; readonly incident: number }
  | { readonly type: 'instanceCompleted' }
  | { readonly type: 'instanceCanceled' }
