import type { Json, Variables } from '../json.ts'

/**
 * One way through a procedure, as a file: what happens, in order, and what must come of it. Played on a
 * virtual clock by `run`; `recordScenario` fills the expectations in.
 */
export interface Scenario {
  readonly kind: 'process'
  readonly title: string
  /** Absent: the first process. */
  readonly processId?: string
  /** The clock's first moment, ISO 8601. */
  readonly now: string
  readonly zone?: string
  readonly start?: { readonly element?: string; readonly variables?: Variables }
  readonly steps: readonly ScenarioStep[]
  /** At the end. */
  readonly expect?: Expectation
}

export type ScenarioStep =
  /** Somebody completes a task. `takes` is a note: the flows the data has to lead to. */
  | {
      readonly do: 'task'
      readonly element: string
      readonly by?: string
      readonly data?: Variables
      readonly takes?: readonly string[]
    }
  | {
      readonly do: 'job'
      readonly element: string
      readonly data?: Variables
      readonly takes?: readonly string[]
    }
  | { readonly do: 'fail'; readonly element: string; readonly message: string }
  | {
      readonly do: 'error' | 'escalation'
      readonly element: string
      readonly code: string
      readonly data?: Variables
    }
  | {
      readonly do: 'message'
      readonly name: string
      readonly key?: string
      readonly variables?: Variables
      readonly takes?: readonly string[]
    }
  | { readonly do: 'signal'; readonly name: string; readonly variables?: Variables }
  | { readonly do: 'conditions'; readonly variables?: Variables }
  /** The clock moves to the next timer, which has to be this one. */
  | { readonly do: 'timer'; readonly element: string; readonly takes?: readonly string[] }
  /** The clock moves on by an ISO 8601 duration. */
  | { readonly do: 'advance'; readonly by: string }
  | { readonly do: 'set'; readonly variables: Variables }
  /** The open incidents of an element are tried again. */
  | { readonly do: 'resolve'; readonly element: string }
  | { readonly do: 'cancel' }
  | ({ readonly do: 'expect' } & Expectation)

/** What must hold at a moment; what is absent is not looked at. */
export interface Expectation {
  readonly state?: 'active' | 'completed' | 'canceled'
  /** An end event that was entered; nothing is open any more. */
  readonly end?: string
  /** Elements with an open task, job or timer, in the order they were opened. */
  readonly open?: readonly string[]
  /** Parts of the variables of the process; contexts may hold more. */
  readonly variables?: Variables
  readonly now?: string
  /** Lines the trace must not have. */
  readonly never?: readonly string[]
  /** The whole trace. */
  readonly trace?: readonly string[]
  /** Codes and elements of open incidents: `CODE@ELEMENT`; absent: there must be none. */
  readonly incidents?: readonly string[]
  /** What came of it besides, by name: the driver tells. */
  readonly outcome?: { readonly [name: string]: Json }
}
