/** A calendar date; own arithmetic because FEEL years reach 999,999,999 (DMN 1.5 § 10.3.2.3.4). */
export class FeelDate {
  readonly year: number
  readonly month: number
  readonly day: number

  constructor(year: number, month: number, day: number) {
    this.year = year
    this.month = month
    this.day = day
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar. */
  get epochDay(): number {
    const year = this.month <= 2 ? this.year - 1 : this.year
    const era = Math.floor(year / 400)
    const yearOfEra = year - era * 400
    const dayOfYear = Math.floor((153 * (this.month + (this.month > 2 ? -3 : 9)) + 2) / 5) + this.day - 1
    const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /** Monday is 1. */
  get weekday(): number {
    return ((((this.epochDay + 3) % 7) + 7) % 7) + 1
  }

  toString(): string {
    const year = String(Math.abs(this.year)).padStart(4, '0')
    return `${this.year < 0 ? '-' : ''}${year}-${two(this.month)}-${two(this.day)}`
  }
}

export function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

/** The date `day` days after 1970-01-01. */
export function dateOfEpochDay(day: number): FeelDate | null {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return date(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Null unless the three numbers are a date. */
export function date(year: number, month: number, day: number): FeelDate | null {
  if (!Number.isInteger(year) || Math.abs(year) > 999_999_999) return null
  if (!Number.isInteger(month) || month < 1 || month > 12) return null
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null
  return new FeelDate(year, month, day)
}

/** ISO 8601 date; a year has four digits, or more without leading zeros (XML Schema 1.1 date). */
export function parseDate(text: string): FeelDate | null {
  const match = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d{2})-(\d{2})$/.exec(text)
  return match ? date(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

/** Adds months; a missing day becomes the last day of the month. */
export function addMonths(from: FeelDate, months: number): FeelDate | null {
  const total = from.year * 12 + (from.month - 1) + months
  const year = Math.floor(total / 12)
  const month = total - year * 12 + 1
  return date(year, month, Math.min(from.day, daysInMonth(year, month)))
}
