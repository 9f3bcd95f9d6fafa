import { defineLifecycle } from './lifecycle.ts'

export type JobState = 'created' | 'activated' | 'failed' | 'completed' | 'errorThrown' | 'canceled'
export type JobCommand =
  | 'activate'
  | 'expire'
  | 'fail'
  | 'exhaust'
  | 'updateRetries'
  | 'complete'
  | 'throwError'
  | 'cancel'

/** Work for a worker: leased, tried again, given up with an incident when its attempts are used up. */
export const jobLifecycle = defineLifecycle<JobState, JobCommand>(
  'job',
  'created',
  ['activate', 'expire', 'fail', 'exhaust', 'updateRetries', 'complete', 'throwError', 'cancel'],
  {
    created: { activate: 'activated', updateRetries: 'created', cancel: 'canceled' },
    activated: {
      expire: 'created',
      fail: 'created',
      exhaust: 'failed',
      updateRetries: 'activated',
      complete: 'completed',
      throwError: 'errorThrown',
      cancel: 'canceled',
    },
    failed: { updateRetries: 'created', cancel: 'canceled' },
    completed: {},
    errorThrown: {},
    canceled: {},
  },
)
