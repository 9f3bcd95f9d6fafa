import { startEvent } from './triggers/catching-events.ts'

/** Begins a process when a signal is broadcast (the runtime listens), or an event sub-process (BPMN 2.0.2 § 10.5.2). */
export const signalStartEvent = startEvent('signal')
