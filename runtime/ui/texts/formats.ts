/** Dates, times and numbers as people of the office read them, in the office's time zone. */
export interface Formats {
  readonly date: (iso: string) => string
  readonly dateTime: (iso: string) => string
  readonly time: (iso: string | Date) => string
  readonly number: (value: number, decimals?: number) => string
  readonly money: (value: number) => string
  readonly bytes: (count: number) => string
}

const zone = 'Europe/Berlin'
const cache = new Map<string, Formats>()

export function formatsOf(locale: string): Formats {
  const known = cache.get(locale)
  if (known) return known
  const day: Intl.DateTimeFormatOptions = { day: '2-digit', month: '2-digit', year: 'numeric' }
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', timeZone: zone }
  const dates = new Intl.DateTimeFormat(locale, { ...day, timeZone: zone })
  const plainDates = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' })
  const dateTimes = new Intl.DateTimeFormat(locale, { ...day, ...clock })
  const times = new Intl.DateTimeFormat(locale, clock)
  const euros = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' })
  const number = (value: number, decimals = 1) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value)
  const formats: Formats = {
    date: (iso) => (isPlainDate(iso) ? plainDates : dates).format(new Date(iso)),
    dateTime: (iso) => dateTimes.format(new Date(iso)),
    time: (moment) => times.format(new Date(moment)),
    number,
    money: (value) => euros.format(value).replace('-', '−'),
    bytes: (count) =>
      count < 1_000_000 ? `${number(count / 1000, 0)} KB` : `${number(count / 1_000_000)} MB`,
  }
  cache.set(locale, formats)
  return formats
}

/** A calendar date has no time zone: it must not slip to the day before. */
function isPlainDate(iso: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(iso)
}
