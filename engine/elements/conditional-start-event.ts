import { startEvent } from './triggers/catching-events.ts'

/** Begins a process when a condition becomes true (the runtime watches it), or an event sub-process (BPMN 2.0.2 § 10.5.2). */
export const conditionalStartEvent = startEvent('conditional')
