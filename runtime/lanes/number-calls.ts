import { limits } from '../../engine/run/limits.ts'
import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'

/**
 * The numbers of called instances in their trees of calls: the highest of the tree is one look into an index. Lanes
 * that start calls of one tree at the same moment may give a number twice, so the limit is kept within a few batches.
 */
export async function numberCalls(
  tx: Transaction,
  rootKeys: readonly (string | undefined)[],
): Promise<(number | null)[]> {
  const trees = [...new Set(rootKeys.filter((key) => key !== undefined))]
  if (trees.length === 0) return rootKeys.map(() => null)
  const rows = await tx<{ root_key: string; last: number }>`
    select r.root_key, coalesce((select i.call_number from instances i
      where i.root_key = r.root_key and i.call_number is not null order by i.call_number desc limit 1), 0) as last
    from unnest(${trees}::bigint[]) as r(root_key)`
  const last = new Map(rows.map((row) => [row.root_key, row.last]))
  return rootKeys.map((key) => {
    if (key === undefined) return null
    const number = (last.get(key) ?? 0) + 1
    last.set(key, number)
    return number
  })
}

export function isTreeFull(callNumber: number | null): boolean {
  return callNumber !== null && callNumber > limits.calls
}

/** Told to the caller as an incident by `runtime/outbox/carry-out-calls.ts`. */
export class TreeFull extends RuntimeError {
  constructor(processId: string) {
    super(
      'invalid-state',
      `Expected at most ${limits.calls} instances that one instance has called, directly or through others, found one more call of '${processId}'. Check whether the process calls itself; if not, divide the work among several instances.`,
    )
  }
}
