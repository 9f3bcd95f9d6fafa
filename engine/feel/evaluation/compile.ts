import type { Node } from '../syntax/ast.ts'
import { sizeOf } from '../syntax/size.ts'
import { calculate, negateValue } from '../values/arithmetic.ts'
import { FeelContext } from '../values/context.ts'
import { isInstance, kindOf } from '../values/type.ts'
import { FeelFunction, FeelRange, type FeelValue } from '../values/value.ts'
import { compileCall } from './call.ts'
import { between, compileComparison, contains, type Tester } from './comparison.ts'
import { compileFilter } from './filter.ts'
import { type Frame, LocalFrame, lookup, MapFrame } from './frame.ts'
import { bindArguments } from './invoke.ts'
import { compileIterations } from './iteration.ts'
import { pathOf } from './path.ts'
import { type Run, spend, spendText, warn } from './run.ts'

/** A compiled expression: a closure over its compiled parts. */
export type Code = (frame: Frame) => FeelValue

/** Compiles with the built-in functions by name; names found in no frame fall back to them. */
export type Builtins = ReadonlyMap<string, FeelFunction>

/** What a power that is no small whole number costs: some hundred times as much as a sum. */
const powerCost = 40

/** Makes each evaluation of a part that repeats cost its size, a step for 16 parts. */
export function charged(code: Code, size: number): Code {
  const steps = size >> 4
  if (steps === 0) return code
  return (frame) => {
    spend(frame.run, steps)
    return code(frame)
  }
}

/** Turns a syntax tree into closures, once per expression. */
export function compileNode(node: Node, builtins: Builtins): Code {
  const sub = (child: Node) => compileNode(child, builtins)
  switch (node.kind) {
    case 'literal': {
      const { value } = node
      return () => value
    }
    case 'name':
      return compileName(node.name, node.at, builtins)
    case 'list': {
      const items = node.items.map(sub)
      return (frame) => items.map((item) => item(frame))
    }
    case 'context':
      return compileContext(node, sub)
    case 'range':
      return compileRange(node, sub)
    case 'arithmetic': {
      const { operator, at } = node
      const left = sub(node.left)
      const right = sub(node.right)
      return (frame) => {
        const a = left(frame)
        const b = right(frame)
        const result = calculate(operator, a, b)
        if (typeof result === 'string') spendText(frame.run, result)
        else if (operator === '**' && typeof result !== 'number') spend(frame.run, powerCost)
        return result ?? noResult(frame.run, `${kindOf(a)} ${operator} ${kindOf(b)}`, at)
      }
    }
    case 'negate': {
      const value = sub(node.value)
      return (frame) => {
        const operand = value(frame)
        return negateValue(operand) ?? noResult(frame.run, `-${kindOf(operand)}`, node.at)
      }
    }
    case 'compare':
      return compileComparison(node.operator, sub(node.left), sub(node.right), node.at)
    case 'between': {
      const [value, low, high] = [sub(node.value), sub(node.low), sub(node.high)]
      return (frame) => between(value(frame), low(frame), high(frame))
    }
    case 'in': {
      const value = sub(node.value)
      const tester = compileTests(node.tests, builtins)
      return (frame) => tester(frame, value(frame))
    }
    case 'and':
      return conjunction(sub(node.left), sub(node.right))
    case 'or':
      return disjunction(sub(node.left), sub(node.right))
    case 'if': {
      const [condition, yes, no] = [sub(node.condition), sub(node.yes), sub(node.no)]
      return (frame) => (condition(frame) === true ? yes(frame) : no(frame))
    }
    case 'for':
    case 'quantified':
      return compileIterations(node, sub)
    case 'path': {
      const base = sub(node.base)
      const { name, at } = node
      return (frame) => pathOf(base(frame), name, frame.run, at)
    }
    case 'filter':
      return compileFilter(node, sub)
    case 'call':
      return compileCall(node, sub, builtins)
    case 'function':
      return compileFunction(node, sub)
    case 'instanceOf': {
      const value = sub(node.value)
      const { type } = node
      return (frame) => isInstance(value(frame), type, frame.run)
    }
  }
}

/** No result of an operation on operands that were there is worth a warning; null operands are not. */
function noResult(run: Run, what: string, at: number): null {
  return what.includes('Null')
    ? null
    : warn(run, 'wrong-type', `${what} has no result. The result is null.`, at)
}

