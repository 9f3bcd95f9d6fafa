import { compareNumbers, decimal, type FeelNumber, formatNumber, negate, normalize } from './number.ts'

/** Days and time duration, in exact seconds. */
export class DayTimeDuration {
  readonly seconds: FeelNumber

  constructor(seconds: FeelNumber) {
    this.seconds = seconds
  }

  /** Days, hours, minutes and seconds, each with the sign of the whole. */
  get parts(): { days: FeelNumber; hours: number; minutes: number; seconds: FeelNumber } {
    const negative = compareNumbers(this.seconds, 0) < 0
    const sign = (value: FeelNumber) => (negative ? negate(value) : value)
    const size = decimal(this.seconds).abs()
    const days = size.dividedBy(86_400).floor()
    const afterDays = size.minus(days.times(86_400))
    const hours = afterDays.dividedBy(3600).floor().toNumber()
    const minutes = afterDays
      .minus(hours * 3600)
      .dividedBy(60)
      .floor()
      .toNumber()
    const seconds = normalize(afterDays.minus(hours * 3600 + minutes * 60)) ?? 0
    return {
      days: sign(normalize(days) ?? 0),
      hours: Number(sign(hours)),
      minutes: Number(sign(minutes)),
      seconds: sign(seconds),
    }
  }

  toString(): string {
    const negative = compareNumbers(this.seconds, 0) < 0
    const { days, hours, minutes, seconds } = new DayTimeDuration(
      negative ? negate(this.seconds) : this.seconds,
    ).parts
    const date = compareNumbers(days, 0) === 0 ? '' : `${formatNumber(days)}D`
    const rest = compareNumbers(seconds, 0) === 0 ? '' : `${formatNumber(seconds)}S`
    const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest}`
    if (!date && !time) return 'PT0S'
    return `${negative ? '-' : ''}P${date}${time ? `T${time}` : ''}`
  }
}

/** Years and months duration, in months. */
export class YearMonthDuration {
  readonly months: number

  constructor(months: number) {
    this.months = months === 0 ? 0 : months
  }

  get parts(): { years: number; months: number } {
    return { years: Math.trunc(this.months / 12) || 0, months: this.months % 12 || 0 }
  }

  toString(): string {
    const size = Math.abs(this.months)
    const years = Math.floor(size / 12)
    const months = size % 12
    if (size === 0) return 'P0M'
    return `${this.months < 0 ? '-' : ''}P${years ? `${years}Y` : ''}${months ? `${months}M` : ''}`
  }
}

const yearMonth = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?$/
const dayTime = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d*)?)S)?)?$/

/** ISO 8601 duration of one of the two FEEL kinds; mixed ones are none. */
export function parseDuration(text: string): DayTimeDuration | YearMonthDuration | null {
  if (text.length > 200 || /[PT]$/.test(text)) return null
  const months = yearMonth.exec(text)
  if (months) {
    const total = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0)
    return Number.isSafeInteger(total) ? new YearMonthDuration(months[1] ? -total : total) : null
  }
  const match = dayTime.exec(text)
  if (!match) return null
  const seconds = decimal(match[2] ?? 0)
    .times(86_400)
    .plus(decimal(match[3] ?? 0).times(3600))
    .plus(decimal(match[4] ?? 0).times(60))
    .plus(decimal(match[5] ?? 0))
  const size = normalize(seconds)
  return size === null ? null : new DayTimeDuration(match[1] ? negate(size) : size)
}
