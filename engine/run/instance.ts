import type { Json, Variables } from '../json.ts'
import type { Pages } from './pages.ts'
import type { TimerCycle } from './resolve-cycle.ts'

/**
 * A running process instance: plain JSON, one document, no reference to the model's objects.
 * Tokens stand at flow nodes; scopes own variables, tokens and what they wait for.
 */
export interface Instance {
  readonly version: 2
  readonly processId: string
  readonly state: 'active' | 'completed' | 'canceled'
  /** Another instance called this one and takes its errors, escalations and compensation. */
  readonly called?: true
  /** How many calls lie above it. */
  readonly depth?: number
  /** Next number for scopes, tokens, waits, activations and incidents: one counter, never reused. */
  readonly next: number
  readonly scopes: Pages<Scope>
  /** The scope in which each open wait hangs, at the scope itself or at one of its tokens. */
  readonly waits: Pages<number>
  /** The open waits that are conditions, so that a change of variables finds them among many others. */
  readonly conditions?: readonly number[]
  /** A command ended at the step limit: tokens are ready and go on with the next command. */
  readonly isUnfinished?: true
  readonly incidents: { readonly [id: string]: OpenIncident }
}

export interface Scope {
  readonly id: number
  /** The process or sub-process element this scope runs. */
  readonly element: string
  readonly kind: 'process' | 'sub' | 'event-sub' | 'multi' | 'item' | 'task' | 'compensation'
  readonly parent?: number
  /** The token in the parent scope that waits for this scope. */
  readonly token?: number
  readonly activation: number
  readonly variables: Variables
  readonly tokens: { readonly [id: string]: Token }
  /** Tokens + join arrivals + running child scopes without a token: zero means the scope completes. */
  readonly live: number
  /** Scopes that run beside its tokens: event sub-processes, and compensation nobody waits for. */
  readonly eventSubs?: readonly number[]
  /** Arrived and not yet consumed tokens per converging gateway and incoming flow. */
  readonly arrivals: { readonly [gateway: string]: { readonly [flow: string]: number } }
  /** Complex gateways that have fired and take in the rest of their round: the flows served so far. */
  readonly resets?: { readonly [gateway: string]: readonly string[] }
  /** Ad-hoc, one after the other: ids of the activities still to start. */
  readonly pending?: readonly string[]
  /** What this scope itself waits for (event sub-process starts). */
  readonly waits: { readonly [id: string]: Wait }
  /** Completed activities that can be compensated, oldest first. */
  readonly compensations?: readonly Compensation[]
  readonly multi?: MultiState
  /** Of an item of a multi-instance activity: its number, from zero. The item's one token stands in its scope. */
  readonly item?: number
}

export interface Token {
  readonly id: number
  readonly at: string
  readonly state: 'ready' | 'waiting' | 'scope' | 'incident'
  /** The sequence flow it came by. */
  readonly via?: string
  readonly activation?: number
  /** An instance begins with the event it stands at: which of its definitions has happened. */
  readonly begins?: number
  /** The scope it waits for (sub-process, multi-instance, task with local variables). */
  readonly child?: number
  /** Of a token with an incident: what to try again. */
  readonly phase?: 'arm' | 'start' | 'complete' | 'leave'
  readonly waits: { readonly [id: string]: Wait }
}

/** One thing that may wake a token: its own task, job or call, or a boundary event's timer or message. */
export interface Wait {
  readonly id: number
  readonly kind: 'userTask' | 'job' | 'timer' | 'message' | 'call' | 'signal' | 'condition' | 'adHoc'
  /** The element that waits: the activity itself, an event, or a boundary event. */
  readonly element: string
  /** Messages and signals: the name waited for. */
  readonly name?: string
  /** Which of an event's definitions it is for, when the event has several (multiple, parallel multiple). */
  readonly definition?: number
  /** It has happened and brought this: a parallel multiple event still waits for the rest, or the next time could not be set up. */
  readonly received?: Variables
  /** Conditions: whether it held when last looked at. */
  readonly holds?: boolean
  /** Timers: the ISO 8601 instant. */
  readonly dueAt?: string
  /** Remaining repetitions of a timer cycle; -1 is endless. */
  readonly repeats?: number
  /** Of a repeating timer: what its next moment is counted from, so that it does not drift. */
  readonly cycle?: TimerCycle
}

/** How far a multi-instance activity is. */
export interface MultiState {
  readonly total: number
  readonly done: number
  readonly active: number
  /** Sequential: the collection, evaluated once; the next item is `items[done]`. */
  readonly items?: readonly Json[]
  /** Values of `outputElement` by item number. */
  readonly outputs: Pages<Json>
}

export interface Compensation {
  readonly element: string
  readonly activation: number
  /** What the activity saw when it completed. */
  readonly variables: Variables
  /** Of a completed sub-process or called process: what was completed inside, oldest first. */
  readonly inner?: readonly Compensation[]
}

export interface OpenIncident {
  readonly id: number
  readonly scope: number
  /** 0: the scope itself, which waits for an event sub-process. */
  readonly token: number
  /** The wait that could not be checked or opened again, if not the element itself failed. */
  readonly wait?: number
  readonly element: string
  readonly code: string
  readonly message: string
}
