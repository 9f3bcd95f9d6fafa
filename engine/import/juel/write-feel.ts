import { BINDS, type FeelText, placed, quote, tight } from './feel-text.ts'
import { type BinaryOp, type Juel, JuelProblem } from './juel-ast.ts'
import { elementAt, emptyTest, functionTwin, methodTwin } from './method-twins.ts'

/** Variables Camunda 7 sets itself, with what they are called here. Its loop counter begins at 0. */
const BUILT_IN: { readonly [name: string]: FeelText } = {
  loopCounter: { text: 'loopCounter - 1', binds: BINDS.sum },
  nrOfInstances: tight('numberOfInstances'),
  nrOfCompletedInstances: tight('numberOfCompletedInstances'),
  nrOfActiveInstances: tight('numberOfActiveInstances'),
}

/** Objects of the Java engine a model can reach. */
const JAVA_OBJECTS = new Set(['execution', 'task', 'caseExecution', 'authenticatedUserId', 'externalTask'])

/** Words FEEL keeps for itself. */
const RESERVED = new Set(
  'and between else every false for function if in instance not null of or return satisfies some then true'.split(
    ' ',
  ),
)

const OPERATORS: { readonly [op in BinaryOp]: readonly [text: string, binds: number] } = {
  or: ['or', BINDS.or],
  and: ['and', BINDS.and],
  '=': ['=', BINDS.comparison],
  '!=': ['!=', BINDS.comparison],
  '<': ['<', BINDS.comparison],
  '<=': ['<=', BINDS.comparison],
  '>': ['>', BINDS.comparison],
  '>=': ['>=', BINDS.comparison],
  '+': ['+', BINDS.sum],
  '-': ['-', BINDS.sum],
  '*': ['*', BINDS.product],
  '/': ['/', BINDS.product],
  modulo: ['modulo', BINDS.product],
}

/** Some twins repeat their object; a chain of them would grow without end. */
const MAX_LENGTH = 20_000

/** Says a JUEL expression in FEEL; throws a `JuelProblem` for what has no twin. */
export function writeFeel(node: Juel): FeelText {
  const written = write(node)
  if (written.text.length > MAX_LENGTH) throw new JuelProblem('a chain that becomes too long in FEEL')
  return written
}

function write(node: Juel): FeelText {
  switch (node.kind) {
    case 'null':
      return tight('null')
    case 'boolean':
      return tight(String(node.value))
    case 'number':
      return tight(plainNumber(node.text))
    case 'string':
      return tight(quote(node.value))
    case 'name':
      return variable(node.name)
    case 'property':
      return property(node.of, node.name)
    case 'index':
      return elementAt(writeFeel(node.of), writeFeel(node.index))
    case 'call':
      return called(node.of, node.name, node.args)
    case 'not':
      return tight(`not(${writeFeel(node.of).text})`)
    case 'minus':
      return { text: `-${placed(writeFeel(node.of), BINDS.postfix)}`, binds: BINDS.sign }
    case 'empty':
      return emptyTest(writeFeel(node.of))
    case 'binary':
      return binary(node.op, writeFeel(node.left), writeFeel(node.right))
    case 'choice': {
      const [condition, yes, no] = [node.condition, node.yes, node.no].map((each) => writeFeel(each).text)
      return { text: `if ${condition} then ${yes} else ${no}`, binds: BINDS.choice }
    }
  }
}

function binary(op: BinaryOp, left: FeelText, right: FeelText): FeelText {
  if (op === 'modulo') return tight(`modulo(${left.text}, ${right.text})`)
  const [text, binds] = OPERATORS[op]
  return { text: `${placed(left, leftBinds(binds))} ${text} ${placed(right, binds + 1)}`, binds }
}

/** Comparisons do not chain in FEEL. */
function leftBinds(binds: number): number {
  return binds === BINDS.comparison ? binds + 1 : binds
}

function variable(name: string): FeelText {
  const own = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined
  if (own) return own
  if (JAVA_OBJECTS.has(name)) throw new JuelProblem(`'${name}', an object of the Java engine`)
  return tight(nameOf(name))
}

function property(of: Juel, name: string): FeelText {
  return tight(`${placed(writeFeel(of), BINDS.postfix)}.${nameOf(name)}`)
}

function called(of: Juel | undefined, name: string, args: readonly Juel[]): FeelText {
  if (!of) {
    const twin = functionTwin(name, args)
    if (twin) return twin
    throw new JuelProblem(`the function '${name}()'`)
  }
  const [first] = args
  if (of.kind === 'name' && of.name === 'execution' && first?.kind === 'string') {
    if (name === 'getVariable' || name === 'getVariableLocal') return variable(first.value)
    if (name === 'hasVariable') {
      return { text: `${variable(first.value).text} != null`, binds: BINDS.comparison }
    }
  }
  const object = writeFeel(of)
  const twin = methodTwin(name, object, args.map(writeFeel))
  if (twin) return twin
  const getter = /^(?:get|is)([A-Z]\w*)$/.exec(name)?.[1]
  if (getter === undefined || args.length > 0) throw new JuelProblem(`the method '${name}()'`)
  return tight(`${placed(object, BINDS.postfix)}.${nameOf(getter.charAt(0).toLowerCase() + getter.slice(1))}`)
}

function nameOf(name: string): string {
  if (name === 'class') throw new JuelProblem('a way to Java classes')
  if (/^[A-Za-z_]\w*$/.test(name) && !RESERVED.has(name)) return name
  throw new JuelProblem(`the name '${name}', which FEEL cannot have`)
}

/** FEEL has no exponents. */
function plainNumber(text: string): string {
  if (!/[eE]/.test(text)) return text.replace(/\.$/, '')
  const [digits = '0', exponent = '0'] = text.toLowerCase().split('e')
  return `(${digits.replace(/\.$/, '')} * 10 ** ${exponent.replace('+', '')})`
}
