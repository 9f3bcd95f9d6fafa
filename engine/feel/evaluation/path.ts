import { FeelContext } from '../values/context.ts'
import { FeelDate } from '../values/date.ts'
import { FeelDateTime } from '../values/date-time.ts'
import { DayTimeDuration, YearMonthDuration } from '../values/duration.ts'
import { FeelTime, offsetOf } from '../values/time.ts'
import { kindOf } from '../values/type.ts'
import { FeelRange, type FeelValue, isList } from '../values/value.ts'
import { type Run, spend, warn } from './run.ts'

/** `base.name`: an entry, a property of a temporal value or range, or each of them over a list. */
export function pathOf(base: FeelValue, name: string, run: Run, at: number): FeelValue {
  if (base === null) return null
  if (isList(base)) {
    spend(run, base.length)
    return base.map((item) => pathOf(item, name, run, at))
  }
  const value = base instanceof FeelContext ? base.get(name) : propertyOf(base, name)
  if (value !== undefined) return value
  return warn(
    run,
    'missing-entry',
    `Expected "${name}" in a ${kindOf(base)}, found none. The result is null.`,
    at,
    name,
  )
}

/** Properties of temporal values and ranges (DMN 1.5 tables 61 and 62). */
function propertyOf(base: FeelValue, name: string): FeelValue | undefined {
  if (base instanceof FeelDate) return ofDate(base, name)
  if (base instanceof FeelDateTime) return ofDate(base.date, name) ?? ofTime(base.time, base.date, name)
  if (base instanceof FeelTime) return ofTime(base, null, name)
  if (base instanceof DayTimeDuration) {
    return name === 'days' || name === 'hours' || name === 'minutes' || name === 'seconds'
      ? base.parts[name]
      : undefined
  }
  if (base instanceof YearMonthDuration)
    return name === 'years' || name === 'months' ? base.parts[name] : undefined
  if (!(base instanceof FeelRange)) return undefined
  if (name === 'start' || name === 'end') return base[name] ?? null
  if (name === 'start included') return base.startIncluded
  return name === 'end included' ? base.endIncluded : undefined
}

function ofDate(date: FeelDate, name: string): FeelValue | undefined {
  return name === 'year' || name === 'month' || name === 'day' || name === 'weekday' ? date[name] : undefined
}

function ofTime(time: FeelTime, date: FeelDate | null, name: string): FeelValue | undefined {
  if (name === 'hour' || name === 'minute' || name === 'second') return time[name]
  if (name === 'time offset') {
    const offset = offsetOf(time, date)
    return offset === null ? null : new DayTimeDuration(offset)
  }
  if (name === 'timezone') return time.zone && 'id' in time.zone ? time.zone.id : null
  return undefined
}
