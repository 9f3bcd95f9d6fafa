/** Whole days of the office: `from` is the first day, `to` the last one. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** The asked period; absent: the last twelve months up to today. */
export function periodOf(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Date,
): Period {
  const to = asked.to ?? now.toISOString().slice(0, 10)
  const yearBefore = new Date(`${to}T00:00:00Z`)
  yearBefore.setUTCFullYear(yearBefore.getUTCFullYear() - 1)
  return { from: asked.from ?? yearBefore.toISOString().slice(0, 10), to }
}
