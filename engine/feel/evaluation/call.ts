import type { Node } from '../syntax/ast.ts'
import { kindOf } from '../values/type.ts'
import { FeelFunction, type FeelValue } from '../values/value.ts'
import type { Builtins, Code } from './compile.ts'
import { lookup } from './frame.ts'
import { invoke, invokeNamed } from './invoke.ts'
import { type Run, spend, warn } from './run.ts'

/** What is called by name: a variable that is no function does not hide the built-in one. */
function compileCallee(node: Node, sub: (node: Node) => Code, builtins: Builtins): Code {
  const builtin = node.kind === 'name' ? builtins.get(node.name) : undefined
  if (node.kind !== 'name' || !builtin) return sub(node)
  const { name } = node
  return (frame) => {
    const own = lookup(frame, name)
    return own instanceof FeelFunction ? own : builtin
  }
}

const temporal: ReadonlySet<string> = new Set(['date', 'time', 'date and time', 'duration'])

/** `date("2026-01-01")` and the like are read once. */
function constantCall(node: Node & { kind: 'call' }, builtins: Builtins) {
  const [arg] = node.args
  if (node.callee.kind !== 'name' || !temporal.has(node.callee.name) || node.names) return undefined
  const builtin = builtins.get(node.callee.name)
  if (!builtin || node.args.length !== 1 || arg?.kind !== 'literal') return undefined
  const args = [arg.value]
  let known: FeelValue | undefined
  const value = (run: Run): FeelValue => {
    if (known === undefined) {
      const warnings = run.warnings.length
      const found = invoke(builtin, args, run)
      if (found === null || run.warnings.length > warnings) return found
      known = found
    } else spend(run, 1)
    return known
  }
  return { builtin, value }
}

/** A call with arguments by position or by name (DMN 1.5 § 10.3.2.13.4). */
export function compileCall(
  node: Node & { kind: 'call' },
  sub: (node: Node) => Code,
  builtins: Builtins,
): Code {
  const callee = compileCallee(node.callee, sub, builtins)
  const args = node.args.map(sub)
  const { names, at } = node
  const constant = constantCall(node, builtins)
  return (frame) => {
    const target = callee(frame)
    if (constant && target === constant.builtin) return constant.value(frame.run)
    if (!(target instanceof FeelFunction)) {
      return warn(
        frame.run,
        'no-function',
        `Expected a function, found ${kindOf(target)}. The result is null.`,
        at,
      )
    }
    const values = args.map((arg) => arg(frame))
    if (!names) return invoke(target, values, frame.run)
    return invokeNamed(target, new Map(names.map((name, index) => [name, values[index] ?? null])), frame.run)
  }
}
