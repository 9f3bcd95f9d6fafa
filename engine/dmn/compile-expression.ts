import type { Tester } from '../feel/evaluation/comparison.ts'
import type { Code } from '../feel/evaluation/compile.ts'
import { filter } from '../feel/evaluation/filter.ts'
import { MapFrame } from '../feel/evaluation/frame.ts'
import { bindArguments, invokeNamed } from '../feel/evaluation/invoke.ts'
import { forCode, quantifiedCode } from '../feel/evaluation/iteration.ts'
import { warn } from '../feel/evaluation/run.ts'
import { FeelContext } from '../feel/values/context.ts'
import { coerce } from '../feel/values/type.ts'
import { FeelFunction, type FeelValue } from '../feel/values/value.ts'
import { compileTable } from './compile-table.ts'
import type { Expression, TypedName } from './model.ts'
import type { ModelTypes } from './model-types.ts'

/** How texts of the model become code; keeps the findings. */
export interface Tools {
  text(text: string, element: string | undefined): Code
  tests(text: string, element: string | undefined): Tester | undefined
  /** Output values as a list, in their order. */
  listed(text: string, element: string | undefined): Code | undefined
  readonly types: ModelTypes
  /** Id of the decision or knowledge model. */
  readonly owner: string
}

/** Compiles a boxed expression (DMN 1.5 § 10.2). */
export function compileBoxed(expression: Expression, tools: Tools): Code {
  return typed(compileShape(expression, tools), expression.typeRef, tools)
}

/** A value that does not conform to its declared type becomes null (DMN 1.5 § 10.3.2.9.4). */
export function typed(code: Code, typeRef: string | undefined, tools: Tools): Code {
  const type = tools.types(typeRef)
  if (!type || type.kind === 'Any') return code
  return (frame) => {
    const value = code(frame)
    const coerced = coerce(value, type, frame.run)
    if (coerced !== undefined) return coerced
    return warn(frame.run, 'wrong-type', `Expected a value of type ${typeRef}. The result is null.`)
  }
}

function compileShape(expression: Expression, tools: Tools): Code {
  const sub = (child: Expression) => compileBoxed(child, tools)
  switch (expression.kind) {
    case 'literal':
      return expression.text === '' ? () => null : tools.text(expression.text, expression.id)
    case 'table':
      return compileTable(expression.table, tools)
    case 'context':
      return compileContext(expression, tools)
    case 'list': {
      const items = expression.items.map(sub)
      return (frame) => items.map((item) => item(frame))
    }
    case 'relation': {
      const rows = expression.rows.map((row) => row.map(sub))
      const names = expression.columns.map((column) => column.name)
      return (frame) =>
        rows.map((row) => new FeelContext(new Map(names.map((name, at) => [name, row[at]?.(frame) ?? null]))))
    }
    case 'invocation':
      return compileInvocation(expression, tools)
    case 'function':
      return compileFunction(expression, tools)
    case 'conditional': {
      const [condition, yes, no] = [sub(expression.condition), sub(expression.yes), sub(expression.no)]
      return (frame) => {
        const holds = condition(frame)
        if (holds === true) return yes(frame)
        if (holds === false || holds === null) return no(frame)
        return warn(
          frame.run,
          'wrong-type',
          'Expected a condition that is true or false. The result is null.',
        )
      }
    }
    case 'for':
    case 'every':
    case 'some': {
      const loops = [{ name: expression.variable, at: 0, from: sub(expression.domain), to: undefined }]
      const body = sub(expression.body)
      return expression.kind === 'for'
        ? forCode(loops, body, true)
        : quantifiedCode(loops, body, expression.kind === 'some')
    }
    case 'filter': {
      const [domain, match] = [sub(expression.domain), sub(expression.match)]
      return (frame) => filter(domain(frame), match, frame, 0)
    }
  }
}

function compileContext(expression: Expression & { kind: 'context' }, tools: Tools): Code {
  const entries = expression.entries.map(({ variable, value }) => ({
    name: variable?.name,
    code: typed(compileBoxed(value, tools), variable?.typeRef, tools),
  }))
  return (frame) => {
    const values = new Map<string, FeelValue>()
    const inner = new MapFrame(frame, frame.run, values)
    for (const { name, code } of entries) {
      const value = code(inner)
      if (name === undefined) return value
      values.set(name, value)
    }
    return new FeelContext(values)
  }
}

function compileInvocation(expression: Expression & { kind: 'invocation' }, tools: Tools): Code {
  const callee = compileBoxed(expression.callee, tools)
  const bindings = expression.bindings.map(({ name, value }) => ({
    name,
    code: value && compileBoxed(value, tools),
  }))
  return (frame) => {
    const target = callee(frame)
    if (!(target instanceof FeelFunction)) {
      return warn(frame.run, 'no-function', 'Expected a function to invoke. The result is null.')
    }
    const args = bindings.map(({ name, code }) => [name, code?.(frame) ?? null] as const)
    return invokeNamed(target, new Map(args), frame.run)
  }
}

function compileFunction(expression: Expression & { kind: 'function' }, tools: Tools): Code {
  if (expression.external || !expression.body) {
    return (frame) => warn(frame.run, 'external-function', 'Java and PMML functions are not run.')
  }
  const body = compileBoxed(expression.body, tools)
  const parameters = expression.parameters.map((parameter) => typedParameter(parameter, tools))
  const result = tools.types(expression.body.typeRef)
  return (frame) =>
    new FeelFunction(
      parameters,
      (args, run) => {
        const values = bindArguments(parameters, args, run)
        if (values) return body(new MapFrame(frame, run, values))
        return warn(run, 'wrong-arguments', 'The arguments do not fit the parameters. The result is null.')
      },
      result,
    )
}

function typedParameter(parameter: TypedName, tools: Tools) {
  const type = tools.types(parameter.typeRef)
  return type ? { name: parameter.name, type } : { name: parameter.name }
}
