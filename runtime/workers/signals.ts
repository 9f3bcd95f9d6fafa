/** Wakes waiting loops and long polls of this process: `outbox`, `timers`, `jobs TENANT TYPE`. A lost wake costs one poll. */
export interface Signals {
  wake(topic: string): void
  /** Resolves at the next wake of the topic, after `timeoutMs`, or when `abort` fires. */
  wait(topic: string, timeoutMs: number, abort?: AbortSignal): Promise<void>
}

export function createSignals(): Signals {
  const waiting = new Map<string, Set<() => void>>()
  return {
    wake(topic) {
      const waiters = waiting.get(topic)
      if (waiters === undefined) return
      waiting.delete(topic)
      for (const resolve of waiters) resolve()
    },
    wait(topic, timeoutMs, abort) {
      return new Promise((resolve) => {
        if (abort?.aborted) {
          resolve()
          return
        }
        const waiters = waiting.get(topic) ?? new Set()
        waiting.set(topic, waiters)
        const done = () => {
          clearTimeout(timer)
          abort?.removeEventListener('abort', done)
          waiters.delete(done)
          resolve()
        }
        const timer = setTimeout(done, timeoutMs)
        abort?.addEventListener('abort', done, { once: true })
        waiters.add(done)
      })
    },
  }
}
