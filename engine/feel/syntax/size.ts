import type { Node, Tests } from './ast.ts'

/** How many parts an expression has: what one evaluation of it costs at most, loops inside not repeated. */
export function sizeOf(node: Node): number {
  return partsOf(node).reduce((size, part) => size + sizeOf(part), 1)
}

export function sizeOfTests({ tests }: Tests): number {
  return tests.reduce((size, test) => size + sizeOf(test.value), 0)
}

function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'literal':
    case 'name':
      return []
    case 'list':
      return node.items
    case 'context':
      return node.entries.map(({ value }) => value)
    case 'range':
      return [node.start, node.end].filter((bound) => bound !== undefined)
    case 'arithmetic':
    case 'compare':
    case 'and':
    case 'or':
      return [node.left, node.right]
    case 'negate':
    case 'instanceOf':
      return [node.value]
    case 'between':
      return [node.value, node.low, node.high]
    case 'in':
      return [node.value, ...node.tests.tests.map(({ value }) => value)]
    case 'if':
      return [node.condition, node.yes, node.no]
    case 'for':
    case 'quantified':
      return [...node.iterations.flatMap(({ from, to }) => (to ? [from, to] : [from])), node.body]
    case 'path':
      return [node.base]
    case 'filter':
      return [node.base, node.condition]
    case 'call':
      return [node.callee, ...node.args]
    case 'function':
      return [node.body]
  }
}
