import { durationToIso, isoToDuration, type TimeUnit } from './duration.ts'

export const dueUnits = ['workingDays', 'days', 'weeks', 'months'] as const
export type DueUnit = (typeof dueUnits)[number]

/** "5 Arbeitstage nach Beginn". */
export interface DueDate {
  readonly amount: number
  readonly unit: DueUnit
}

/** As FEEL: working days know the public holidays of the Land (function `add working days`). */
export const dueDateToFeel = ({ amount, unit }: DueDate): string =>
  unit === 'workingDays'
    ? `=add working days(today(), ${amount})`
    : `=today() + duration("${durationToIso({ amount, unit })}")`

/** Reads back what `dueDateToFeel` writes; `undefined` for every other expression. */
export function feelToDueDate(feel: string): DueDate | undefined {
  const working = /^=\s*add working days\(\s*today\(\)\s*,\s*(\d+)\s*\)$/.exec(feel.trim())
  if (working) return { amount: Number(working[1]), unit: 'workingDays' }
  const plain = /^=\s*(?:today|now)\(\)\s*\+\s*duration\("(P[^"]+)"\)$/.exec(feel.trim())
  const duration = isoToDuration(plain?.[1] ?? '')
  if (duration === undefined || !isDueUnit(duration.unit)) return undefined
  return { amount: duration.amount, unit: duration.unit }
}

const isDueUnit = (unit: TimeUnit): unit is TimeUnit & DueUnit =>
  (dueUnits as readonly string[]).includes(unit)
