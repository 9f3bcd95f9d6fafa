export const timeUnits = ['minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const
export type TimeUnit = (typeof timeUnits)[number]

/** "3 Wochen": the kind of duration a person types. */
export interface Duration {
  readonly amount: number
  readonly unit: TimeUnit
}

const letters: Readonly<Record<TimeUnit, (n: number) => string>> = {
  minutes: (n) => `PT${n}M`,
  hours: (n) => `PT${n}H`,
  days: (n) => `P${n}D`,
  weeks: (n) => `P${n * 7}D`,
  months: (n) => `P${n}M`,
  years: (n) => `P${n}Y`,
}

/** ISO 8601. Weeks are written as days, which every engine reads. */
export const durationToIso = ({ amount, unit }: Duration): string => letters[unit](amount)

/** Reads a duration of one unit; `undefined` for mixed ones such as `P1DT2H`. */
export function isoToDuration(iso: string): Duration | undefined {
  const found = /^P(?:(\d+)([YMWD])|T(\d+)([HM]))$/.exec(iso.trim())
  if (found === null) return undefined
  const amount = Number(found[1] ?? found[3])
  const letter = found[2] ?? `T${found[4]}`
  if (letter === 'D' && amount > 0 && amount % 7 === 0) return { amount: amount / 7, unit: 'weeks' }
  const units: Readonly<Record<string, TimeUnit>> = {
    Y: 'years',
    M: 'months',
    W: 'weeks',
    D: 'days',
    TH: 'hours',
    TM: 'minutes',
  }
  const unit = units[letter]
  return unit === undefined ? undefined : { amount, unit }
}

/** A repeated timer: every `duration`, `times` times (0: without end). */
export interface Cycle {
  readonly times: number
  readonly duration: Duration
}

export const cycleToIso = ({ times, duration }: Cycle): string =>
  `R${times > 0 ? times : ''}/${durationToIso(duration)}`

export function isoToCycle(iso: string): Cycle | undefined {
  const found = /^R(\d*)\/(P.+)$/.exec(iso.trim())
  const duration = isoToDuration(found?.[2] ?? '')
  if (found === null || duration === undefined) return undefined
  return { times: Number(found[1] || 0), duration }
}
