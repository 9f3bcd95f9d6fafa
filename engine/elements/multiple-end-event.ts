import { endEvent } from './throws/throwing-events.ts'

/** Throws several things and consumes its token (BPMN 2.0.2 § 10.5.3). */
export const multipleEndEvent = endEvent('multiple')
