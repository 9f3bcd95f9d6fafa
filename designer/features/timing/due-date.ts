import { durationToIso, isoToDuration, type TimeUnit } from './duration.ts'

export const dueUnits = ['workingDays', 'days', 'weeks', 'months'] as const
export type DueUnit = (typeof dueUnits)[number]

/** "5 Arbeitstage nach Beginn". */
export interface DueDate {
  readonly amount: number
  readonly unit: DueUnit
}

const endOfDay = ', time("23:59:00@Europe/Berlin"))'

/** As FEEL, until the end of that day: working days know the holidays of the Land (`add working days`). */
export const dueDateToFeel = ({ amount, unit }: DueDate): string => {
  const day =
    unit === 'workingDays'
      ? `add working days(today(), ${amount})`
      : `today() + duration("${durationToIso({ amount, unit })}")`
  return `=date and time(${day}${endOfDay}`
}

/** Reads back what `dueDateToFeel` writes, with or without the end of the day; else `undefined`. */
export function feelToDueDate(feel: string): DueDate | undefined {
  const bare = feel.trim().replace(/^=\s*/, '')
  const whole = /^date and time\((.*), time\("23:59:00@Europe\/Berlin"\)\)$/.exec(bare)
  const day = whole?.[1]?.trim() ?? bare
  const working = /^add working days\(\s*today\(\)\s*,\s*(\d+)\s*\)$/.exec(day)
  if (working) return { amount: Number(working[1]), unit: 'workingDays' }
  const plain = /^(?:today|now)\(\)\s*\+\s*duration\("(P[^"]+)"\)$/.exec(day)
  const duration = isoToDuration(plain?.[1] ?? '')
  if (duration === undefined || !isDueUnit(duration.unit)) return undefined
  return { amount: duration.amount, unit: duration.unit }
}

const isDueUnit = (unit: TimeUnit): unit is TimeUnit & DueUnit =>
  (dueUnits as readonly string[]).includes(unit)
