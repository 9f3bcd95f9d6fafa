import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { nextCron } from '../../../engine/calendar/next-cron.ts'
import { parseCron } from '../../../engine/calendar/parse-cron.ts'

/** The next moments of a schedule, as wall-clock times of a zone. */
function next(text: string, after: string, count = 1, zone = 'Europe/Berlin'): readonly string[] {
  const cron = parseCron(text)
  if (!cron) throw new Error(`Expected '${text}' to be read.`)
  const moments: string[] = []
  let at = Temporal.PlainDateTime.from(after).toZonedDateTime(zone).toInstant()
  for (let i = 0; i < count; i++) {
    const found = nextCron(cron, at, zone)
    if (!found) return [...moments, 'never']
    at = found
    moments.push(at.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' }))
  }
  return moments
}

describe('a cron schedule', () => {
  test.each([
    ['every day at eight', '0 8 * * *', '2026-01-05T08:00', '2026-01-06T08:00:00+01:00'],
    ['the same day, if it is still to come', '30 8 * * *', '2026-01-05T08:00', '2026-01-05T08:30:00+01:00'],
    ['with seconds', '15 30 8 * * *', '2026-01-05T08:30', '2026-01-05T08:30:15+01:00'],
    ['the next minute', '* * * * *', '2026-01-05T08:00:30', '2026-01-05T08:01:00+01:00'],
    ['every second', '* * * * * *', '2026-01-05T23:59:59', '2026-01-06T00:00:00+01:00'],
    ['steps', '*/20 * * * *', '2026-01-05T08:20', '2026-01-05T08:40:00+01:00'],
    ['steps from a number', '10/20 * * * *', '2026-01-05T08:00', '2026-01-05T08:10:00+01:00'],
    ['steps in a range', '0 8-16/4 * * *', '2026-01-05T12:00', '2026-01-05T16:00:00+01:00'],
    ['lists', '0 8,17 * * *', '2026-01-05T08:00', '2026-01-05T17:00:00+01:00'],
    ['weekdays by name', '0 8 * * MON-FRI', '2026-01-09T08:00', '2026-01-12T08:00:00+01:00'],
    ['weekdays in small letters', '0 8 * * mon-fri', '2026-01-09T08:00', '2026-01-12T08:00:00+01:00'],
    ['Sunday as 0', '0 8 * * 0', '2026-01-05T08:00', '2026-01-11T08:00:00+01:00'],
    ['Sunday as 7', '0 8 * * 7', '2026-01-05T08:00', '2026-01-11T08:00:00+01:00'],
    ['a range up to Sunday', '0 8 * * SAT-SUN', '2026-01-10T08:00', '2026-01-11T08:00:00+01:00'],
    ['months by name', '0 8 1 MAR,JUL *', '2026-03-01T08:00', '2026-07-01T08:00:00+02:00'],
    ['a question mark for any day', '0 0 8 ? * MON', '2026-01-05T08:00', '2026-01-12T08:00:00+01:00'],
    ['the last day of the month', '0 8 L * *', '2028-02-01T08:00', '2028-02-29T08:00:00+01:00'],
    ['the third last day of the month', '0 8 L-2 * *', '2026-02-01T08:00', '2026-02-26T08:00:00+01:00'],
    ['the second Friday', '0 8 * * FRI#2', '2026-01-05T08:00', '2026-01-09T08:00:00+01:00'],
    ['the last Friday', '0 8 * * FRIL', '2026-01-05T08:00', '2026-01-30T08:00:00+01:00'],
    ['the last Friday by number', '0 8 * * 5L', '2026-02-01T08:00', '2026-02-27T08:00:00+01:00'],
    ['only months that have the day', '0 8 31 * *', '2026-03-31T08:00', '2026-05-31T08:00:00+02:00'],
    ['day and weekday must both match', '0 8 13 * FRI', '2026-04-01T00:00', '2026-11-13T08:00:00+01:00'],
    ['a leap day that is a Monday', '0 8 29 2 MON', '2026-01-01T00:00', '2044-02-29T08:00:00+01:00'],
    ['@monthly', '@monthly', '2026-01-05T08:00', '2026-02-01T00:00:00+01:00'],
    ['@weekly', '@weekly', '2026-01-05T08:00', '2026-01-11T00:00:00+01:00'],
    ['@hourly', '@hourly', '2026-01-05T08:00', '2026-01-05T09:00:00+01:00'],
    ['@yearly', '@yearly', '2026-01-05T08:00', '2027-01-01T00:00:00+01:00'],
  ])('runs %s', (_name, text, after, expected) => {
    expect(next(text, after)).toEqual([expected])
  })

  test('runs a time that daylight saving skips once, when the gap ends', () => {
    expect(next('30 2 * * *', '2026-03-28T02:30', 2)).toEqual([
      '2026-03-29T03:00:00+02:00',
      '2026-03-30T02:30:00+02:00',
    ])
    expect(next('*/20 2 * * *', '2026-03-28T02:40', 2)).toEqual([
      '2026-03-29T03:00:00+02:00',
      '2026-03-30T02:00:00+02:00',
    ])
  })

  test('does not run twice where the gap ends at a time of the schedule', () => {
    expect(next('0 * * * *', '2026-03-29T01:00', 2)).toEqual([
      '2026-03-29T03:00:00+02:00',
      '2026-03-29T04:00:00+02:00',
    ])
  })

  test('runs a time that comes twice the first time only', () => {
    expect(next('30 2 * * *', '2026-10-24T12:00', 2)).toEqual([
      '2026-10-25T02:30:00+02:00',
      '2026-10-26T02:30:00+01:00',
    ])
    expect(next('0 * * * *', '2026-10-25T01:00', 2)).toEqual([
      '2026-10-25T02:00:00+02:00',
      '2026-10-25T03:00:00+01:00',
    ])
  })

  test('goes on after the second of the doubled hours, wherever it is asked', () => {
    const cron = parseCron('*/10 2 * * *')
    if (!cron) throw new Error('Expected the schedule to be read.')
    const inSecond = Temporal.Instant.from('2026-10-25T01:25:00Z')
    expect(nextCron(cron, inSecond, 'Europe/Berlin')?.toString()).toBe('2026-10-26T01:00:00Z')
  })

  test('knows zones whose clocks change at midnight, and those that never do', () => {
    expect(next('0 0 * * *', '2018-11-03T12:00', 1, 'America/Sao_Paulo')).toEqual([
      '2018-11-04T01:00:00-02:00',
    ])
    expect(next('30 2 * * *', '2026-03-28T12:00', 1, 'UTC')).toEqual(['2026-03-29T02:30:00+00:00'])
  })

  test('never comes to an end where there is no such day', () => {
    expect(next('0 8 30 2 *', '2026-01-01T00:00')).toEqual(['never'])
    expect(next('0 8 31 4,6,9,11 *', '2026-01-01T00:00')).toEqual(['never'])
  })

  test.each([
    '',
    '* * * *',
    '* * * * * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * 32 * *',
    '* * * 13 *',
    '* * * 0 *',
    '* * * * 8',
    '*/0 * * * *',
    '1-2-3 * * * *',
    '1/2/3 * * * *',
    '5-1 * * * *',
    '1, * * * *',
    '-1 * * * *',
    '1.5 * * * *',
    '* * 15W * *',
    '* * L-31 * *',
    '* * * * FRI#6',
    '* * * * FOO',
    '* * * MAY#1 *',
    '@never',
    'R/PT1H',
    'P1D',
  ])("does not read '%s'", (text) => {
    expect(parseCron(text)).toBeUndefined()
  })
})
