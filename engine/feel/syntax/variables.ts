import type { Iteration, Node, Tests } from './ast.ts'

interface Known {
  /** Built-in functions. */
  has(name: string): boolean
}

/**
 * Names an expression may read from outside: neither local nor called built-in functions. A name in a filter
 * may be an entry of the item instead; `inFilters: false` leaves those out.
 */
export function variablesOf(node: Node, known: Known, { inFilters = true } = {}): string[] {
  const found = new Set<string>()
  visit(node, new Set(), found, { builtins: known, inFilters })
  return [...found]
}

/** A call of something by its name, in the order written. */
export interface NamedCall {
  readonly name: string
  readonly node: Node & { readonly kind: 'call' }
  /** The name is declared in the expression, or may be an entry of a filtered item. */
  readonly isLocal: boolean
}

/** Every call by name. */
export function callsOf(node: Node): NamedCall[] {
  const calls: NamedCall[] = []
  visit(node, new Set(), new Set(), { builtins: { has: () => false }, inFilters: true, calls })
  return calls
}

interface Rules {
  readonly builtins: Known
  readonly inFilters: boolean
  readonly calls?: NamedCall[]
}

/** Stands among the local names inside of a filter, where any name may be an entry of the item. */
const anyName = ''

type Names = ReadonlySet<string>

function visit(node: Node, local: Names, found: Set<string>, rules: Rules): void {
  const go = (child: Node | undefined, names: Names = local) => child && visit(child, names, found, rules)
  switch (node.kind) {
    case 'literal':
      return
    case 'name':
      if (!local.has(node.name)) found.add(node.name)
      return
    case 'list':
      for (const item of node.items) go(item)
      return
    case 'context': {
      const names = new Set(local)
      for (const { key, value } of node.entries) {
        go(value, new Set(names))
        names.add(key)
      }
      return
    }
    case 'range':
      go(node.start)
      go(node.end)
      return
    case 'arithmetic':
    case 'compare':
    case 'and':
    case 'or':
      go(node.left)
      go(node.right)
      return
    case 'negate':
    case 'instanceOf':
      go(node.value)
      return
    case 'between':
      go(node.value)
      go(node.low)
      go(node.high)
      return
    case 'in':
      go(node.value)
      visitTests(node.tests, (child) => go(child, new Set([...local, '?'])))
      return
    case 'if':
      go(node.condition)
      go(node.yes)
      go(node.no)
      return
    case 'for':
    case 'quantified':
      go(node.body, new Set([...visitIterations(node.iterations, local, go), 'partial']))
      return
    case 'path':
      go(node.base)
      return
    case 'filter':
      go(node.base)
      if (rules.inFilters) go(node.condition, new Set([...local, 'item', anyName]))
      return
    case 'call':
      if (rules.calls && node.callee.kind === 'name') {
        const { name } = node.callee
        rules.calls.push({ name, node, isLocal: local.has(name) || local.has(anyName) })
      }
      if (node.callee.kind !== 'name' || !rules.builtins.has(node.callee.name)) go(node.callee)
      for (const arg of node.args) go(arg)
      return
    case 'function':
      go(node.body, new Set([...local, ...node.parameters.map(({ name }) => name)]))
  }
}

function visitTests(tests: Tests, go: (node: Node) => void): void {
  for (const test of tests.tests) go(test.value)
}

function visitIterations(
  iterations: readonly Iteration[],
  local: Names,
  go: (node: Node | undefined, names: Names) => void,
): Names {
  const names = new Set(local)
  for (const { name, from, to } of iterations) {
    const seen = new Set(names)
    go(from, seen)
    go(to, seen)
    names.add(name)
  }
  return names
}
