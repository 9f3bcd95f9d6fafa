import { defineLifecycle } from './lifecycle.ts'

export type UserTaskState = 'created' | 'assigned' | 'completed' | 'canceled' | 'failed'
export type UserTaskCommand =
  | 'claim'
  | 'assign'
  | 'unassign'
  | 'update'
  | 'saveDraft'
  | 'complete'
  | 'cancel'
  | 'fail'
  | 'retry'

/** A task for a person. Completing an unassigned task is for machine clients: it names its doer with the command. */
export const userTaskLifecycle = defineLifecycle<UserTaskState, UserTaskCommand>(
  'userTask',
  'created',
  ['claim', 'assign', 'unassign', 'update', 'saveDraft', 'complete', 'cancel', 'fail', 'retry'],
  {
    created: {
      claim: 'assigned',
      assign: 'assigned',
      update: 'created',
      complete: 'completed',
      cancel: 'canceled',
      fail: 'failed',
    },
    assigned: {
      assign: 'assigned',
      unassign: 'created',
      update: 'assigned',
      saveDraft: 'assigned',
      complete: 'completed',
      cancel: 'canceled',
      fail: 'failed',
    },
    completed: {},
    canceled: {},
    failed: { retry: 'created', cancel: 'canceled' },
  },
)
