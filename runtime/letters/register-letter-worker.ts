import { registerWorker } from '../workers/registry.ts'
import { letterWorker } from './letter-worker.ts'
import { shippedLetters } from './shipped-letters.ts'

/** Announces the job type `letter`. Reads the letters now, so that a broken one stops the start, not a case. */
export async function registerLetterWorker(): Promise<void> {
  await shippedLetters()
  registerWorker('letter', letterWorker)
}
