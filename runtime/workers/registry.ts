import type { JobHandler } from './built-in-job.ts'

const handlers = new Map<string, JobHandler>()

/** Adds a built-in worker for a job type. Called once per type, before `startWorkers`. */
export function registerWorker(type: string, handler: JobHandler): void {
  handlers.set(type, handler)
}

/** The built-in workers by job type. */
export function builtInWorkers(): ReadonlyMap<string, JobHandler> {
  return handlers
}
