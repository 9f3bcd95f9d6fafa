import { Temporal } from 'temporal-polyfill'
import type { Run } from '../evaluation/run.ts'
import { date, dateOfEpochDay, FeelDate, parseDate } from '../values/date.ts'
import { FeelDateTime, parseDateTime } from '../values/date-time.ts'
import { type DayTimeDuration, parseDuration, YearMonthDuration } from '../values/duration.ts'
import { decimal, type FeelNumber, normalize, toInteger } from '../values/number.ts'
import { FeelTime, parseTime, splitSeconds, time } from '../values/time.ts'
import type { FeelValue } from '../values/value.ts'
import { parseZone, type Zone } from '../values/zone.ts'
import {
  dateTime,
  day,
  duration,
  type Functions,
  integer,
  nullable,
  number,
  overload,
  text,
  timeOfDay,
} from './builtin.ts'

/** The current moment in the zone of the run. */
function nowOf(run: Run): FeelDateTime {
  const zoned = Temporal.Instant.from(run.now).toZonedDateTimeISO(run.zone)
  const fraction = decimal(
    zoned.millisecond * 1_000_000 + zoned.microsecond * 1000 + zoned.nanosecond,
  ).dividedBy(1e9)
  const second = normalize(fraction.plus(zoned.second)) ?? zoned.second
  return new FeelDateTime(
    new FeelDate(zoned.year, zoned.month, zoned.day),
    new FeelTime(zoned.hour, zoned.minute, second, { id: run.zone }),
  )
}

function zoneOf(offset: DayTimeDuration | YearMonthDuration | null | undefined): Zone | null | undefined {
  if (offset === undefined || offset === null) return null
  if (offset instanceof YearMonthDuration) return undefined
  const seconds = toInteger(offset.seconds)
  return seconds === undefined || Math.abs(seconds) > 18 * 3600 ? undefined : { offset: seconds }
}

function makeTime(
  hour: number,
  minute: number,
  second: FeelNumber,
  zone: Zone | null | undefined,
): FeelTime | null {
  return zone === undefined ? null : time(hour, minute, second, zone)
}

