import { terminateScope } from '../../run/complete.ts'
import type { Throw } from './throw.ts'

/** Ends everything else in its own scope (BPMN 2.0.2 § 10.5.3, § 13.5.6). */
export function terminateThrow(): Throw {
  return { takesOver: true, throw: terminateScope }
}
