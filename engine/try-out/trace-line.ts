import type { RunRecord } from '../run/record.ts'

type Lines = {
  readonly [T in RunRecord['type']]: (record: Extract<RunRecord, { type: T }>) => string
}

const LINES: Lines = {
  instanceStarted: (record) => `start:${record.element}`,
  elementActivated: (record) => `enter:${record.element}`,
  elementCompleted: (record) => `exit:${record.element}`,
  elementTerminated: (record) => `cancel:${record.element}`,
  sequenceFlowTaken: (record) => `take:${record.flow}`,
  variablesChanged: (record) => `set:${record.names.join(',')}`,
  decisionEvaluated: (record) => `decide:${record.decision}`,
  errorThrown: (record) => `error:${record.code}`,
  escalationThrown: (record) => `escalation:${record.code}`,
  signalThrown: (record) => `throw:${record.name}`,
  signalReceived: (record) => `signal:${record.name}`,
  conditionMet: (record) => `condition:${record.element}`,
  messageReceived: (record) => `message:${record.name}`,
  timerFired: (record) => `timer:${record.element}`,
  incidentRaised: (record) => `incident:${record.code}@${record.element}`,
  incidentResolved: (record) => `resolve:${record.element}`,
  instanceCompleted: () => 'completed',
  instanceCanceled: () => 'canceled',
}

/** One record as a line of a trace, for tests and for the story a designer reads. */
export function traceLine<T extends RunRecord['type']>(record: Extract<RunRecord, { type: T }>): string {
  return LINES[record.type as T](record)
}
