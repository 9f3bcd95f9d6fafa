import { endEvent } from './throws/throwing-events.ts'

/** Throws an error to the enclosing scopes (BPMN 2.0.2 § 10.5.3). */
export const errorEndEvent = endEvent('error')
