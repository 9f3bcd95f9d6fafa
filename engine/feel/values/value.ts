import type { Run } from '../evaluation/run.ts'
import type { FeelContext } from './context.ts'
import type { FeelDate } from './date.ts'
import type { FeelDateTime } from './date-time.ts'
import type { DayTimeDuration, YearMonthDuration } from './duration.ts'
import type { FeelNumber } from './number.ts'
import type { FeelTime } from './time.ts'
import type { FeelType } from './type.ts'

/** What FEEL computes with (DMN 1.5 § 10.3.2.3). */
export type FeelValue =
  | null
  | boolean
  | string
  | FeelNumber
  | FeelDate
  | FeelTime
  | FeelDateTime
  | DayTimeDuration
  | YearMonthDuration
  | FeelRange
  | FeelContext
  | FeelFunction
  | readonly FeelValue[]

export function isList(value: FeelValue): value is readonly FeelValue[] {
  return Array.isArray(value)
}

export type PointForm = '=' | '!='

/** An interval; `undefined` bounds are open towards infinity (DMN 1.5 § 10.3.2.7). */
export class FeelRange {
  readonly start: FeelValue | undefined
  readonly end: FeelValue | undefined
  readonly startIncluded: boolean
  readonly endIncluded: boolean
  /** Written as one point, `(=x)`, or as everything but one, `(!=x)`; `start` and `end` are that point. */
  readonly form: PointForm | undefined

  constructor(
    start: FeelValue | undefined,
    startIncluded: boolean,
    end: FeelValue | undefined,
    endIncluded: boolean,
    form?: PointForm,
  ) {
    this.start = start
    this.startIncluded = startIncluded
    this.end = end
    this.endIncluded = endIncluded
    this.form = form
  }
}

export interface FeelParameter {
  readonly name: string
  readonly type?: FeelType
}

/** A function value: written in FEEL, built in, or a business knowledge model. */
export class FeelFunction {
  readonly parameters: readonly FeelParameter[]
  readonly resultType: FeelType | undefined
  readonly call: (args: readonly FeelValue[], run: Run) => FeelValue
  /** Built-in functions pick an overload by the names given. */
  readonly callNamed: ((args: ReadonlyMap<string, FeelValue>, run: Run) => FeelValue) | undefined

  constructor(
    parameters: readonly FeelParameter[],
    call: (args: readonly FeelValue[], run: Run) => FeelValue,
    resultType?: FeelType,
    callNamed?: (args: ReadonlyMap<string, FeelValue>, run: Run) => FeelValue,
  ) {
    this.parameters = parameters
    this.call = call
    this.resultType = resultType
    this.callNamed = callNamed
  }
}
