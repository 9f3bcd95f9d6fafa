import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { Language } from './print-findings.ts'

/** What a command needs from the outside; tests put their own. */
export interface CliEnvironment {
  readonly config: Config
  readonly workingFolder: string
  readonly language: Language
  readonly log: Log
  readonly print: (line: string) => void
}
