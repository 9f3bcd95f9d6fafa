import type { Temporal } from 'temporal-polyfill'
import type { Land } from './land.ts'
import { nextWorkingDay } from './working-days.ts'

export interface DeadlineLength {
  readonly days?: number
  readonly weeks?: number
  readonly months?: number
  readonly years?: number
}

/**
 * Last day of a deadline that an event starts (§§ 187(1), 188 BGB with § 26(1) SGB X): the day of the event
 * does not count; months and years end on the day with the same number, or on the last day of a shorter
 * month. With `shift`, an end on a Saturday, Sunday or public holiday moves on (§ 193 BGB, § 26(3) SGB X).
 */
export function deadlineEnd(
  event: Temporal.PlainDate,
  length: DeadlineLength,
  { shift, land }: { readonly shift: boolean; readonly land: Land },
): Temporal.PlainDate {
  const end = event.add(length)
  return shift ? nextWorkingDay(end, land) : end
}

/** Fourth day after posting, also if that is a Sunday: § 37(2) SGB X has no shift. */
export function notifiedOn(posted: Temporal.PlainDate): Temporal.PlainDate {
  return posted.add({ days: 4 })
}

/** Last day for an objection: one month (§ 84(1) SGG), a year without a proper remedy notice (§ 66(2) SGG). */
export function objectionUntil(
  notified: Temporal.PlainDate,
  remedyNoticeOk: boolean,
  land: Land,
): Temporal.PlainDate {
  return deadlineEnd(notified, remedyNoticeOk ? { months: 1 } : { years: 1 }, { shift: true, land })
}
