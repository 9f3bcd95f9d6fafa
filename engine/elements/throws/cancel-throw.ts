import { cancelTransaction, leaveTransaction } from '../../run/cancel-transaction.ts'
import { compensateNext } from '../../run/compensate.ts'
import type { Throw } from './throw.ts'

/** Cancels the transaction around it, and leaves by its cancel event once everything is undone (BPMN 2.0.2 § 10.5.3, § 13.3.4). */
export function cancelThrow(): Throw {
  return {
    takesOver: true,
    throw: cancelTransaction,
    afterScope(run, place, handlers) {
      if (!compensateNext(run, handlers, place.token)) leaveTransaction(run, place)
    },
  }
}