function makeDateTime(date: FeelDate | null, time: FeelTime | null): FeelValue {
  return date && time && new FeelDateTime(date, time)
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A function of the date of a date or of a date and time. */
function ofDay(body: (value: FeelDate) => FeelValue) {
  return [
    overload([day('date')], (_, value) => body(value)),
    overload([dateTime('date')], (_, value) => body(value.date)),
  ]
}

function dayOfYear(value: FeelDate): number {
  return value.epochDay - new FeelDate(value.year, 1, 1).epochDay + 1
}

/** ISO 8601 week. */
function weekOfYear(value: FeelDate): number {
  const thursday = value.epochDay + 4 - value.weekday
  const year =
    value.month === 1 && value.day < 4 && thursday < new FeelDate(value.year, 1, 1).epochDay
      ? value.year - 1
      : value.month === 12 && thursday >= new FeelDate(value.year + 1, 1, 1).epochDay
        ? value.year + 1
        : value.year
  return Math.floor((thursday - new FeelDate(year, 1, 1).epochDay) / 7) + 1
}

/** Whole months between the dates, towards zero; the time of day does not count. */
function monthsBetween(from: FeelDateTime, to: FeelDateTime): YearMonthDuration {
  const months = (to.date.year - from.date.year) * 12 + to.date.month - from.date.month
  if (months > 0 && from.date.day > to.date.day) return new YearMonthDuration(months - 1)
  if (months < 0 && from.date.day < to.date.day) return new YearMonthDuration(months + 1)
  return new YearMonthDuration(months)
}

const midnight = new FeelTime(0, 0, 0, null)
const atStart = (value: FeelDate) => new FeelDateTime(value, midnight)

/** Constructors and properties of dates, times and durations (DMN 1.5 tables 73, 80, 82). */
export const temporalFunctions: Functions = {
  date: [
    overload([text('from')], (_, from) => parseDate(from)),
    overload([dateTime('from')], (_, from) => from.date),
    overload([day('from')], (_, from) => from),
    overload([integer('year'), integer('month'), integer('day')], (_, y, m, d) => date(y, m, d)),
  ],
  'date and time': [
    overload([text('from')], (_, from) => parseDateTime(from)),
    overload([dateTime('from')], (_, from) => from),
    overload([day('from')], (_, from) => atStart(from)),
    overload([day('date'), timeOfDay('time')], (_, date, time) => new FeelDateTime(date, time)),
    overload([dateTime('date'), timeOfDay('time')], (_, from, time) => new FeelDateTime(from.date, time)),
    overload([dateTime('date'), text('timezone')], (_, from, zone) => {
      const parsed = parseZone(zone.includes('/') ? `@${zone}` : zone)
      return parsed && inZone(from, parsed)
    }),
    overload(
      [
        integer('year'),
        integer('month'),
        integer('day'),
        integer('hour'),
        integer('minute'),
        number('second'),
        nullable(duration('offset')),
      ],
      (_, y, mo, d, h, mi, s, offset) => makeDateTime(date(y, mo, d), makeTime(h, mi, s, zoneOf(offset))),
    ),
    overload(
      [
        integer('year'),
        integer('month'),
        integer('day'),
        integer('hour'),
        integer('minute'),
        number('second'),
        text('timezone'),
      ],
      (_, y, mo, d, h, mi, s, zone) =>
        makeDateTime(
          date(y, mo, d),
          makeTime(h, mi, s, parseZone(zone.includes('/') ? `@${zone}` : zone) ?? undefined),
        ),
    ),
  ],
  time: [
    overload([text('from')], (_, from) => parseTime(from)),
    overload([timeOfDay('from')], (_, from) => from),
    overload([dateTime('from')], (_, from) => from.time),
    overload([day('from')], () => new FeelTime(0, 0, 0, { offset: 0 })),
    overload(
      [integer('hour'), integer('minute'), number('second'), nullable(duration('offset'))],
      (_, hour, minute, second, offset) => makeTime(hour, minute, second, zoneOf(offset)),
    ),
  ],
  duration: [
    overload([text('from')], (_, from) => parseDuration(from)),
    overload([duration('from')], (_, from) => from),
  ],
  'years and months duration': [
    overload([day('from'), day('to')], (_, from, to) => monthsBetween(atStart(from), atStart(to))),
    overload([dateTime('from'), dateTime('to')], (_, from, to) => monthsBetween(from, to)),
    overload([day('from'), dateTime('to')], (_, from, to) => monthsBetween(atStart(from), to)),
    overload([dateTime('from'), day('to')], (_, from, to) => monthsBetween(from, atStart(to))),
  ],
  'day of year': ofDay(dayOfYear),
  'day of week': ofDay((value) => weekdays[value.weekday - 1] ?? null),
  'month of year': ofDay((value) => months[value.month - 1] ?? null),
  'week of year': ofDay(weekOfYear),
  'last day of month': ofDay((value) => {
    const next =
      value.month === 12 ? new FeelDate(value.year + 1, 1, 1) : new FeelDate(value.year, value.month + 1, 1)
    const last = next.epochDay - new FeelDate(value.year, value.month, 1).epochDay
    return new FeelDate(value.year, value.month, last)
  }),
  today: [overload([], (run) => nowOf(run).date)],
  now: [overload([], (run) => nowOf(run))],
}

/** The same moment on the clock of another zone. */
function inZone(from: FeelDateTime, zone: Zone): FeelValue {
  if (from.time.zone === null)
    return new FeelDateTime(from.date, new FeelTime(from.time.hour, from.time.minute, from.time.second, zone))
  const id = 'id' in zone ? zone.id : 'UTC'
  const at = Temporal.Instant.fromEpochMilliseconds(decimal(from.epochSeconds).times(1000).floor().toNumber())
  const offset =
    'offset' in zone ? zone.offset : Math.round(at.toZonedDateTimeISO(id).offsetNanoseconds / 1e9)
  const split = splitSeconds(normalize(decimal(from.epochSeconds).plus(offset)) ?? 0, zone)
  const shifted = split && dateOfEpochDay(split.days)
  return shifted && split && new FeelDateTime(shifted, split.time)
}
