import { endEvent } from './throws/throwing-events.ts'

/** Cancels the transaction around it (BPMN 2.0.2 § 10.5.3). */
export const cancelEndEvent = endEvent('cancel')
