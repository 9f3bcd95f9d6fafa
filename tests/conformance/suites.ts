import { betsy } from './betsy.ts'
import { betsyRefused } from './betsy-refused.ts'
import { dmnTck } from './dmn-tck.ts'
import { flowableAdHoc } from './flowable-adhoc.ts'
import { miwg } from './miwg.ts'
import { operaton } from './operaton.ts'
import type { Suite } from './suite.ts'

/** Every suite `npm run conformance` knows, in the order of its table. */
export const suites: readonly Suite[] = [betsy, betsyRefused, dmnTck, operaton, flowableAdHoc, miwg]
