import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  deadlineEnd,
  isPublicHoliday,
  isWorkingDay,
  lands,
  nextWorkingDay,
  notifiedOn,
  objectionUntil,
  publicHolidays,
} from '../../../engine/calendar/index.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('public holidays', () => {
  test.each([
    ['2024-03-31', '2024-04-01'],
    ['2025-04-20', '2025-04-21'],
    ['2026-04-05', '2026-04-06'],
    ['2038-04-25', '2038-04-26'],
    ['2285-03-22', '2285-03-23'],
  ])('Easter Sunday is %s, so Easter Monday is %s', (_, monday) => {
    expect(isPublicHoliday(day(monday), 'BE')).toBe(true)
  })

  test('Berlin has 10 holidays in 2026, International Women’s Day among them', () => {
    expect(publicHolidays(2026, 'BE').map((holiday) => holiday.date)).toEqual([
      '2026-01-01',
      '2026-03-08',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-10-03',
      '2026-12-25',
      '2026-12-26',
    ])
  })

  test('8 March is none in Bavaria, nor in Berlin before 2019', () => {
    expect(isPublicHoliday(day('2027-03-08'), 'BY')).toBe(false)
    expect(isPublicHoliday(day('2018-03-08'), 'BE')).toBe(false)
  })

  test('the Day of Repentance is a Wednesday, in Saxony only', () => {
    expect(lands.filter((land) => isPublicHoliday(day('2026-11-18'), land))).toEqual(['SN'])
  })

  test('every Land keeps the nine that all have', () => {
    for (const land of lands) expect(publicHolidays(2026, land).length).toBeGreaterThanOrEqual(9)
  })
})

describe('working days', () => {
  test('Saturdays, Sundays and holidays are none', () => {
    expect(
      ['2026-04-02', '2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06'].map((date) =>
        isWorkingDay(day(date), 'BE'),
      ),
    ).toEqual([true, false, false, false, false])
  })

  test('the next working day after Christmas 2026 is the 28th', () => {
    expect(nextWorkingDay(day('2026-12-25'), 'BE').toString()).toBe('2026-12-28')
  })

  test('a working day stays', () => {
    expect(nextWorkingDay(day('2026-12-28'), 'BE').toString()).toBe('2026-12-28')
  })

  test('counts forward and back, zero is the day itself', () => {
    expect(addWorkingDays(day('2026-04-02'), 2, 'BE').toString()).toBe('2026-04-08')
    expect(addWorkingDays(day('2026-04-08'), -2, 'BE').toString()).toBe('2026-04-02')
    expect(addWorkingDays(day('2026-04-05'), 0, 'BE').toString()).toBe('2026-04-05')
  })
})

describe('legal deadlines', () => {
  test.each([
    ['D1', '2026-02-02', '2026-02-06', '2026-03-06'],
    [
      'D3: Sunday stays for notification, the end moves over a Sunday',
      '2026-02-04',
      '2026-02-08',
      '2026-03-09',
    ],
    ['D5: a month from 31 January ends on the last of February', '2028-01-27', '2028-01-31', '2028-02-29'],
  ])('%s', (_, posted, notified, until) => {
    expect(notifiedOn(day(posted)).toString()).toBe(notified)
    expect(objectionUntil(day(notified), true, 'BE').toString()).toBe(until)
  })

  test('D7: two and three weeks from 24 December', () => {
    const received = day('2026-12-24')
    expect(deadlineEnd(received, { weeks: 2 }, { shift: false, land: 'BE' }).toString()).toBe('2027-01-07')
    expect(deadlineEnd(received, { weeks: 3 }, { shift: false, land: 'BE' }).toString()).toBe('2027-01-14')
  })

  test('a Berlin holiday on a weekday moves the end in Berlin only', () => {
    const notified = day('2027-02-08')
    expect(objectionUntil(notified, true, 'BE').toString()).toBe('2027-03-09')
    expect(objectionUntil(notified, true, 'BB').toString()).toBe('2027-03-08')
  })

  test('without a proper remedy notice it is a year', () => {
    expect(objectionUntil(day('2026-02-06'), false, 'BE').toString()).toBe('2027-02-08')
  })

  test('without shift an end on a Sunday stays', () => {
    expect(deadlineEnd(day('2026-02-08'), { months: 1 }, { shift: false, land: 'BE' }).toString()).toBe(
      '2026-03-08',
    )
  })
})
