/** Fewest cases a shown number stands for: below it, a person might be recognized. */
export const fewest = 5

/** A number that may be shown, or `null` with the mark that it was taken out. */
export interface Figure {
  readonly value: number | null
  readonly suppressed: boolean
  /** Taken out although it is five or more: it would reveal another number. */
  readonly protective?: boolean
}

const protectedFigure: Figure = { value: null, suppressed: true, protective: true }

/** One count on its own. */
export function suppress(count: number): Figure {
  return count < fewest ? { value: null, suppressed: true } : { value: count, suppressed: false }
}

/**
 * Counts whose total is shown as well. When exactly one is taken out, the total would reveal it by
 * subtraction: the smallest of the others goes too, or, where there is no other, the total.
 */
export function suppressParts(counts: readonly number[]): {
  readonly parts: readonly Figure[]
  readonly total: Figure
} {
  const parts = counts.map(suppress)
  const total = suppress(counts.reduce((sum, count) => sum + count, 0))
  const hidden = parts.filter((part) => part.suppressed).length
  if (total.suppressed || hidden !== 1) return { parts, total }
  const smallest = smallestShown(counts)
  if (smallest === undefined) return { parts, total: protectedFigure }
  return { parts: parts.with(smallest, protectedFigure), total }
}

function smallestShown(counts: readonly number[]): number | undefined {
  let best: number | undefined
  for (const [index, count] of counts.entries()) {
    if (count >= fewest && (best === undefined || count < (counts[best] ?? 0))) best = index
  }
  return best
}
