import type { CompiledNode } from '../compile/compiled-process.ts'
import type { Analysis } from './analyze-container.ts'
import type { Soundness } from './check-soundness.ts'
import type { NetNode } from './net.ts'
import type { WalkedMarking } from './walk-net.ts'

/** One way in which a process may go wrong whatever its data; `trail` is a shortest way there. */
export interface Problem {
  readonly kind:
    | 'join-starved'
    | 'join-may-starve'
    | 'token-left-behind'
    | 'error-not-caught'
    | 'no-way-to-end'
    | 'runs-more-than-once'
    | 'element-never-reached'
    | 'joins-unchecked'
  readonly element: string
  readonly trail: readonly string[]
}

/** Everything unsound in a process, outermost container first; each element once per kind. */
export function findProblems({ containers, reached }: Soundness): readonly Problem[] {
  const all = containers.flatMap((each) => problemsOf(each, reached))
  return [...new Map(all.map((each) => [`${each.kind} ${each.element}`, each])).values()]
}

function problemsOf(analysis: Analysis, reached: ReadonlySet<string>): readonly Problem[] {
  if (!analysis.walked.decided) return unchecked(analysis)
  const dead = analysis.lost.filter(({ edges }) => edges.length === 0)
  const stops = dead.flatMap((marking) => stopsAt(analysis, marking))
  const starved = stops.some(({ kind }) => kind === 'join-starved')
  return [
    ...stops,
    ...(dead.length > 0 ? [] : endless(analysis)),
    ...repeated(analysis),
    ...(starved ? [] : unreached(analysis, reached)),
  ]
}

/** Too large to be walked completely, perhaps because tokens multiply. */
function unchecked(analysis: Analysis): readonly Problem[] {
  if (!analysis.walked.gaveUp) return []
  const found = repeated(analysis)
  return found.length > 0 ? found : [{ kind: 'joins-unchecked', element: analysis.container.id, trail: [] }]
}

/** Why nothing goes on in a marking: half-full joins, errors nobody catches. */
function stopsAt({ walked }: Analysis, { marking, trail }: WalkedMarking): readonly Problem[] {
  const way = elementsOf(trail)
  const errors = marking.tokens
    .filter(({ isDead }) => isDead)
    .map(({ node }): Problem => ({ kind: 'error-not-caught', element: lastOf(node), trail: way }))
  // Behind an uncaught error a join may well wait in vain.
  if (errors.length > 0) return errors
  const joins = new Set([...marking.arrivals.keys()].map(({ target }) => target))
  return [...joins].map((join): Problem => {
    const firedBefore = trail.includes(join)
    const kind = !walked.reached.has(join)
      ? 'join-starved'
      : firedBefore
        ? 'token-left-behind'
        : 'join-may-starve'
    return { kind, element: join.id, trail: way }
  })
}

/** It goes on for ever: something may always happen, and none of it leads to the end. */
function endless({ lost }: Analysis): readonly Problem[] {
  const caught = lost.find(({ marking }) => marking.tokens.every(({ stuck }) => stuck === undefined))
  const node = caught?.marking.tokens[0]?.node
  return caught && node
    ? [{ kind: 'no-way-to-end', element: firstOf(node), trail: elementsOf(caught.trail) }]
    : []
}

/** Two tokens of the same fork stand at one node. Events that fire beside their host do so on purpose. */
function repeated({ walked, net }: Analysis): readonly Problem[] {
  const beside = new Set([
    ...[...net.nodes].flatMap(({ events }) =>
      events.filter(({ adds }) => adds).map(({ flow }) => flow.target),
    ),
    ...net.watchers.map(({ node }) => node),
  ])
  for (const { marking, trail } of walked.markings) {
    const nodes = marking.tokens.map(({ node }) => node)
    const twice = nodes.find((node, index) => nodes.indexOf(node) !== index)
    if (!twice || trail.some((node) => beside.has(node))) continue
    return [{ kind: 'runs-more-than-once', element: firstOf(twice), trail: elementsOf(trail) }]
  }
  return []
}

/** The first elements of what no token gets to although something before them is reached. */
function unreached({ container }: Analysis, reached: ReadonlySet<string>): readonly Problem[] {
  const isBehindReached = ({ incoming, host }: CompiledNode): boolean =>
    incoming.some(({ source }) => reached.has(source.id)) || (host !== undefined && reached.has(host.id))
  return container.nodes
    .filter((node) => !reached.has(node.id) && !undoes(node) && isBehindReached(node))
    .map(({ id }) => ({ kind: 'element-never-reached', element: id, trail: [] }))
}

/** Compensation comes by other ways than a flow. */
function undoes({ behavior, compensationHandler }: CompiledNode): boolean {
  const catches = behavior.trigger?.definitions.some((each) => each.catches?.kind === 'compensate')
  return catches === true || compensationHandler !== undefined
}

function elementsOf(trail: readonly NetNode[]): readonly string[] {
  return trail.flatMap(({ through }) => through)
}

function firstOf({ through, id }: NetNode): string {
  return through[0] ?? id
}

function lastOf({ through, id }: NetNode): string {
  return through.at(-1) ?? id
}
