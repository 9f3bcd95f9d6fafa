import { expect, test } from 'vitest'
import type { StartInfo } from '../../../engine/index.ts'
import { firstTimer, type NextTimer, nextTimer } from '../../../runtime/timers/next-timer.ts'
import { bpmn, extensions, timer } from '../../support/bpmn-builder.ts'
import { compileBpmn } from '../../support/compile-bpmn.ts'

const now = '2026-01-31T08:00:00Z'

async function timerOf(cycle: string, lz = ''): Promise<NonNullable<StartInfo['timer']>> {
  const model = bpmn()
    .node('startEvent', 'Start', {}, lz + timer('timeCycle', cycle))
    .end()
    .flow('Start', 'End')
  const { starts } = await compileBpmn(model)
  const settings = starts[0]?.timer
  if (!settings) throw new Error('Expected a timer start event.')
  return settings
}

/** Every moment a process is started, at most nine. */
function all(first: NextTimer): readonly string[] {
  const moments: string[] = []
  let due: NextTimer | undefined = first
  while (due && moments.length < 9) {
    moments.push(due.dueAt)
    const { dueAt, repeats = 0, cycle = '' }: NextTimer = due
    due = nextTimer(cycle, { dueAt, repeats }, now)
  }
  return moments
}

test('a monthly start keeps to the end of the month', async () => {
  expect(all(firstTimer(await timerOf('R4/P1M'), now))).toEqual([
    '2026-02-28T08:00:00Z',
    '2026-03-31T07:00:00Z',
    '2026-04-30T07:00:00Z',
    '2026-05-31T07:00:00Z',
  ])
})

test('a start by cron, moved off weekends, goes on', async () => {
  const moved = extensions('<lz:calendar land="BE" shift="true"/>')
  expect(all(firstTimer(await timerOf('0 8 1 * *', moved), now)).slice(0, 3)).toEqual([
    '2026-02-02T07:00:00Z',
    '2026-03-02T07:00:00Z',
    '2026-04-01T06:00:00Z',
  ])
})

test('a row that holds the text alone counts on and down', () => {
  expect(all({ dueAt: now, repeats: 2, cycle: 'R3/P1D' })).toEqual([
    now,
    '2026-02-01T08:00:00Z',
    '2026-02-02T08:00:00Z',
  ])
})
