import { describe, expect, test } from 'vitest'
import { deadlineWords } from '../../runtime/ui/components/deadline.ts'

const now = new Date('2026-11-12T13:03:00Z')

describe('a deadline in words', () => {
  test.each([
    ['2026-11-09T22:59:59Z', 'over', 'überfällig seit 3 Tagen', '09.11.2026'],
    ['2026-11-11T22:59:59Z', 'over', 'überfällig seit 1 Tag', '11.11.2026'],
    ['2026-11-12T22:59:59Z', 'today', 'heute fällig', '12.11.2026'],
    ['2026-11-13T22:59:59Z', 'soon', 'morgen fällig', '13.11.2026'],
    ['2026-11-19T22:59:59Z', 'soon', 'in 7 Tagen', '19.11.2026'],
    ['2026-11-30T22:59:59Z', 'later', 'in 18 Tagen', '30.11.2026'],
    ['2027-01-19T22:59:59Z', 'later', 'in 2 Monaten', '19.01.2027'],
    ['2026-11-30', 'later', 'in 18 Tagen', '30.11.2026'],
  ])('%s', (at, kind, words, date) => {
    expect(deadlineWords(at, now, 'de')).toEqual({ kind, words, date })
  })

  test('speaks English', () => {
    expect(deadlineWords('2026-11-09', now, 'en').words).toBe('overdue for 3 days')
    expect(deadlineWords('2026-11-30', now, 'en').words).toBe('in 18 days')
  })

  test('counts days of the office, not of UTC: an evening in UTC is already the next day in Berlin', () => {
    const late = new Date('2026-11-12T23:30:00Z')
    expect(deadlineWords('2026-11-13T22:59:59Z', late, 'de').kind).toBe('today')
  })

  test('is not over while its day lasts', () => {
    const lastMinute = new Date('2026-11-12T22:58:00Z')
    expect(deadlineWords('2026-11-12T22:59:59Z', lastMinute, 'de').kind).toBe('today')
  })
})
