import type { Finding } from '../findings/finding.ts'
import { type Overload, shapesOf } from './functions/builtin.ts'
import { signatures } from './functions/registry.ts'
import type { Node } from './syntax/ast.ts'
import { callsOf } from './syntax/variables.ts'

/** Calls of built-in functions with arguments that no way of calling them has: always null. */
export function checkArguments(node: Node): Finding[] {
  return callsOf(node).flatMap(({ name, node: call, isLocal }) => {
    const overloads = isLocal ? undefined : signatures.get(name)
    if (!overloads || overloads.some((overload) => fits(call, overload))) return []
    const shapes = shapesOf(name, overloads)
    return {
      code: 'feel-arguments',
      severity: 'warning' as const,
      path: String(call.at),
      message: {
        de: `Die Argumente von „${name}“ passen nicht, das Ergebnis ist immer null. Möglich ist: ${shapes}.`,
        en: `The arguments of "${name}" do not fit, the result is always null. Possible: ${shapes}.`,
      },
    }
  })
}

/** Calls of what is no function: in a procedure only built-in and local functions exist. */
export function checkFunctionsKnown(node: Node): Finding[] {
  return callsOf(node).flatMap(({ name, node: call, isLocal }) => {
    if (isLocal || signatures.has(name)) return []
    const near = nearest(name)
    return {
      code: 'feel-function-unknown',
      severity: 'error' as const,
      path: String(call.callee.at),
      message: {
        de: `Die Funktion „${name}“ gibt es nicht.${near ? ` Meinten Sie „${near}“?` : ' Bitte den Namen berichtigen.'}`,
        en: `There is no function "${name}".${near ? ` Did you mean "${near}"?` : ' Correct the name.'}`,
      },
    }
  })
}

function fits({ args, names }: Node & { readonly kind: 'call' }, { parameters }: Overload): boolean {
  const needed = parameters.filter(({ use }) => use !== 'optional')
  if (names) {
    const known = parameters.map(({ name }) => name)
    return names.every((name) => known.includes(name)) && needed.every(({ name }) => names.includes(name))
  }
  const hasRest = parameters.some(({ use }) => use === 'rest')
  return args.length >= needed.length && (hasRest || args.length <= parameters.length)
}

/** The function whose name differs by one or two letters. */
function nearest(name: string): string | undefined {
  const ranked = [...signatures.keys()]
    .map((known) => ({ known, distance: distance(name.toLowerCase(), known) }))
    .toSorted((a, b) => a.distance - b.distance)
  const [best] = ranked
  return best && best.distance <= Math.min(2, Math.floor(name.length / 2)) ? best.known : undefined
}

/** Letters to change, add or leave out (Levenshtein). */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
