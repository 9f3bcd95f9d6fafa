import type { NodeModel } from '../bpmn/read-model.ts'
import type { CompileTools } from '../compile/compile-tools.ts'
import type { CompiledNode, ElementInfo, StartTrigger } from '../compile/compiled-process.ts'
import type { LeaveRule } from '../compile/flow-machine.ts'
import type { CompiledExpression } from '../feel/index.ts'
import type { Variables } from '../json.ts'
import type { ScopeDraft, TokenDraft, WaitDraft } from '../run/draft.ts'
import type { Compensation } from '../run/instance.ts'
import type { Run } from '../run/run.ts'

/**
 * What one BPMN element does. Shared code never asks for a type: it asks for the properties declared here.
 * `compile` reads the element's settings once; the closures it returns carry them.
 */
export interface ElementBehavior {
  /** Key of the registry: the BPMN type, for events with the trigger (`bpmn:BoundaryEvent/timer`). */
  readonly kind: string
  /** Carries boundary events and multi-instance markers. */
  readonly isActivity?: boolean
  compile(node: NodeModel, tools: CompileTools): NodeBehavior
}

export interface NodeBehavior {
  readonly leave: LeaveRule
  /** How tokens on several incoming flows meet; absent: each passes. */
  readonly join?: 'parallel' | 'inclusive'
  /** Takes in late tokens after it has fired (complex gateway). */
  readonly resets?: boolean
  /** An ad-hoc sub-process: how its activities are started and when it is complete. */
  readonly adHoc?: AdHocSettings
  /** Kind of scope its local variables live in. */
  readonly localScope?: 'task' | 'sub'
  /** A process or sub-process may begin here without an event. */
  readonly isEntry?: boolean
  /** An instance may begin here, with the event itself or the first behind it (`instantiate`); `all`: the others are awaited. */
  readonly instantiates?: 'first' | 'all'
  /** Placed by something else than a flow: event sub-processes, compensation handlers, boundary events. */
  readonly isDetached?: boolean
  /** Facts the outside may know of the element. */
  readonly info?: Partial<ElementInfo>
  /** Opens the scope inside without beginning anything there; undefined when an event ended it at once. */
  open?(run: Run, place: Place): ScopeDraft | undefined
  /** A token arrived. Calls `complete` at once, or opens waits that will. */
  start(run: Run, place: Place): void
  /** Which variables of a called process count as results; absent: all. */
  results?(variables: Variables): Variables
  /** A scope the token waited for has ended; absent: the element completes. */
  afterScope?(run: Run, place: Place, scope: ScopeDraft): void
  /** Undoes what it completed by itself, when no handler does it (call activity); `place` waits for the end. */
  undo?(run: Run, place: Place, entry: Compensation): void
  /** For events: what triggers them. */
  readonly trigger?: Trigger
}

/** `bpmn:adHocSubProcess` with `zeebe:adHoc`. */
export interface AdHocSettings {
  /** One activity after the other. */
  readonly sequential: boolean
  /** Whether what still runs is canceled when it is complete, or finished first. */
  readonly cancelsRemaining: boolean
  /** Ids of the activities started on entry. */
  readonly collection?: CompiledExpression
  /** Asked after each activity. */
  readonly condition?: CompiledExpression
  readonly output?: { readonly outputCollection: string; readonly outputElement: CompiledExpression }
}

/** A token at a node in a scope. */
export interface Place {
  readonly scope: ScopeDraft
  readonly token: TokenDraft
  readonly node: CompiledNode
}

/** Who waits for an event: a token, or a scope with an event sub-process. */
export interface Holder {
  readonly scope: ScopeDraft
  readonly token?: TokenDraft
}

/** What triggers an event: one event definition, or several (multiple events, BPMN 2.0.2 § 10.5.1). */
export interface Trigger {
  /** False: the event leaves its host running (BPMN 2.0.2 § 10.5.6). */
  readonly interrupting: boolean
  /** The event stands between two steps: a token waits at it. */
  readonly isInFlow?: true
  /** Parallel multiple: the event happens once every definition was met; else the first is enough. */
  readonly needsAll: boolean
  /** In the order of the file. */
  readonly definitions: readonly TriggerDefinition[]
  /** Carries on after the event happened. */
  fire(run: Run, holder: Holder, node: CompiledNode, variables: Variables): void
}

/** What one event definition waits for: something the outside reports (`open`), or something thrown inside (`catches`). */
export interface TriggerDefinition {
  /** Opens the wait; true when the event happened at once and ended its host. */
  open?(run: Run, holder: Holder, node: CompiledNode, opening: Opening): boolean
  /** Absent: a wait of an event that interrupts nothing stays open for the next time. Else whether a new one follows. */
  repeats?(wait: WaitDraft): boolean
  readonly catches?: Catch
  /** Conditions: whether it holds now. The engine asks again after each change of what it sees. */
  holds?(run: Run, sees: Variables): boolean
  /** Errors: their event interrupts, whatever the file says. */
  readonly alwaysInterrupts?: boolean
  /** How the outside starts a process by it. */
  readonly start?: StartTrigger
}

/** Which of the event's definitions a wait is for, when it has several, and the wait a repeating timer goes on from. */
export interface Opening {
  readonly definition?: number
  readonly previous?: WaitDraft
}

/** What an event catches; without a code everything of its kind. */
export interface Catch {
  readonly kind: 'error' | 'escalation' | 'cancel' | 'compensate'
  readonly code?: string
}
