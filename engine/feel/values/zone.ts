import { Temporal } from 'temporal-polyfill'
import type { FeelDate } from './date.ts'
import { two } from './date.ts'

/** A fixed offset in seconds or an IANA zone. */
export type Zone = { readonly offset: number } | { readonly id: string }

export function parseZone(text: string): Zone | null {
  if (text === 'Z' || text === 'z') return { offset: 0 }
  if (text.startsWith('@')) return isZoneId(text.slice(1)) ? { id: text.slice(1) } : null
  const match = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (!match) return null
  const [hours, minutes, seconds] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)]
  const size = hours * 3600 + minutes * 60 + seconds
  if (minutes > 59 || seconds > 59 || size > 18 * 3600) return null
  return { offset: match[1] === '-' && size > 0 ? -size : size }
}

const known = new Map<string, boolean>()

function isZoneId(id: string): boolean {
  let answer = known.get(id)
  if (answer === undefined) {
    answer = /^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(id) && canUse(id)
    if (known.size < 1000) known.set(id, answer)
  }
  return answer
}

function canUse(id: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Seconds east of UTC at a local date and time; a date outside the zone database counts as 1970. */
export function offsetAt(
  zone: Zone,
  date: FeelDate | null,
  hour: number,
  minute: number,
  second: number,
): number {
  if ('offset' in zone) return zone.offset
  const usable = date && Math.abs(date.year) < 200_000
  const local = Temporal.PlainDateTime.from({
    year: usable ? date.year : 1970,
    month: usable ? date.month : 1,
    day: usable ? date.day : 1,
    hour,
    minute,
    second,
  })
  return Math.round(local.toZonedDateTime(zone.id).offsetNanoseconds / 1e9)
}

export function formatZone(zone: Zone | null): string {
  if (zone === null) return ''
  if ('id' in zone) return `@${zone.id}`
  if (zone.offset === 0) return 'Z'
  const size = Math.abs(zone.offset)
  const seconds = size % 60
  const text = `${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}`
  return `${zone.offset < 0 ? '-' : '+'}${text}${seconds ? `:${two(seconds)}` : ''}`
}
