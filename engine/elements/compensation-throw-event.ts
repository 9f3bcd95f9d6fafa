import { throwEvent } from './throws/throwing-events.ts'

/** Undoes completed activities and goes on (BPMN 2.0.2 § 10.5.4). */
export const compensationThrowEvent = throwEvent('compensate')
