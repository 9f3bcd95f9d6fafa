import type { Land } from '../calendar/land.ts'
import type { Finding } from '../findings/finding.ts'
import type { Json, Variables } from '../json.ts'
import { checkArguments, checkFunctionsKnown } from './check-calls.ts'
import type { Tester } from './evaluation/comparison.ts'
import { type Code, charged, compileNode, compileTests } from './evaluation/compile.ts'
import { type Frame, LocalFrame, VariablesFrame } from './evaluation/frame.ts'
import { LimitExceeded, newRun, spend, type Warning } from './evaluation/run.ts'
import { builtins } from './functions/registry.ts'
import type { Node, Tests } from './syntax/ast.ts'
import { KnownNames } from './syntax/names.ts'
import { type ParseOptions, parseExpression, parseUnaryTests } from './syntax/parse.ts'
import { FeelSyntaxError } from './syntax/scanner.ts'
import { sizeOf, sizeOfTests } from './syntax/size.ts'
import { variablesOf } from './syntax/variables.ts'
import { fromFeelValue, toFeelValue } from './values/json.ts'
import type { FeelValue } from './values/value.ts'

/** Longest text of one expression. */
const maxLength = 50_000

/** What a text needs to know of its model. */
export interface CompileOptions {
  /** Declared names; needed for those that hold operators or key words. */
  readonly names?: readonly string[]
  readonly types?: ParseOptions['types']
}

/** A text compiled to closures, for values and frames of FEEL. `code` is absent if there are errors. */
export interface CompiledNode {
  readonly text: string
  readonly node: Node | undefined
  readonly code: Code | undefined
  readonly findings: readonly Finding[]
}

export interface CompiledTests {
  readonly text: string
  readonly tests: Tests | undefined
  readonly test: Tester | undefined
  readonly findings: readonly Finding[]
}

const builtinNames = new KnownNames([...builtins.keys()])

/** Names of a model with those of the functions, made once for the texts of one model. */
const knownNames = new WeakMap<readonly string[], KnownNames>()

function namesWith(names: readonly string[]): KnownNames {
  const known = knownNames.get(names) ?? new KnownNames([...builtins.keys(), ...names])
  knownNames.set(names, known)
  return known
}

function parseOptions(options: CompileOptions): ParseOptions {
  return {
    names: options.names ? namesWith(options.names) : builtinNames,
    types: options.types ?? (() => undefined),
  }
}

/** Compiles one expression. */
export function compileText(text: string, options: CompileOptions = {}): CompiledNode {
  const parsed = attempt(text, () => parseExpression(text, parseOptions(options)))
  if ('finding' in parsed) return { text, node: undefined, code: undefined, findings: [parsed.finding] }
  const code = charged(compileNode(parsed.result, builtins), sizeOf(parsed.result))
  return { text, node: parsed.result, code, findings: checkArguments(parsed.result) }
}

/** Compiles the unary tests of a table cell. */
export function compileTestsText(text: string, options: CompileOptions = {}): CompiledTests {
  const parsed = attempt(text, () => parseUnaryTests(text, parseOptions(options)))
  if ('finding' in parsed) return { text, tests: undefined, test: undefined, findings: [parsed.finding] }
  const test = chargedTest(compileTests(parsed.result, builtins), sizeOfTests(parsed.result))
  return { text, tests: parsed.result, test, findings: [] }
}

function chargedTest(test: Tester, size: number): Tester {
  const steps = size >> 4
  if (steps === 0) return test
  return (frame, input) => {
    spend(frame.run, steps)
    return test(frame, input)
  }
}

function attempt<T>(text: string, parse: () => T): { readonly result: T } | { readonly finding: Finding } {
  if (text.length > maxLength) {
    return {
      finding: syntaxFinding(new FeelSyntaxError(maxLength, `at most ${maxLength} characters`, 'more')),
    }
  }
  try {
    return { result: parse() }
  } catch (error) {
    if (error instanceof FeelSyntaxError) return { finding: syntaxFinding(error) }
    throw error
  }
}

