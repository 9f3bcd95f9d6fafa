import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type CompiledProcess, createTryOut, TryOut } from '../../../engine/index.ts'
import { bpmn, timer } from '../../support/bpmn-builder.ts'
import { compileBpmn } from '../../support/compile-bpmn.ts'

const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'UTC',
)
const starts = fc
  .integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((moment) => Temporal.Instant.fromEpochMilliseconds(Math.floor(moment / 1000) * 1000))
const intervals = fc.constantFrom(
  'PT13H',
  'PT36H30M',
  'P1D',
  'P1DT6H',
  'P10D',
  'P1W',
  'P1M',
  'P3M',
  'P1Y',
  'P1M1D',
)

const some = (min: number, max: number, most: number) =>
  fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: most })
const days = fc.option(some(1, 31, 4))
/** Day of the week, 1 (Monday) to 7. */
const weekdays = fc.option(some(1, 7, 5))
const schedules = fc.record({ minutes: some(0, 59, 2), hours: some(0, 23, 3), days, weekdays })
type Schedule = typeof schedules extends fc.Arbitrary<infer T> ? T : never

const textOf = ({ minutes, hours, days, weekdays }: Schedule): string =>
  `${minutes} ${hours} ${days ?? '*'} * ${weekdays ?? '*'}`

/** A reminder on a task that begins again when it is done. */
const reminding = (cycle: string) =>
  bpmn()
    .start()
    .exclusive('M')
    .user('A')
    .boundary('T', 'A', timer('timeCycle', cycle), false)
    .end('Reminded')
    .flow('Start', 'M', 'A', 'M')
    .flow('T', 'Reminded')

/** Plays ten years, completing the task after each of the shares; gives when it fired. Goes through JSON each time. */
function play(
  process: CompiledProcess,
  zone: string,
  now: Temporal.Instant,
  restarts: readonly Temporal.Instant[],
): readonly string[] {
  const setup = { processes: [process] }
  let tryOut = createTryOut(setup, { now: now.toString(), zone })
  for (const restart of [...restarts, decadeAfter(now)]) {
    tryOut.advanceTo(restart.toString())
    tryOut.completeTask('A')
    tryOut = new TryOut(setup, JSON.parse(JSON.stringify(tryOut.state)))
  }
  expect(tryOut.main.timers).toHaveLength(1)
  expect(tryOut.main.incidents).toEqual([])
  return tryOut.state.log.filter((entry) => entry.text === 'timer:T').map((entry) => entry.at)
}

const decadeAfter = (from: Temporal.Instant): Temporal.Instant =>
  from.toZonedDateTimeISO('UTC').add({ years: 10 }).toInstant()

/** Moments inside the ten years at which the task is done and begins again. */
function restartsOf(now: Temporal.Instant, shares: readonly number[]): readonly Temporal.Instant[] {
  const length = decadeAfter(now).epochMilliseconds - now.epochMilliseconds
  return shares
    .toSorted((a, b) => a - b)
    .map((share) => now.add({ seconds: Math.floor((length * share) / 100_000_000) }))
}

/** What must fire between two moments, the second included, by adding again and again what the text says. */
function byInterval(
  text: string,
  zone: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
): readonly string[] {
  const { years, months, weeks, days, hours, minutes } = Temporal.Duration.from(text)
  const moments: string[] = []
  for (let k = 1; ; k++) {
    const moment = from
      .toZonedDateTimeISO(zone)
      .add({ years: k * years, months: k * months, weeks: k * weeks, days: k * days })
      .add({ hours: k * hours, minutes: k * minutes })
      .toInstant()
    if (Temporal.Instant.compare(moment, to) > 0) return moments
    moments.push(moment.toString())
  }
}

/** What must fire between two moments, by looking at every day and every time of the schedule. */
function bySchedule(
  { minutes, hours, days, weekdays }: Schedule,
  zone: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
): readonly string[] {
  const moments = new Set<number>()
  const last = to.toZonedDateTimeISO(zone).toPlainDate()
  let day = from.toZonedDateTimeISO(zone).toPlainDate()
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if ((days && !days.includes(day.day)) || (weekdays && !weekdays.includes(day.dayOfWeek))) continue
    for (const hour of hours) {
      for (const minute of minutes) moments.add(firstAt(day.toPlainDateTime({ hour, minute }), zone))
    }
  }
  return [...moments]
    .filter((moment) => moment > from.epochMilliseconds && moment <= to.epochMilliseconds)
    .sort((a, b) => a - b)
    .map((moment) => Temporal.Instant.fromEpochMilliseconds(moment).toString())
}

/** The first moment at which the clocks of a zone show this time or, if they skip it, a later one. */
function firstAt(wall: Temporal.PlainDateTime, zone: string): number {
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' })
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (later.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds
  let moment = earlier.epochMilliseconds
  const shows = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime()
  while (Temporal.PlainDateTime.compare(shows(moment), wall) < 0) moment += 60_000
  return moment
}

const shares = fc.array(fc.nat(99_999), { maxLength: 4 })

function expected(
  now: Temporal.Instant,
  restarts: readonly Temporal.Instant[],
  between: (from: Temporal.Instant, to: Temporal.Instant) => readonly string[],
): readonly string[] {
  const borders = [now, ...restarts, decadeAfter(now)]
  return borders.slice(1).flatMap((to, index) => between(borders[index] ?? now, to))
}

describe('in ten years a timer that is canceled and set again fires exactly', () => {
  test('as often and when its interval says', async () => {
    await fc.assert(
      fc.asyncProperty(intervals, zones, starts, shares, async (interval, zone, now, parts) => {
        const restarts = restartsOf(now, parts)
        const process = await compileBpmn(reminding(`R/${interval}`))
        expect(play(process, zone, now, restarts)).toEqual(
          expected(now, restarts, (from, to) => byInterval(interval, zone, from, to)),
        )
      }),
      { numRuns: 25 },
    )
  })

  test('as often and when its schedule says', async () => {
    await fc.assert(
      fc.asyncProperty(schedules, zones, starts, shares, async (schedule, zone, now, parts) => {
        const hits = bySchedule(schedule, zone, now, now.add({ hours: 24 * 366 }))
        fc.pre(hits.length > 0 && hits.length < 800)
        const restarts = restartsOf(now, parts)
        const process = await compileBpmn(reminding(textOf(schedule)))
        expect(play(process, zone, now, restarts)).toEqual(
          expected(now, restarts, (from, to) => bySchedule(schedule, zone, from, to)),
        )
      }),
      { numRuns: 25 },
    )
  })
})
