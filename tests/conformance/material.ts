import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Suite } from './suite.ts'

/** Where the suites' files lie: beside the project. They are other people's work and never copied into it. */
export const material = fileURLToPath(new URL('../../../shared/conformance', import.meta.url))

/** Whether a suite's files are there. */
export function isPresent(suite: Suite): boolean {
  return existsSync(join(material, suite.folder))
}
