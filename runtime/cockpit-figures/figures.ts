import type { CaseCounts } from './case-counts.ts'
import { fewest, suppressParts } from './suppress.ts'

/** Figures that may leave the server: `null` is a number below five. */
export interface Figures {
  readonly open: number | null
  readonly finished: number | null
  readonly overdue: number | null
  readonly medianDays: number | null
  readonly p90Days: number | null
  readonly suppressed: boolean
  /** Counts taken out to protect another one, although they are five or more. */
  readonly protective: readonly ('open' | 'finished' | 'overdue')[]
}

/** Figures of the offices of one procedure and of all together, so that no total reveals a hidden office. */
export function figuresOf(
  offices: readonly CaseCounts[],
  all: CaseCounts | undefined,
): { readonly offices: readonly Figures[]; readonly all: Figures } {
  const open = suppressParts(offices.map((office) => office.open))
  const finished = suppressParts(offices.map((office) => office.finished))
  const overdue = suppressParts(offices.map((office) => office.overdue))
  const figures = (
    counts: CaseCounts | undefined,
    at: (column: typeof open) => (typeof open)['total'],
  ): Figures => {
    const columns = [at(open), at(finished), at(overdue)] as const
    const timed = counts !== undefined && counts.decided >= fewest
    return {
      open: columns[0].value,
      finished: columns[1].value,
      overdue: columns[2].value,
      medianDays: timed ? round(counts.medianDays) : null,
      p90Days: timed ? round(counts.p90Days) : null,
      suppressed: !timed || columns.some((column) => column.suppressed),
      protective: (['open', 'finished', 'overdue'] as const).filter((_, index) => columns[index]?.protective),
    }
  }
  const none = { value: null, suppressed: true }
  return {
    offices: offices.map((office, index) => figures(office, (column) => column.parts[index] ?? none)),
    all: figures(all, (column) => column.total),
  }
}

function round(days: number | null): number | null {
  return days === null ? null : Math.round(days * 10) / 10
}
