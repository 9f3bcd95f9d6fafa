import { Temporal } from 'temporal-polyfill'
import { easter } from './easter.ts'
import { type Land, lands } from './land.ts'

/** One public holiday: where, since when, until when, and on which day of a year. */
interface Rule {
  readonly name: { readonly de: string; readonly en: string }
  readonly lands: readonly Land[]
  readonly from?: number
  readonly to?: number
  readonly on: (year: number) => Temporal.PlainDate
}

const fixed = (month: number, day: number) => (year: number) => Temporal.PlainDate.from({ year, month, day })
const fromEaster = (days: number) => (year: number) => easter(year).add({ days })

/** The Wednesday before 23 November. */
const repentance = (year: number) => {
  const limit = Temporal.PlainDate.from({ year, month: 11, day: 22 })
  return limit.subtract({ days: (limit.dayOfWeek + 4) % 7 })
}

/**
 * Holidays that a whole Land keeps, from the holiday acts of the Länder. Those of single municipalities
 * (Assumption Day in parts of Bavaria, Peace Feast in Augsburg, Corpus Christi in parts of Saxony and
 * Thuringia) are not in it.
 */
const rules: readonly Rule[] = [
  { name: { de: 'Neujahr', en: "New Year's Day" }, lands, on: fixed(1, 1) },
  { name: { de: 'Heilige Drei Könige', en: 'Epiphany' }, lands: ['BW', 'BY', 'ST'], on: fixed(1, 6) },
  { name: { de: 'Frauentag', en: "International Women's Day" }, lands: ['BE'], from: 2019, on: fixed(3, 8) },
  { name: { de: 'Frauentag', en: "International Women's Day" }, lands: ['MV'], from: 2023, on: fixed(3, 8) },
  { name: { de: 'Karfreitag', en: 'Good Friday' }, lands, on: fromEaster(-2) },
  { name: { de: 'Ostersonntag', en: 'Easter Sunday' }, lands: ['BB'], on: fromEaster(0) },
  { name: { de: 'Ostermontag', en: 'Easter Monday' }, lands, on: fromEaster(1) },
  { name: { de: 'Tag der Arbeit', en: 'Labor Day' }, lands, on: fixed(5, 1) },
  {
    name: { de: 'Tag der Befreiung', en: 'Liberation Day' },
    lands: ['BE'],
    from: 2020,
    to: 2020,
    on: fixed(5, 8),
  },
  {
    name: { de: 'Tag der Befreiung', en: 'Liberation Day' },
    lands: ['BE'],
    from: 2025,
    to: 2025,
    on: fixed(5, 8),
  },
  { name: { de: 'Christi Himmelfahrt', en: 'Ascension Day' }, lands, on: fromEaster(39) },
  { name: { de: 'Pfingstsonntag', en: 'Whit Sunday' }, lands: ['BB'], on: fromEaster(49) },
  { name: { de: 'Pfingstmontag', en: 'Whit Monday' }, lands, on: fromEaster(50) },
  {
    name: { de: 'Fronleichnam', en: 'Corpus Christi' },
    lands: ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'],
    on: fromEaster(60),
  },
  { name: { de: 'Mariä Himmelfahrt', en: 'Assumption Day' }, lands: ['SL'], on: fixed(8, 15) },
  { name: { de: 'Weltkindertag', en: "Children's Day" }, lands: ['TH'], from: 2019, on: fixed(9, 20) },
  { name: { de: 'Tag der Deutschen Einheit', en: 'German Unity Day' }, lands, on: fixed(10, 3) },
  {
    name: { de: 'Reformationstag', en: 'Reformation Day' },
    lands: ['BB', 'MV', 'SN', 'ST', 'TH'],
    on: fixed(10, 31),
  },
  { name: { de: 'Reformationstag', en: 'Reformation Day' }, lands, from: 2017, to: 2017, on: fixed(10, 31) },
  {
    name: { de: 'Reformationstag', en: 'Reformation Day' },
    lands: ['HB', 'HH', 'NI', 'SH'],
    from: 2018,
    on: fixed(10, 31),
  },
  {
    name: { de: 'Allerheiligen', en: "All Saints' Day" },
    lands: ['BW', 'BY', 'NW', 'RP', 'SL'],
    on: fixed(11, 1),
  },
  { name: { de: 'Buß- und Bettag', en: 'Day of Repentance' }, lands, to: 1994, on: repentance },
  { name: { de: 'Buß- und Bettag', en: 'Day of Repentance' }, lands: ['SN'], from: 1995, on: repentance },
  { name: { de: '1. Weihnachtstag', en: 'Christmas Day' }, lands, on: fixed(12, 25) },
  { name: { de: '2. Weihnachtstag', en: 'Boxing Day' }, lands, on: fixed(12, 26) },
]

export interface PublicHoliday {
  /** ISO date. */
  readonly date: string
  readonly name: { readonly de: string; readonly en: string }
}

const known = new Map<string, ReadonlyMap<string, PublicHoliday>>()

function calendarOf(year: number, land: Land): ReadonlyMap<string, PublicHoliday> {
  const key = `${land}${year}`
  const found = known.get(key)
  if (found) return found
  const days = rules
    .filter((rule) => rule.lands.includes(land) && year >= (rule.from ?? year) && year <= (rule.to ?? year))
    .map(({ name, on }) => ({ name, date: on(year).toString() }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  const calendar = new Map(days.map((holiday) => [holiday.date, holiday]))
  if (known.size >= 2000) known.clear()
  known.set(key, calendar)
  return calendar
}

/** The public holidays of a year in a Land, in order. Known from 1991 on. */
export function publicHolidays(year: number, land: Land): readonly PublicHoliday[] {
  return [...calendarOf(year, land).values()]
}

export function isPublicHoliday(date: Temporal.PlainDate, land: Land): boolean {
  return calendarOf(date.year, land).has(date.toString())
}
