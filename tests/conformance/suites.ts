import { dmnTck } from './dmn-tck.ts'
import type { Suite } from './suite.ts'

/** Every suite `npm run conformance` knows, in the order of its table. */
export const suites: readonly Suite[] = [dmnTck]
