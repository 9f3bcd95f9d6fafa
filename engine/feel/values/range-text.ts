import type { Node } from '../syntax/ast.ts'
import { KnownNames } from '../syntax/names.ts'
import { parseExpression } from '../syntax/parse.ts'
import { FeelSyntaxError } from '../syntax/scanner.ts'
import { order3 } from './compare.ts'
import { parseNumber } from './number.ts'
import { parseTemporal } from './temporal.ts'
import { kindOf } from './type.ts'
import { FeelRange, type FeelValue, isList } from './value.ts'

/** The range a text names, for `range()`: literal bounds only, the lower one first (DMN 1.5 table 73). */
export function parseRange(text: string): FeelRange | null {
  const node = parsed(text)
  if (node?.kind !== 'range' || !node.start || !node.end) return null
  const start = literal(node.start)
  const end = literal(node.end)
  if (start === undefined || end === undefined || (start === null && end === null)) return null
  if (start !== null && end !== null) {
    const order = order3(start, end)
    if (order === null || order > 0 || kindOf(start) !== kindOf(end)) return null
  }
  if ((start === null && node.startIncluded) || (end === null && node.endIncluded)) return null
  return new FeelRange(start ?? undefined, node.startIncluded, end ?? undefined, node.endIncluded)
}

const names = new KnownNames(['date and time'])

function parsed(text: string): Node | null {
  try {
    return parseExpression(text, { names, types: () => undefined })
  } catch (error) {
    if (error instanceof FeelSyntaxError) return null
    throw error
  }
}

function literal(node: Node): FeelValue | undefined {
  if (node.kind === 'literal') return isList(node.value) ? undefined : node.value
  if (node.kind === 'negate' && node.value.kind === 'literal') {
    return parseNumber(`-${String(node.value.value)}`) ?? undefined
  }
  if (node.kind !== 'call' || node.callee.kind !== 'name' || node.args.length !== 1) return undefined
  const [arg] = node.args
  const isTemporal = ['date', 'time', 'date and time', 'duration'].includes(node.callee.name)
  return isTemporal && arg?.kind === 'literal' && typeof arg.value === 'string'
    ? parseTemporal(arg.value)
    : undefined
}
