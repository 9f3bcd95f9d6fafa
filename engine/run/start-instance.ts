import type { CompiledNode, CompiledProcess } from '../compile/compiled-process.ts'
import type { Variables } from '../json.ts'
import { beginsWithEvent } from './begin-with-event.ts'
import { checkVariables } from './check-variables.ts'
import type { Activation } from './command.ts'
import { Draft, type ScopeDraft } from './draft.ts'
import { drain } from './drain.ts'
import { emptyInstance } from './empty-instance.ts'
import type { Env } from './env.ts'
import { armEventSubs } from './event-sub-process.ts'
import { attempt } from './incidents.ts'
import type { Compensation } from './instance.ts'
import { Run } from './run.ts'
import { openScope } from './scopes.ts'
import { startAt } from './start-at.ts'
import type { Rejection, StepResult } from './step-result.ts'
import { addToken } from './take-flows.ts'
import { undoCalledProcess } from './undo-called-process.ts'

export interface StartInput {
  /** The start event; absent: the one that needs no event. Message and timer starts are named by whoever triggers them. */
  readonly startElement?: string
  /** Which of its event definitions has happened, when it has several. */
  readonly definition?: number
  readonly variables?: Variables
  /** Begins at these elements instead of a start event. */
  readonly activate?: readonly Activation[]
  /** Another instance calls it, and takes the errors and escalations it does not catch, and its compensation. */
  readonly called?: true
  /** How many calls lie above it (`depth` of the effect that calls it). */
  readonly depth?: number
  /** A called instance that only undoes what an earlier one completed, newest first, and ends. */
  readonly compensations?: readonly Compensation[]
}

/** Starts an instance and runs it until every token waits. Pure: the same input gives the same answer. */
export function startInstance(process: CompiledProcess, input: StartInput, env: Env): StepResult {
  const variables = input.variables ?? {}
  const rejection = checkVariables(variables)
  if (rejection) return { ok: false, rejection }
  const run = new Run(process, new Draft(emptyInstance(process.id, input.called, input.depth)), env)
  const root = openScope(run, 'process', process.id, run.number(), undefined, variables)
  if (input.compensations) undoCalledProcess(run, root, input.compensations)
  else {
    const refused = input.activate ? startAt(run, root, input.activate) : begin(run, root, input)
    if (refused) return { ok: false, rejection: refused }
  }
  drain(run)
  return { ok: true, instance: run.draft.toInstance(), effects: run.effects, records: run.records }
}

function begin(run: Run, root: ScopeDraft, { startElement, definition }: StartInput): Rejection | undefined {
  const start = startNode(run.process, startElement)
  if ('code' in start) return start
  run.records.push({ type: 'instanceStarted', element: start.id })
  const token = addToken(run, root, start)
  if (startElement !== undefined && beginsWithEvent(start)) token.begins = definition ?? 0
  attempt(run, { scope: root, token, node: start }, 'arm', () => armEventSubs(run, root))
  return undefined
}

function startNode(process: CompiledProcess, id: string | undefined): CompiledNode | Rejection {
  if (id === undefined) {
    if (process.root.entry) return process.root.entry
    return invalid(
      `Expected process '${process.id}' to have a start event without trigger. Name the start event.`,
    )
  }
  const known = process.starts.some((start) => start.element === id)
  const node = known ? process.nodes.get(id) : undefined
  return node ?? invalid(`Expected a start event of process '${process.id}', found '${id}'.`)
}

function invalid(message: string): Rejection {
  return { code: 'invalid-argument', message }
}
