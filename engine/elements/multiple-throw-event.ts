import { throwEvent } from './throws/throwing-events.ts'

/** Throws several things and goes on (BPMN 2.0.2 § 10.5.4). */
export const multipleThrowEvent = throwEvent('multiple')
