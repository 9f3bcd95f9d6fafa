import { startEvent } from './triggers/catching-events.ts'

/** Begins a process when a message arrives (the runtime correlates), or an event sub-process (BPMN 2.0.2 § 10.5.2). */
export const messageStartEvent = startEvent('message')
