import type { Run } from '../../run/run.ts'
import type { NodeBehavior, Place } from '../element-behavior.ts'

/** What a throw or end event does for one of its event definitions. */
export interface Throw {
  throw(run: Run, place: Place): void
  /** Who can catch it shall have the time to get there: it waits until everything else is at rest. */
  readonly waitsForRest?: boolean
  /** It decides itself what follows: errors end the scope, compensation is waited for. Comes last, and alone. */
  readonly takesOver?: boolean
  readonly afterScope?: NodeBehavior['afterScope']
}
