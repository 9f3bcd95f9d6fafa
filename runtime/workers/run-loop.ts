import type { Log } from '../log.ts'
import type { Signals } from './signals.ts'

export interface LoopOptions {
  readonly name: string
  readonly signals: Signals
  readonly log: Log
  /** Longest pause between two looks: polling is the truth, wakes are hints. */
  readonly pollMs: number
  /** Does what is due; answers how much it did. */
  work(): Promise<number>
}

/** Works until stopped: at once again while there is work, else at the next wake or poll. Answers the stop. */
export function runLoop(options: LoopOptions): () => Promise<void> {
  const { name, signals, log, pollMs, work } = options
  const stopping = new AbortController()
  const run = async () => {
    while (!stopping.signal.aborted) {
      let done = 0
      try {
        done = await work()
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
        log.warn({ loop: name, code }, 'background work failed, trying again')
      }
      if (done === 0) await signals.wait(name, pollMs, stopping.signal)
    }
  }
  const running = run()
  return async () => {
    stopping.abort()
    await running
  }
}
