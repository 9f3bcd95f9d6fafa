import { boundaryEvent } from './triggers/catching-events.ts'

/** Catches an error of its activity and ends it (BPMN 2.0.2 § 10.5.4). */
export const errorBoundaryEvent = boundaryEvent('error')
