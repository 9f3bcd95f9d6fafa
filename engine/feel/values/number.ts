import { Decimal as BaseDecimal } from 'decimal.js'
import {
  addShort,
  compareShort,
  isShort,
  multiplyShort,
  negateShort,
  readShort,
  ShortDecimal,
  toDouble,
} from './short-decimal.ts'

/** Decimal arithmetic of FEEL: 34 digits, half-even (DMN 1.5 § 10.3.2.3.1, IEEE 754-2008 decimal128). */
const Decimal34 = BaseDecimal.clone({
  defaults: true,
  precision: 34,
  rounding: BaseDecimal.ROUND_HALF_EVEN,
  minE: -6143,
  maxE: 6144,
})

export type Decimal = BaseDecimal

/**
 * A FEEL number. A JavaScript number here is always a safe integer, so it is exact; a fraction of few digits
 * is a short decimal; everything else has 34 digits. Every operation keeps each number in the first of these
 * forms that holds it, so money never touches a binary fraction.
 */
export type FeelNumber = number | ShortDecimal | Decimal

export function isNumber(value: unknown): value is FeelNumber {
  return isShort(value) || value instanceof BaseDecimal || value instanceof Decimal34
}

/** The number as a decimal, for what only decimals can do. */
export function decimal(value: FeelNumber | string): Decimal {
  return new Decimal34(value instanceof ShortDecimal ? value.toString() : value)
}

/** Keeps the invariant: the shortest form that holds the number; not finite is no number. */
export function normalize(value: Decimal): FeelNumber | null {
  if (!value.isFinite()) return null
  if (value.isInteger()) {
    const plain = value.toNumber()
    return Number.isSafeInteger(plain) ? (plain === 0 ? 0 : plain) : value
  }
  return (value.precision() < 17 ? readShort(value.toFixed()) : undefined) ?? value
}

/** Reads a decimal literal; null if the text is none or out of range. */
export function parseNumber(text: string): FeelNumber | null {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text) || text.length > 10_000) return null
  return readShort(text) ?? normalize(decimal(decimal(text).toSD(34)))
}

/** Takes a JSON number at the border: its shortest decimal text is what the sender meant. */
export function fromJsonNumber(value: number): FeelNumber | null {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value
  if (!Number.isFinite(value)) return null
  const text = String(value)
  return readShort(text) ?? normalize(decimal(text))
}

/** Gives the nearest double. */
export function toJsonNumber(value: FeelNumber): number {
  if (typeof value === 'number') return value
  return value instanceof ShortDecimal ? toDouble(value) : value.toNumber()
}

export function add(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  const short = isShort(a) && isShort(b) ? addShort(a, b) : undefined
  return short ?? normalize(decimal(a).plus(decimal(b)))
}

export function subtract(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    if (Number.isSafeInteger(difference)) return difference
  }
  const short = isShort(a) && isShort(b) ? addShort(a, negateShort(b)) : undefined
  return short ?? normalize(decimal(a).minus(decimal(b)))
}

export function multiply(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product
  }
  const short = isShort(a) && isShort(b) ? multiplyShort(a, b) : undefined
  return short ?? normalize(decimal(a).times(decimal(b)))
}

/** Division; null for a divisor of zero. */
export function divide(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) return null
    const quotient = a / b
    if (Number.isSafeInteger(quotient) && quotient * b === a) return quotient === 0 ? 0 : quotient
  }
  const divisor = decimal(b)
  return divisor.isZero() ? null : normalize(decimal(a).dividedBy(divisor))
}

export function power(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number' && b >= 0) {
    const result = a ** b
    if (Number.isSafeInteger(result)) return result
  }
  return normalize(decimal(a).pow(decimal(b)))
}

export function negate(a: FeelNumber): FeelNumber {
  return isShort(a) ? negateShort(a) : a.negated()
}

/** Negative, zero or positive. */
export function compareNumbers(a: FeelNumber, b: FeelNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const short = isShort(a) && isShort(b) ? compareShort(a, b) : undefined
  return short ?? decimal(a).comparedTo(decimal(b))
}

/** Remainder with the sign of the divisor (DMN 1.5 table 76, modulo). */
export function modulo(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  const quotient = divide(a, b)
  if (quotient === null) return null
  const whole = round(quotient, 0, 'floor')
  const product = whole === null ? null : multiply(b, whole)
  return product === null ? null : subtract(a, product)
}

const modes = {
  up: BaseDecimal.ROUND_UP,
  down: BaseDecimal.ROUND_DOWN,
  'half up': BaseDecimal.ROUND_HALF_UP,
  'half down': BaseDecimal.ROUND_HALF_DOWN,
  'half even': BaseDecimal.ROUND_HALF_EVEN,
  floor: BaseDecimal.ROUND_FLOOR,
  ceiling: BaseDecimal.ROUND_CEIL,
} as const

export type RoundingMode = keyof typeof modes

/** Rounds to `scale` digits after the point; a negative scale rounds before it. */
export function round(value: FeelNumber, scale: number, mode: RoundingMode): FeelNumber | null {
  if (typeof value === 'number' && scale >= 0) return value
  if (!Number.isSafeInteger(scale) || scale < -6111 || scale > 6176) return null
  if (value instanceof ShortDecimal && value.scale <= scale) return value
  if (scale >= 0) return normalize(decimal(value).toDecimalPlaces(scale, modes[mode]))
  const unit = decimal(10).pow(-scale)
  return normalize(decimal(value).dividedBy(unit).toDecimalPlaces(0, modes[mode]).times(unit))
}

/** Plain notation without an exponent. */
export function formatNumber(value: FeelNumber): string {
  return isShort(value) ? String(value) : value.toFixed()
}

/** The next whole number below, or towards zero. */
export function wholePart(value: FeelNumber, towards: 'floor' | 'zero'): FeelNumber {
  if (typeof value === 'number') return value
  const long = decimal(value)
  return normalize(towards === 'floor' ? long.floor() : long.truncated()) ?? value
}

/** The number as a JavaScript integer; undefined if it is none. */
export function toInteger(value: FeelNumber): number | undefined {
  if (typeof value === 'number') return value
  return !(value instanceof ShortDecimal) && value.isInteger() && Number.isSafeInteger(value.toNumber())
    ? value.toNumber()
    : undefined
}
