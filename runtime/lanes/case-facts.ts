import { Temporal } from 'temporal-polyfill'
import type { CompiledExpression } from '../../engine/feel/index.ts'
import type { Json, Variables } from '../../engine/index.ts'
import type { BatchEntry } from './batch-entry.ts'

const zone = 'Europe/Berlin'

/** What `lz:case` says of the case. A fact whose expression has no usable value yet stays empty. */
export function caseFacts({ definition, startedAt: at }: BatchEntry, variables: Variables) {
  const settings = definition.process.case
  const value = (expression: CompiledExpression | undefined): Json => {
    const result = expression?.evaluate(variables, { now: at })
    return result?.ok ? result.value : null
  }
  const subject = value(settings?.subject)
  const received = toDate(value(settings?.receivedOn)) ?? toDate(receivedOnOf(variables))
  const due = toDate(value(settings?.dueOn)) ?? dueByTarget(received, settings?.targetDays)
  return {
    subject: typeof subject === 'string' && subject.trim() !== '' ? subject.trim().slice(0, 200) : null,
    birth_date: toDate(value(settings?.birthDate))?.toString() ?? null,
    received_at: received ? receivedAt(received, at) : null,
    due_at: due ? endOfDay(due) : null,
  }
}

function receivedOnOf(variables: Variables): Json {
  const matter = variables.case
  return typeof matter === 'object' && matter !== null && 'receivedOn' in matter
    ? (matter.receivedOn ?? null)
    : null
}

function toDate(value: Json): Temporal.PlainDate | undefined {
  if (typeof value !== 'string') return undefined
  const date = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0]
  if (date === undefined) return undefined
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' })
  } catch {
    // 30 February: no date, so the fact stays empty.
    return undefined
  }
}

/** Received today: this moment. Received on an earlier day: the beginning of that day. */
function receivedAt(date: Temporal.PlainDate, at: string): string {
  const today = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate()
  return date.equals(today) ? at : date.toZonedDateTime(zone).toInstant().toString()
}

/** A deadline lasts until its day has passed (§ 188 BGB). */
function endOfDay(date: Temporal.PlainDate): string {
  return date.add({ days: 1 }).toZonedDateTime(zone).toInstant().subtract({ seconds: 1 }).toString()
}

function dueByTarget(
  received: Temporal.PlainDate | undefined,
  days: number | undefined,
): Temporal.PlainDate | undefined {
  return days === undefined ? undefined : received?.add({ days })
}
