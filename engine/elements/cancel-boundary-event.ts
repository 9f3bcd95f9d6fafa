import { boundaryEvent } from './triggers/catching-events.ts'

/** Where a canceled transaction goes on, after everything in it is undone (BPMN 2.0.2 § 10.5.4). */
export const cancelBoundaryEvent = boundaryEvent('cancel')
