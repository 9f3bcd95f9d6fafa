import type { Instance } from './instance.ts'

/** An instance before its first step. */
export function emptyInstance(processId: string, called?: true, depth?: number): Instance {
  return {
    version: 2,
    processId,
    state: 'active',
    ...(called && { called }),
    ...(depth && { depth }),
    next: 1,
    scopes: {},
    waits: {},
    incidents: {},
  }
}
