/**
 * A dictionary by number, split into pages, so that changing one entry of ten thousand copies one page and
 * the list of pages instead of everything. Strict JSON: a page is a list by the lowest bits of the number,
 * with null where nothing is.
 */
export interface Pages<T> {
  readonly [page: string]: readonly (T | null)[]
}

const PAGE_BITS = 8
const PAGE_MASK = (1 << PAGE_BITS) - 1

export function readPage<T>(pages: Pages<T>, id: number): T | undefined {
  return pages[id >> PAGE_BITS]?.[id & PAGE_MASK] ?? undefined
}

/** All entries, lowest number first. */
export function* pageEntries<T>(pages: Pages<T>): Iterable<T> {
  for (const page in pages) {
    for (const entry of pages[page] ?? []) if (entry !== null) yield entry
  }
}

/** The pages with some entries put in or, where undefined, taken out; pages without a change are shared. */
export function writePages<T>(pages: Pages<T>, changes: ReadonlyMap<number, T | undefined>): Pages<T> {
  if (changes.size === 0) return pages
  const written: { [page: string]: readonly (T | null)[] } = { ...pages }
  const owned = new Map<number, (T | null)[]>()
  for (const [id, value] of changes) {
    const at = id >> PAGE_BITS
    const page = owned.get(at) ?? [...(pages[at] ?? [])]
    owned.set(at, page)
    const slot = id & PAGE_MASK
    while (page.length < slot) page.push(null)
    page[slot] = value ?? null
  }
  for (const [at, page] of owned) {
    if (page.some((entry) => entry !== null)) written[at] = page
    else delete written[at]
  }
  return written
}
