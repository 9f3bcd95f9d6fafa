import { complete } from '../run/complete.ts'
import type { NodeBehavior } from './element-behavior.ts'

/** Start of an element that does nothing: the token goes straight on. */
export const pass: NodeBehavior['start'] = (run, place) => complete(run, place, {})
