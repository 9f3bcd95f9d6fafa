import type { CompiledProcess, Instance, Json } from '../../../engine/index.ts'
import type { Scope, Token } from '../../../engine/run/instance.ts'
import { rootScopeOf, scopeOf, scopesOf } from '../../../engine/run/read-instance.ts'

/** What runs, as a tree in the words of the scenarios: `activity`, `scope` and `multiInstanceBody`. */
export function activityTree(process: CompiledProcess, instance: Instance): readonly Json[] {
  const root = instance.state === 'active' ? rootScopeOf(instance) : undefined
  return root ? inside(process, instance, root) : []
}

function inside(process: CompiledProcess, instance: Instance, scope: Scope): readonly Json[] {
  const tokens = Object.values(scope.tokens).flatMap((token) => nodesOf(process, instance, token))
  const arrived = Object.entries(scope.arrivals).flatMap(([gateway, flows]) =>
    Object.values(flows).flatMap((count) => Array.from({ length: count }, () => ({ activity: gateway }))),
  )
  const eventSubs = (scope.eventSubs ?? []).flatMap((id) => {
    const inner = scopeOf(instance, id)
    return inner ? [{ scope: inner.element, children: inside(process, instance, inner) }] : []
  })
  return [...tokens, ...arrived, ...eventSubs]
}

function nodesOf(process: CompiledProcess, instance: Instance, token: Token): readonly Json[] {
  const child = token.child === undefined ? undefined : scopeOf(instance, token.child)
  if (child?.kind === 'multi') {
    const items = scopesOf(instance).filter((each) => each.kind === 'item' && each.parent === child.id)
    const children = items.flatMap((item) => inside(process, instance, item))
    return [{ multiInstanceBody: token.at, children }]
  }
  // What undoes an activity is shown beside the event that asks for it.
  if (child?.kind === 'compensation') return [{ activity: token.at }, ...inside(process, instance, child)]
  if (child && child.kind !== 'task') return [{ scope: token.at, children: inside(process, instance, child) }]
  return [{ activity: token.at }]
}

/** Whether two trees are the same, whatever the order of siblings. */
export function sameTree(left: readonly Json[], right: readonly Json[]): boolean {
  return canonical(left) === canonical(right)
}

function canonical(tree: readonly Json[]): string {
  return JSON.stringify(tree.map(ordered).toSorted())
}

function ordered(node: Json): string {
  if (typeof node !== 'object' || node === null || !('children' in node)) return JSON.stringify(node)
  const { children, ...rest } = node
  return `${JSON.stringify(rest)}${canonical(Array.isArray(children) ? children : [])}`
}
