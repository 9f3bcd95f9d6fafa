import { coerce, type FeelType } from '../values/type.ts'
import { type FeelFunction, type FeelValue, isList } from '../values/value.ts'
import { LimitExceeded, limits, type Run, spend, spendText, warn } from './run.ts'

/** Calls a function within the step and depth budget. */
export function invoke(target: FeelFunction, args: readonly FeelValue[], run: Run): FeelValue {
  enter(run, args)
  return leave(target.call(args, run), run)
}

export function invokeNamed(target: FeelFunction, args: ReadonlyMap<string, FeelValue>, run: Run): FeelValue {
  if (!target.callNamed) {
    const names = target.parameters.map((parameter) => parameter.name)
    const fits = names.length === args.size && names.every((name) => args.has(name))
    if (!fits)
      return warn(run, 'wrong-arguments', `Expected the arguments ${names.join(', ')}. The result is null.`)
    return invoke(
      target,
      names.map((name) => args.get(name) ?? null),
      run,
    )
  }
  enter(run, [...args.values()])
  return leave(target.callNamed(args, run), run)
}

function leave(result: FeelValue, run: Run): FeelValue {
  run.depth--
  if (typeof result === 'string') spendText(run, result)
  else if (isList(result)) spend(run, result.length >> 4)
  return result
}

function enter(run: Run, args: readonly FeelValue[]): void {
  spend(run, 1)
  for (const arg of args) {
    if (typeof arg === 'string') spendText(run, arg)
    else if (isList(arg)) spend(run, arg.length >> 4)
  }
  if (++run.depth > limits.callDepth) {
    throw new LimitExceeded('recursion-limit', `more than ${limits.callDepth} calls inside each other`)
  }
}

/** Arguments by parameter name, converted to the declared types; undefined if they do not fit. */
export function bindArguments(
  parameters: readonly { readonly name: string; readonly type?: FeelType | undefined }[],
  args: readonly FeelValue[],
  run: Run,
): Map<string, FeelValue> | undefined {
  if (args.length !== parameters.length) return undefined
  const values = new Map<string, FeelValue>()
  for (const [at, { name, type }] of parameters.entries()) {
    const arg = args[at] ?? null
    const value = type ? coerce(arg, type, run) : arg
    if (value === undefined) return undefined
    values.set(name, value)
  }
  return values
}
