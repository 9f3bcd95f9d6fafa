import { DEFAULT_LAND, isLand } from '../calendar/land.ts'
import type { TimerCalendar } from '../calendar/timer-calendar.ts'
import type { CalendarSettings, TimerSettings } from '../compile/compiled-process.ts'
import type { CompiledExpression } from '../feel/index.ts'
import type { Json } from '../json.ts'
import type { Env } from './env.ts'
import { resolveTimer, type TimerDue } from './resolve-timer.ts'
import { StepFailure } from './step-failure.ts'

type Evaluate = (expression: CompiledExpression) => Json

/** When the timer of an event is due that is set now. `evaluate` knows the variables it may see. */
export function resolveSettings(
  { type, value, calendar }: TimerSettings,
  env: Env,
  evaluate: Evaluate,
): TimerDue {
  const text = textOf(value, evaluate)
  if (text === undefined) throw invalid(`Expected '${value.text}' to be a time, found nothing.`)
  return resolveTimer(type, text, env, calendar && calendarOf(calendar, env, evaluate))
}

/** When the timer of a start event is due that is deployed now: before any instance there are no variables. */
export function resolveStartTimer(settings: TimerSettings, env: Env): TimerDue {
  return resolveSettings(settings, env, (expression) => {
    const answer = expression.evaluate({}, env)
    if (answer.ok) return answer.value
    throw invalid(`'${expression.text}' could not be evaluated: ${answer.message}`)
  })
}

/** Of the Land the timer names, else of the authority. */
function calendarOf({ land: named, ...how }: CalendarSettings, env: Env, evaluate: Evaluate): TimerCalendar {
  const land = (named && textOf(named, evaluate)) ?? env.land ?? DEFAULT_LAND
  if (isLand(land)) return { land, ...how }
  throw invalid(`Expected a Land such as BE or BY for the public holidays, found '${land}'.`)
}

function textOf(expression: CompiledExpression, evaluate: Evaluate): string | undefined {
  const value = evaluate(expression)
  if (value === null || value === '') return undefined
  if (typeof value === 'string') return value
  throw invalid(`Expected '${expression.text}' to be a text, found ${JSON.stringify(value).slice(0, 100)}.`)
}

function invalid(message: string): StepFailure {
  return new StepFailure('timer-invalid', message)
}
