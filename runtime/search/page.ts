import { z } from 'zod'
import { RuntimeError } from '../errors.ts'

const limit = z.number().int().min(1).max(10_000).default(100)

/** `page` of a search: an offset, or the cursor an earlier answer gave. */
export const pageSchema = z
  .object({
    from: z.number().int().min(0).max(1_000_000).optional(),
    limit: limit.optional(),
    after: z.string().max(200).optional(),
    before: z.string().max(200).optional(),
  })
  .optional()

export interface Page {
  readonly from: number
  readonly limit: number
}

interface SearchPage {
  readonly totalItems: number
  readonly hasMoreTotalItems: boolean
  readonly startCursor: string | null
  readonly endCursor: string | null
}

export interface SearchResult<Item> {
  readonly items: readonly Item[]
  readonly page: SearchPage
}

/** Cursors name the position in the sorted result. */
export function readPage(page: z.output<typeof pageSchema>): Page {
  const limit = page?.limit ?? 100
  if (page?.after !== undefined) return { from: readCursor(page.after), limit }
  if (page?.before !== undefined) {
    const end = readCursor(page.before) - 1
    return { from: Math.max(0, end - limit), limit: Math.min(limit, Math.max(end, 1)) }
  }
  return { from: page?.from ?? 0, limit }
}

/** Rows carry the size of the whole result as `total`, counted up to a limit. */
export function searchResult<Row, Item>(
  rows: readonly (Row & { readonly total: string | number })[],
  page: Page,
  toItem: (row: Row) => Item,
): SearchResult<Item> {
  const total = rows[0] === undefined ? 0 : Number(rows[0].total)
  return {
    items: rows.map(toItem),
    page: {
      totalItems: total,
      hasMoreTotalItems: false,
      startCursor: rows.length === 0 ? null : cursor(page.from + 1),
      endCursor: rows.length === 0 ? null : cursor(page.from + rows.length),
    },
  }
}

function cursor(position: number): string {
  return Buffer.from(`p${position}`).toString('base64')
}

function readCursor(text: string): number {
  const match = /^p(\d{1,9})$/.exec(Buffer.from(text, 'base64').toString('latin1'))
  if (match?.[1] === undefined) {
    throw new RuntimeError(
      'invalid-argument',
      'Expected a cursor of an earlier answer, but found another text.',
    )
  }
  return Number(match[1])
}
