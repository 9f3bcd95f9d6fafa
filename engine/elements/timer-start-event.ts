import { startEvent } from './triggers/catching-events.ts'

/** Begins a process at a time (the runtime keeps it), or an event sub-process (BPMN 2.0.2 § 10.5.2). */
export const timerStartEvent = startEvent('timer')
