import { defineLifecycle } from './lifecycle.ts'

export type InstanceState = 'active' | 'completed' | 'canceled'
export type InstanceCommand = 'step' | 'complete' | 'cancel'

/** A process instance: takes commands while it is active. */
export const instanceLifecycle = defineLifecycle<InstanceState, InstanceCommand>(
  'instance',
  'active',
  ['step', 'complete', 'cancel'],
  {
    active: { step: 'active', complete: 'completed', cancel: 'canceled' },
    completed: {},
    canceled: {},
  },
)
