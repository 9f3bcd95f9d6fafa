import { startEvent } from './triggers/catching-events.ts'

/** Begins the event sub-process that undoes the completed sub-process around it (BPMN 2.0.2 § 10.7.1). */
export const compensationStartEvent = startEvent('compensate')