function compileName(name: string, at: number, builtins: Builtins): Code {
  const builtin = builtins.get(name)
  if (builtin) return (frame) => lookup(frame, name) ?? builtin
  return (frame) => {
    const value = lookup(frame, name)
    if (value !== undefined) return value
    return warn(
      frame.run,
      'missing-variable',
      `Expected a variable "${name}", found none. The result is null.`,
      at,
      name,
    )
  }
}

function compileContext(node: Node & { kind: 'context' }, sub: (node: Node) => Code): Code {
  const entries = node.entries.map(({ key, value }) => ({ key, code: sub(value) }))
  const duplicate = entries.some(({ key }, at) => entries.findIndex((entry) => entry.key === key) !== at)
  return (frame) => {
    if (duplicate)
      return warn(frame.run, 'duplicate-key', 'A context names an entry twice. The result is null.', node.at)
    const values = new Map<string, FeelValue>()
    const inner = new MapFrame(frame, frame.run, values)
    for (const { key, code } of entries) values.set(key, code(inner))
    return new FeelContext(values)
  }
}

function compileRange(node: Node & { kind: 'range' }, sub: (node: Node) => Code): Code {
  const start = node.start && sub(node.start)
  const end = node.end && sub(node.end)
  const { startIncluded, endIncluded, form } = node
  const [low, high] = [node.start, node.end]
  if (!form && (!low || low.kind === 'literal') && (!high || high.kind === 'literal')) {
    const range = new FeelRange(low?.value, startIncluded, high?.value, endIncluded)
    return () => range
  }
  if (form && start) {
    return (frame) => {
      const point = start(frame)
      return new FeelRange(point, startIncluded, point, endIncluded, form)
    }
  }
  return (frame) => new FeelRange(start?.(frame), startIncluded, end?.(frame), endIncluded)
}

/** Three-valued logic: what is no boolean counts as null (DMN 1.5 table 38). */
function conjunction(left: Code, right: Code): Code {
  return (frame) => {
    const a = left(frame)
    if (a === false) return false
    const b = right(frame)
    return b === false ? false : a === true && b === true ? true : null
  }
}

function disjunction(left: Code, right: Code): Code {
  return (frame) => {
    const a = left(frame)
    if (a === true) return true
    const b = right(frame)
    return b === true ? true : a === false && b === false ? false : null
  }
}

function compileFunction(node: Node & { kind: 'function' }, sub: (node: Node) => Code): Code {
  const { parameters } = node
  if (node.external)
    return (frame) => warn(frame.run, 'external-function', 'External functions are not run.', node.at)
  const body = charged(sub(node.body), sizeOf(node.body))
  return (frame) =>
    new FeelFunction(
      parameters.map(({ name, type }) => (type ? { name, type } : { name })),
      (args, run) => {
        const values = bindArguments(parameters, args, run)
        return values ? body(new MapFrame(frame, run, values)) : wrongArguments(run, parameters.length)
      },
    )
}

function wrongArguments(run: Run, count: number): null {
  return warn(
    run,
    'wrong-arguments',
    `Expected ${count} arguments of the declared types. The result is null.`,
  )
}

/** Compiles unary tests into a question about one value, seen as `?`. */
export function compileTests(tests: (Node & { kind: 'in' })['tests'], builtins: Builtins): Tester {
  if (tests.any) return () => true
  const testers = tests.tests.map((test): Tester => {
    const code = compileNode(test.value, builtins)
    if (test.kind === 'operator') {
      const at = test.value.at
      return (frame, input) => {
        const compare = compileComparison(test.operator, () => input, code, at)
        return asTruth(compare(frame))
      }
    }
    if (test.value.kind === 'literal') {
      const { value } = test.value
      return (frame, input) => contains(value, input, frame.run)
    }
    if (!test.usesInput)
      return (frame, input) => contains(code(new LocalFrame(frame, '?', input)), input, frame.run)
    return (frame, input) => asTruth(code(new LocalFrame(frame, '?', input)))
  })
  const any: Tester = (frame, input) => {
    let result: boolean | null = false
    for (const tester of testers) {
      const holds = tester(frame, input)
      if (holds === true) return true
      if (holds === null) result = null
    }
    return result
  }
  if (!tests.negated) return any
  return (frame, input) => {
    const holds = any(frame, input)
    return holds === null ? null : !holds
  }
}

function asTruth(value: FeelValue): boolean | null {
  return typeof value === 'boolean' ? value : null
}
