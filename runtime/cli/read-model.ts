import { readFileSync, statSync } from 'node:fs'

const largestFile = 2 * 1024 * 1024

/** The text of a BPMN file. Throws with the reason when it is missing, too large or not UTF-8. */
export function readModel(path: string): string {
  try {
    const { size } = statSync(path)
    if (size > largestFile) throw new Error(`it has ${size} bytes, more than 2 MB`)
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`Expected a BPMN file at '${path}', but it cannot be read: ${reason}`, { cause: error })
  }
}
