import { startEvent } from './triggers/catching-events.ts'

/** Begins a process, or an event sub-process, when all of several things have happened (BPMN 2.0.2 § 10.5.2). */
export const parallelMultipleStartEvent = startEvent('parallelMultiple')
