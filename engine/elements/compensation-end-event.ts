import { endEvent } from './throws/throwing-events.ts'

/** Undoes completed activities and consumes its token (BPMN 2.0.2 § 10.5.3). */
export const compensationEndEvent = endEvent('compensate')
