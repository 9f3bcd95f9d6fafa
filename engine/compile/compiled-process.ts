import type { TimerCalendar } from '../calendar/timer-calendar.ts'
import type { NodeBehavior, Place } from '../elements/element-behavior.ts'
import type { CompiledExpression } from '../feel/index.ts'
import type { Run } from '../run/run.ts'
import type { FlowMachine } from './flow-machine.ts'

/**
 * A process made ready to run: what the runtime and the designer may know of it, and the nodes the engine
 * walks. Immutable, safe to share between any number of instances.
 */
export interface CompiledProcess {
  readonly id: string
  readonly name?: string
  readonly versionTag?: string
  /** Every flow node by id, sub-processes' included. */
  readonly elements: ReadonlyMap<string, ElementInfo>
  readonly flows: ReadonlyMap<string, FlowInfo>
  /** Ids of user tasks, in the order of the file. */
  readonly userTasks: readonly string[]
  /** Start events of the process itself. */
  readonly starts: readonly StartInfo[]
  readonly case?: CaseInfo
  readonly stages: readonly StageInfo[]
  /** Ids of decisions, called processes, job types and forms the model names outright (not by expression). */
  readonly calledDecisions: readonly string[]
  readonly calledProcesses: readonly string[]
  readonly jobTypes: readonly string[]
  readonly formIds: readonly string[]
  readonly root: CompiledContainer
  readonly nodes: ReadonlyMap<string, CompiledNode>
}

export interface ElementInfo {
  readonly id: string
  readonly type: string
  readonly name?: string
  /** Id of the process or sub-process it stands in. */
  readonly container: string
  /** The activity a boundary event is attached to. */
  readonly attachedTo?: string
  readonly stage?: string
  readonly legalBasis?: string
  readonly purpose?: string
  readonly activityGroup?: string
  /** A human decision with legal effect is made here. */
  readonly decides?: boolean
  /** Elements whose doer may not do this one. */
  readonly fourEyes: readonly string[]
  readonly formId?: string
  readonly jobType?: string
  readonly decisionId?: string
  readonly calledProcessId?: string
}

export interface FlowInfo {
  readonly id: string
  readonly name?: string
  readonly source: string
  readonly target: string
}

/** One way to start a process: a start event of several triggers has one for each. */
export interface StartInfo extends StartTrigger {
  readonly element: string
  /** Which of the element's event definitions it is, when it has several. */
  readonly definition?: number
  readonly name?: string
  readonly formId?: string
}

export interface StartTrigger {
  readonly kind: 'none' | 'message' | 'timer' | 'signal' | 'conditional'
  /** Message start: the name to wait for. */
  readonly messageName?: CompiledExpression
  /** Signal start: the name to wait for. */
  readonly signalName?: CompiledExpression
  readonly timer?: TimerSettings
  /** Conditional start: it becomes true on what the outside knows. */
  readonly condition?: CompiledExpression
}

export type TimerType = 'date' | 'duration' | 'cycle'

export interface TimerSettings {
  readonly type: TimerType
  /** ISO 8601 date, duration or repeating interval, cron schedule, or FEEL. */
  readonly value: CompiledExpression
  readonly calendar?: CalendarSettings
}

/** `lz:calendar` of a timer, its Land not yet known. */
export interface CalendarSettings extends Omit<TimerCalendar, 'land'> {
  readonly land?: CompiledExpression
}

/** `lz:case`: how a case of this procedure is numbered, named and measured. */
export interface CaseInfo {
  readonly prefix?: string
  readonly subject?: CompiledExpression
  readonly birthDate?: CompiledExpression
  readonly receivedOn?: CompiledExpression
  readonly dueOn?: CompiledExpression
  readonly targetDays?: number
  readonly legalBasis?: string
  readonly purpose?: string
  readonly retention?: string
  readonly startForm?: string
}

export interface StageInfo {
  readonly id: string
  readonly de: string
  readonly en: string
}

/** A process or sub-process body. */
export interface CompiledContainer {
  readonly id: string
  readonly nodes: readonly CompiledNode[]
  readonly machine: FlowMachine
  /** Nodes a token may begin at: start events that no event triggers, else nodes nothing leads to. */
  readonly entry?: CompiledNode
  /** Event sub-processes with the start event that triggers each. */
  readonly eventSubs: readonly { readonly node: CompiledNode; readonly start: CompiledNode }[]
  readonly inclusiveJoins: readonly CompiledNode[]
  /** Names of its data objects and properties. */
  readonly data: readonly string[]
  /** Converging complex gateways with an activation condition. */
  readonly complexJoins: readonly CompiledNode[]
}

export interface CompiledFlow {
  readonly id: string
  readonly target: CompiledNode
  readonly source: CompiledNode
  /** Two link events make it: history shows no flow there. */
  readonly isLink?: true
}

export interface CompiledNode {
  readonly id: string
  readonly type: string
  readonly name?: string
  readonly behavior: NodeBehavior
  readonly container: CompiledContainer
  readonly incoming: readonly CompiledFlow[]
  readonly outgoing: readonly CompiledFlow[]
  readonly boundaries: readonly CompiledNode[]
  readonly host?: CompiledNode
  readonly body?: CompiledContainer
  readonly inputs: readonly Mapping[]
  readonly outputs: readonly Mapping[]
  /** Data associations. */
  readonly dataIn?: readonly DataCopy[]
  readonly dataOut?: readonly DataCopy[]
  readonly multi?: MultiSettings
  readonly loop?: LoopSettings
  /** An activity of an ad-hoc sub-process: when it completes, that may be complete. */
  readonly inAdHoc?: true
  /** How many tokens have to arrive before it starts; absent: one. */
  readonly startQuantity?: number
  /** How many tokens leave on each flow; absent: one. */
  readonly completionQuantity?: number
  readonly compensationHandler?: CompiledNode
}

/** `zeebe:input` or `zeebe:output`: target may be a path (`a.b`). */
export interface Mapping {
  readonly source: CompiledExpression
  readonly target: readonly string[]
}

/** One step of a data association: a variable, or the value of an expression, goes to a target path. */
export interface DataCopy {
  /** The source; of an output it is used up. */
  readonly from?: string
  readonly value?: CompiledExpression
  readonly target: readonly string[]
}

/** A multi-instance marker: for each item of a collection, or a number of times (BPMN 2.0.2 § 13.3.7). */
export interface MultiSettings {
  readonly sequential: boolean
  readonly collection?: CompiledExpression
  /** How many items there are, when no collection is named. */
  readonly cardinality?: CompiledExpression
  readonly inputElement?: string
  readonly outputCollection?: string
  readonly outputElement?: CompiledExpression
  readonly completion?: CompiledExpression
  /** What is thrown when items complete (`behavior`). */
  readonly events: readonly MultiEvent[]
}

/** An event a repeated activity throws about its own progress, for its boundary events to catch. */
export interface MultiEvent {
  /** With each item, with the first one, or whenever a condition holds. */
  readonly on: 'each' | 'first' | CompiledExpression
  throw(run: Run, place: Place): void
}

/** A standard loop marker (BPMN 2.0.2 § 13.3.6). */
export interface LoopSettings {
  /** While it holds the loop goes on; absent: up to the maximum. */
  readonly condition?: CompiledExpression
  /** Asked before the first iteration too. */
  readonly testBefore: boolean
  readonly maximum?: number
}
