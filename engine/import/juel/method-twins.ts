import { BINDS, type FeelText, placed, tight } from './feel-text.ts'
import type { Juel } from './juel-ast.ts'

/** A method of Java with its twin in FEEL: the object, then the arguments. */
type Twin = (of: FeelText, ...args: readonly FeelText[]) => FeelText

const call =
  (name: string): Twin =>
  (...parts) =>
    tight(`${name}(${parts.map(({ text }) => text).join(', ')})`)

const shift =
  (sign: '+' | '-', prefix: string, unit: string): Twin =>
  (of, amount = tight('0')) => ({
    text: `${placed(of, BINDS.sum)} ${sign} duration("${prefix}" + string(${amount.text}) + "${unit}")`,
    binds: BINDS.sum,
  })

const plusOne = (of: FeelText): string =>
  /^\d+$/.test(of.text) ? String(Number(of.text) + 1) : `${placed(of, BINDS.sum)} + 1`

const isEmpty: Twin = (of) => tight(`list contains([null, "", [], {}], ${of.text})`)

/** A text and a list are asked in different words. */
const contains: Twin = (of, part = tight('null')) => ({
  text: `if ${of.text} instance of string then contains(${of.text}, ${part.text}) else list contains(${of.text}, ${part.text})`,
  binds: BINDS.choice,
})

const equals: Twin = (of, other = tight('null')) => ({
  text: `${placed(of, BINDS.sum)} = ${placed(other, BINDS.sum)}`,
  binds: BINDS.comparison,
})

const substring: Twin = (of, from = tight('0'), to) =>
  tight(
    to
      ? `substring(${of.text}, ${plusOne(from)}, ${placed(to, BINDS.sum)} - ${placed(from, BINDS.product)})`
      : `substring(${of.text}, ${plusOne(from)})`,
  )

/** By name and number of arguments. */
const TWINS: { readonly [signature: string]: Twin } = {
  'contains/1': contains,
  'size/0': call('count'),
  'length/0': call('string length'),
  'isEmpty/0': isEmpty,
  'equals/1': equals,
  'equalsIgnoreCase/1': (of, other = tight('null')) => ({
    text: `lower case(${of.text}) = lower case(${other.text})`,
    binds: BINDS.comparison,
  }),
  'startsWith/1': call('starts with'),
  'endsWith/1': call('ends with'),
  'matches/1': (of, pattern = tight('""')) =>
    tight(`matches(${of.text}, "^(" + ${placed(pattern, BINDS.product)} + ")$")`),
  'toUpperCase/0': call('upper case'),
  'toLowerCase/0': call('lower case'),
  'concat/1': (of, other = tight('""')) => ({
    text: `${placed(of, BINDS.sum)} + ${placed(other, BINDS.product)}`,
    binds: BINDS.sum,
  }),
  'substring/1': substring,
  'substring/2': substring,
  'toString/0': call('string'),
  'get/1': (of, key = tight('null')) => elementAt(of, key),
  'containsKey/1': (of, key = tight('null')) =>
    tight(`list contains(get entries(${of.text}).key, ${key.text})`),
  'intValue/0': call('floor'),
  'abs/0': call('abs'),
  'plusDays/1': shift('+', 'P', 'D'),
  'plusWeeks/1': (of, weeks = tight('0')) =>
    shift('+', 'P', 'D')(of, { text: `7 * ${placed(weeks, BINDS.sign)}`, binds: BINDS.product }),
  'plusMonths/1': shift('+', 'P', 'M'),
  'plusYears/1': shift('+', 'P', 'Y'),
  'plusHours/1': shift('+', 'PT', 'H'),
  'plusMinutes/1': shift('+', 'PT', 'M'),
  'plusSeconds/1': shift('+', 'PT', 'S'),
  'minusDays/1': shift('-', 'P', 'D'),
  'minusMonths/1': shift('-', 'P', 'M'),
  'minusYears/1': shift('-', 'P', 'Y'),
  'minusHours/1': shift('-', 'PT', 'H'),
  'minusMinutes/1': shift('-', 'PT', 'M'),
  'toDate/0': (of) => of,
}

/** Functions without an object. */
const FUNCTIONS: { readonly [signature: string]: Twin } = {
  'now/0': () => tight('now()'),
  'dateTime/0': () => tight('now()'),
}

/** The FEEL twin of a method, or undefined when there is none. */
export function methodTwin(name: string, of: FeelText, args: readonly FeelText[]): FeelText | undefined {
  const signature = `${name}/${args.length}`
  return Object.hasOwn(TWINS, signature) ? TWINS[signature]?.(of, ...args) : undefined
}

/** The FEEL twin of a function. */
export function functionTwin(name: string, args: readonly Juel[]): FeelText | undefined {
  const signature = `${name}/${args.length}`
  return Object.hasOwn(FUNCTIONS, signature) ? FUNCTIONS[signature]?.(tight('')) : undefined
}

/** `of[index]`: lists count from 1 in FEEL, contexts are asked by key. */
export function elementAt(of: FeelText, index: FeelText): FeelText {
  if (/^\d+$/.test(index.text)) return tight(`${placed(of, BINDS.postfix)}[${Number(index.text) + 1}]`)
  if (index.text.startsWith('"')) return tight(`get value(${of.text}, ${index.text})`)
  const { text } = of
  return {
    text: `if ${text} instance of list<Any> then ${placed(of, BINDS.postfix)}[${plusOne(index)}] else get value(${text}, ${index.text})`,
    binds: BINDS.choice,
  }
}

/** Whether something is null, an empty text, list or context (JSR 245 § 1.10). */
export function emptyTest(of: FeelText): FeelText {
  return isEmpty(of)
}
