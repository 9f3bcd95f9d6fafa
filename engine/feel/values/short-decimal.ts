/**
 * A decimal fraction of few digits, `units / 10 ** scale`, as money is: exact in integers, without the cost
 * of 34 digits. Its operations answer undefined where the result would not fit; then `number.ts` takes the
 * long way. Whole numbers are JavaScript numbers, so `scale` is at least 1 and `units` does not end with 0.
 */
export class ShortDecimal {
  readonly units: number
  readonly scale: number

  constructor(units: number, scale: number) {
    this.units = units
    this.scale = scale
  }

  toString(): string {
    const digits = String(Math.abs(this.units)).padStart(this.scale + 1, '0')
    const point = digits.length - this.scale
    return `${this.units < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`
  }
}

export type Short = number | ShortDecimal

/** Most digits after the point; powers of ten up to here are exact. */
const maxScale = 15
const powers = Array.from({ length: 2 * maxScale + 1 }, (_, scale) => 10 ** scale)

function powerOf(scale: number): number {
  return powers[scale] ?? 10 ** scale
}

/** Whether a number is one of the two kinds that are computed without the long way. */
export function isShort(value: unknown): value is Short {
  return typeof value === 'number' || value instanceof ShortDecimal
}

/** `units / 10 ** scale` in its one form; undefined if it does not fit. */
function make(units: number, scale: number): Short | undefined {
  if (!Number.isSafeInteger(units)) return undefined
  if (units === 0) return 0
  let left = units
  let places = scale
  while (places > 0 && left % 10 === 0) {
    left /= 10
    places--
  }
  if (places === 0) return left
  return places > maxScale ? undefined : new ShortDecimal(left, places)
}

/** Reads plain notation, such as `-12.50`; undefined for an exponent or too many digits. */
export function readShort(text: string): Short | undefined {
  if (text.length > 17 || text.includes('e') || text.includes('E')) return undefined
  const point = text.indexOf('.')
  if (point < 0) return make(Number(text), 0)
  return make(Number(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1)
}

const unitsOf = (value: Short) => (typeof value === 'number' ? value : value.units)
const scaleOf = (value: Short) => (typeof value === 'number' ? 0 : value.scale)

/** Units at a larger scale; not safe if they do not fit. */
function unitsAt(value: Short, scale: number): number {
  return unitsOf(value) * powerOf(scale - scaleOf(value))
}

export function addShort(a: Short, b: Short): Short | undefined {
  const scale = Math.max(scaleOf(a), scaleOf(b))
  const first = unitsAt(a, scale)
  const second = unitsAt(b, scale)
  return Number.isSafeInteger(first) && Number.isSafeInteger(second) ? make(first + second, scale) : undefined
}

export function multiplyShort(a: Short, b: Short): Short | undefined {
  return make(unitsOf(a) * unitsOf(b), scaleOf(a) + scaleOf(b))
}

export function negateShort(value: Short): Short {
  if (typeof value === 'number') return value === 0 ? 0 : -value
  return new ShortDecimal(-value.units, value.scale)
}

/** Negative, zero or positive. */
export function compareShort(a: Short, b: Short): number | undefined {
  const scale = Math.max(scaleOf(a), scaleOf(b))
  const first = unitsAt(a, scale)
  const second = unitsAt(b, scale)
  return Number.isSafeInteger(first) && Number.isSafeInteger(second) ? first - second : undefined
}

/** The nearest double: both parts are exact, so one division rounds once. */
export function toDouble(value: ShortDecimal): number {
  return value.units / powerOf(value.scale)
}
