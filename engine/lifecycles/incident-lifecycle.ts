import { defineLifecycle } from './lifecycle.ts'

export type IncidentState = 'open' | 'resolved'

/** A step that could not be done, until somebody repaired its cause. */
export const incidentLifecycle = defineLifecycle<IncidentState, 'resolve'>('incident', 'open', ['resolve'], {
  open: { resolve: 'resolved' },
  resolved: {},
})
