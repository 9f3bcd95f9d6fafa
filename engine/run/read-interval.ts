import { Temporal } from 'temporal-polyfill'
import { DEFAULT_ZONE, type Moment, resolveInstant } from './resolve-instant.ts'
import { StepFailure } from './step-failure.ts'

/** The moments `anchor + k × length`, for k from `first` to `last`. */
export interface Interval {
  readonly anchor: Temporal.ZonedDateTime
  readonly length: Temporal.Duration
  readonly first: number
  readonly last: number
}

const DURATION = /^P[^/]*$/
const MIN_MILLISECONDS = 1000
const DAY = 86_400_000

/**
 * `R3/PT10M` (from now on), `R5/2026-01-01T00:00:00Z/P1M` (first at the start), `R3/P1D/2026-12-31T08:00`
 * (last at the end), `R2/2026-01-01/2026-01-02` (as far apart as these); without a number, endless. ISO 8601-1
 * § 5.6. May throw a RangeError for what Temporal cannot read.
 */
export function readInterval(text: string, moment: Moment): Interval {
  const [, count = '', rest = ''] = /^R(-1|\d{0,6})\/(.+)$/.exec(text) ?? []
  const times = count === '' || count === '-1' ? Number.POSITIVE_INFINITY : Number(count)
  const [head = '', tail] = halves(rest)
  const at = (written: string): Temporal.ZonedDateTime =>
    Temporal.Instant.from(resolveInstant(written, moment)).toZonedDateTimeISO(moment.zone ?? DEFAULT_ZONE)
  const interval = (anchor: string, written: string, first: number, last: number): Interval => ({
    anchor: at(anchor),
    length: readLength(written, text),
    first,
    last,
  })
  if (times === 0 || head === '') throw unreadable(text)
  if (DURATION.test(head)) {
    return tail === undefined ? interval(moment.now, head, 1, times) : interval(tail, head, 1 - times, 0)
  }
  if (tail === undefined) throw unreadable(text)
  if (DURATION.test(tail)) return interval(head, tail, 0, times - 1)
  const apart = at(tail).epochMilliseconds - at(head).epochMilliseconds
  return interval(head, `PT${Math.max(0, apart / 1000)}S`, 0, times - 1)
}

/** How long the interval is on average, to guess how often it fits between two moments. */
export function averageMilliseconds(length: Temporal.Duration, isWorkingDays: boolean): number {
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = length
  const wholeDays = years * 365.2425 + months * 30.436875 + weeks * 7 + days * (isWorkingDays ? 1.455 : 1)
  return wholeDays * DAY + hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + milliseconds
}

function readLength(written: string, text: string): Temporal.Duration {
  const length = Temporal.Duration.from(written)
  if (averageMilliseconds(length, false) >= MIN_MILLISECONDS) return length
  throw new StepFailure(
    'timer-invalid',
    `Expected a repeating timer to wait at least one second, found '${text}'.`,
  )
}

/** Splits at the slash before or after the duration; time zones have slashes too. */
function halves(rest: string): readonly [string, string?] {
  const first = rest.indexOf('/')
  if (first < 0) return [rest]
  const at = DURATION.test(rest.slice(0, first)) ? first : rest.lastIndexOf('/')
  return [rest.slice(0, at), rest.slice(at + 1)]
}

function unreadable(text: string): StepFailure {
  return new StepFailure(
    'timer-invalid',
    `Expected a repeating interval such as R3/PT10M, or a cron schedule, found '${text}'.`,
  )
}
