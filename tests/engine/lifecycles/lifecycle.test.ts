import { describe, expect, test } from 'vitest'
import {
  allowedCommands,
  applicationLifecycle,
  canDo,
  incidentLifecycle,
  instanceLifecycle,
  jobLifecycle,
  nextState,
  publicationLifecycle,
  userTaskLifecycle,
} from '../../../engine/index.ts'

describe('life cycles', () => {
  test('a task is claimed, given back and completed once', () => {
    expect(nextState(userTaskLifecycle, 'created', 'claim')).toBe('assigned')
    expect(nextState(userTaskLifecycle, 'assigned', 'unassign')).toBe('created')
    expect(nextState(userTaskLifecycle, 'assigned', 'complete')).toBe('completed')
    expect(canDo(userTaskLifecycle, 'assigned', 'claim')).toBe(false)
    expect(allowedCommands(userTaskLifecycle, 'completed')).toEqual([])
  })

  test('a draft is published only after review', () => {
    expect(canDo(publicationLifecycle, 'draft', 'publish')).toBe(false)
    expect(nextState(publicationLifecycle, 'draft', 'submit')).toBe('review')
    expect(nextState(publicationLifecycle, 'review', 'sendBack')).toBe('draft')
    expect(canDo(publicationLifecycle, 'review', 'save')).toBe(false)
  })

  test('a job that gave up needs new attempts', () => {
    expect(nextState(jobLifecycle, 'activated', 'exhaust')).toBe('failed')
    expect(canDo(jobLifecycle, 'failed', 'activate')).toBe(false)
    expect(nextState(jobLifecycle, 'failed', 'updateRetries')).toBe('created')
  })

  test('what is sent, resolved or ended stays so', () => {
    expect(canDo(applicationLifecycle, 'sent', 'save')).toBe(false)
    expect(canDo(incidentLifecycle, 'resolved', 'resolve')).toBe(false)
    expect(canDo(instanceLifecycle, 'completed', 'step')).toBe(false)
  })
})
