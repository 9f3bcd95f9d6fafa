/**
 * The loops of a graph: its strongly connected parts of more than one node, or of one that leads to itself.
 * Tarjan's algorithm, each edge looked at once and nothing recursive: a model may have thousands of nodes.
 */
export function loopsOf<T>(nodes: readonly T[], next: (node: T) => readonly T[]): readonly ReadonlySet<T>[] {
  const found: ReadonlySet<T>[] = []
  const order = new Map<T, number>()
  const low = new Map<T, number>()
  const open: T[] = []
  const isOpen = new Set<T>()
  for (const root of nodes) {
    if (order.has(root)) continue
    const path: { readonly node: T; readonly targets: readonly T[]; at: number }[] = []
    const enter = (node: T): void => {
      order.set(node, order.size)
      low.set(node, order.size - 1)
      open.push(node)
      isOpen.add(node)
      path.push({ node, targets: next(node), at: 0 })
    }
    const lower = (node: T, to: number | undefined): void => {
      low.set(node, Math.min(low.get(node) ?? 0, to ?? 0))
    }
    enter(root)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const target = top.targets[top.at++]
      if (target !== undefined) {
        if (!order.has(target)) enter(target)
        else if (isOpen.has(target)) lower(top.node, order.get(target))
        continue
      }
      path.pop()
      const before = path.at(-1)
      if (before) lower(before.node, low.get(top.node))
      if (low.get(top.node) !== order.get(top.node)) continue
      const part = new Set(open.splice(open.lastIndexOf(top.node)))
      for (const member of part) isOpen.delete(member)
      if (part.size > 1 || top.targets.includes(top.node)) found.push(part)
    }
  }
  return found
}
