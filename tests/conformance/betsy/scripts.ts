import type { Variables } from '../../../engine/index.ts'
import { addDuration } from '../../../engine/run/resolve-instant.ts'

export interface DelayedWork {
  readonly key: string
  readonly wait: number
  readonly since: string
  readonly until: string
}

interface Seen {
  readonly variables: Variables
  readonly now: string
}

interface Done {
  readonly trace?: string
  readonly variables?: Variables
  /** The work takes until then. */
  readonly until?: string
  readonly error?: string
}

type Script = (seen: Seen) => Done

const increment = ({ variables }: Seen): Variables => ({
  integerVariable: Number(variables.integerVariable ?? 0) + 1,
})
const tenSeconds: Script = ({ now }) => ({ until: addDuration(now, 'PT10S') })
const tasks = ['SCRIPT_task1', 'SCRIPT_task2', 'SCRIPT_task3', 'SCRIPT_task4', 'SCRIPT_task5']

/** What each placeholder script of the models does. */
export const scripts: ReadonlyMap<string, Script> = new Map<string, Script>([
  ['CREATE_LOG_FILE', () => ({})],
  ['CREATE_MARKER_FILE', () => ({ trace: 'MARKER_exists' })],
  ['SET_STRING_DATA', () => ({ variables: { data: 'String' } })],
  ['LOG_DATA', ({ variables }) => (variables.data === 'String' ? { trace: 'DATA_correct' } : {})],
  ['INCREMENT_INTEGER_VARIABLE', (seen) => ({ variables: increment(seen) })],
  [
    'INCREMENT_INTEGER_VARIABLE_AND_LOG',
    (seen) => ({ variables: increment(seen), trace: 'INCREMENT_correct' }),
  ],
  ['THROW_ERROR', () => ({ error: 'ERR_CODE' })],
  ['WAIT_TEN_SECONDS', tenSeconds],
  ['CREATE_TIMESTAMP_LOG_1', tenSeconds],
  ['CREATE_TIMESTAMP_LOG_2', tenSeconds],
  ...tasks.map((trace): [string, Script] => [trace, () => ({ trace })]),
])