function syntaxFinding(error: FeelSyntaxError): Finding {
  const place = error.at + 1
  return {
    code: error.code,
    severity: 'error',
    path: String(error.at),
    message: {
      de: `Ausdruck nicht lesbar: an Stelle ${place} erwartet: ${error.expected}, gefunden: ${error.found}. Bitte dort berichtigen.`,
      en: `Expression cannot be read: at position ${place} expected ${error.expected}, found ${error.found}. Correct it there.`,
    },
  }
}

/** The outcome of one evaluation: a JSON value with warnings, or why there is none. */
export type Evaluation =
  | { readonly ok: true; readonly value: Json; readonly warnings: readonly Warning[] }
  | { readonly ok: false; readonly message: string }

/** The moment (ISO 8601 instant), IANA zone and Land (of the holidays) of an evaluation. */
export interface FeelEnv {
  readonly now: string
  readonly zone?: string
  readonly land?: Land
}

export interface CompiledExpression {
  readonly text: string
  readonly findings: readonly Finding[]
  /** Names it may read from the variables. */
  readonly variables: readonly string[]
  evaluate(variables: Variables, env: FeelEnv): Evaluation
}

export interface CompiledUnaryTests {
  readonly text: string
  readonly findings: readonly Finding[]
  readonly variables: readonly string[]
  /** Whether `input`, seen as `?`, passes; the value is true, false or null. */
  test(input: Json, variables: Variables, env: FeelEnv): Evaluation
}

const cacheSize = 5000
const expressions = new Map<string, CompiledExpression>()
const unaryTests = new Map<string, CompiledUnaryTests>()

/** Compiles a FEEL expression (without the leading `=`), once per text. */
export function compileExpression(text: string): CompiledExpression {
  return cached(expressions, text, () => {
    const { node, code, findings } = compileText(text)
    const variables = node ? variablesOf(node, builtins) : []
    return {
      text,
      findings: node ? [...findings, ...checkFunctionsKnown(node)] : findings,
      variables,
      evaluate: (values, env) => evaluateIn(values, env, findings, code),
    }
  })
}

/** Compiles FEEL unary tests, the language of table cells, once per text. */
export function compileUnaryTests(text: string): CompiledUnaryTests {
  return cached(unaryTests, text, () => {
    const { tests, test, findings } = compileTestsText(text)
    const variables = tests ? tests.tests.flatMap((each) => variablesOf(each.value, builtins)) : []
    return {
      text,
      findings,
      variables: [...new Set(variables)].filter((name) => name !== '?'),
      test(input, values, env) {
        const code = test && ((frame: Frame) => test(new LocalFrame(frame, '?', null), toFeelValue(input)))
        return evaluateIn(values, env, findings, code)
      },
    }
  })
}

function cached<T>(cache: Map<string, T>, text: string, compile: () => T): T {
  let found = cache.get(text)
  if (found === undefined) {
    found = compile()
    if (cache.size >= cacheSize) cache.clear()
    cache.set(text, found)
  }
  return found
}

function evaluateIn(
  variables: Variables,
  env: FeelEnv,
  findings: readonly Finding[],
  code: ((frame: Frame) => FeelValue) | undefined,
): Evaluation {
  if (!code) return { ok: false, message: findings[0]?.message.en ?? 'Expected a readable expression.' }
  const run = newRun(env)
  const result = guarded(() => fromFeelValue(code(new VariablesFrame(variables, run))))
  return result.ok ? { ok: true, value: result.value, warnings: run.warnings } : result
}

/** Turns an exceeded budget into a value; a stack that overflows counts as one. */
export function guarded<T>(
  body: () => T,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string } {
  try {
    return { ok: true, value: body() }
  } catch (error) {
    if (error instanceof LimitExceeded) return { ok: false, message: error.message }
    if (error instanceof RangeError && /call stack/i.test(error.message)) {
      return {
        ok: false,
        message: 'Expression stopped (recursion-limit): values are nested too deeply. Flatten them.',
      }
    }
    throw error
  }
}
