import { describe, expect, test } from 'vitest'
import { dueDateToFeel, feelToDueDate } from '../../designer/features/timing/due-date.ts'
import {
  cycleToIso,
  durationToIso,
  isoToCycle,
  isoToDuration,
} from '../../designer/features/timing/duration.ts'

describe('durations in words', () => {
  test.each([
    [{ amount: 3, unit: 'weeks' }, 'P21D'],
    [{ amount: 10, unit: 'days' }, 'P10D'],
    [{ amount: 1, unit: 'months' }, 'P1M'],
    [{ amount: 30, unit: 'minutes' }, 'PT30M'],
    [{ amount: 2, unit: 'hours' }, 'PT2H'],
  ] as const)('%o is %s and back', (duration, iso) => {
    expect(durationToIso(duration)).toBe(iso)
    expect(isoToDuration(iso)).toEqual(duration)
  })
  test.each(['P1DT2H', 'P', 'drei Tage', ''])('should not read %s', (iso) => {
    expect(isoToDuration(iso)).toBeUndefined()
  })
  test('a cycle keeps its count, or none', () => {
    expect(isoToCycle('R3/P7D')).toEqual({ times: 3, duration: { amount: 1, unit: 'weeks' } })
    expect(cycleToIso({ times: 0, duration: { amount: 1, unit: 'days' } })).toBe('R/P1D')
    expect(isoToCycle('P7D')).toBeUndefined()
  })
})

describe('due dates in words', () => {
  test.each([
    [
      { amount: 5, unit: 'workingDays' },
      '=date and time(add working days(today(), 5), time("23:59:00@Europe/Berlin"))',
    ],
    [
      { amount: 2, unit: 'weeks' },
      '=date and time(today() + duration("P14D"), time("23:59:00@Europe/Berlin"))',
    ],
    [
      { amount: 1, unit: 'months' },
      '=date and time(today() + duration("P1M"), time("23:59:00@Europe/Berlin"))',
    ],
  ] as const)('%o is %s and back', (due, feel) => {
    expect(dueDateToFeel(due)).toBe(feel)
    expect(feelToDueDate(feel)).toEqual(due)
  })
  test('a due date without the end of the day is read too', () => {
    expect(feelToDueDate('=add working days(today(), 5)')).toEqual({ amount: 5, unit: 'workingDays' })
  })
  test.each(['=frist', '=today() + duration("PT5M")', ''])('should not read %s', (feel) => {
    expect(feelToDueDate(feel)).toBeUndefined()
  })
})
