import { startEvent } from './triggers/catching-events.ts'

/** Begins a process, or an event sub-process, when any of several things happens (BPMN 2.0.2 § 10.5.2). */
export const multipleStartEvent = startEvent('multiple')
