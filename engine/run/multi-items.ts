import type { MultiSettings } from '../compile/compiled-process.ts'
import type { Place } from '../elements/element-behavior.ts'
import type { Json } from '../json.ts'
import type { Run } from './run.ts'
import { StepFailure } from './step-failure.ts'

/** More items than this are a mistake in the data: the activity stops with an incident before any starts. */
const MAX_ITEMS = 100_000

/** How many items a repeated activity has, and which, when a collection names them. Evaluated once. */
export function itemsOf(
  run: Run,
  { scope, node }: Place,
  { collection, cardinality }: MultiSettings,
): { readonly total: number; readonly items?: readonly Json[] } {
  const name = node.name ?? node.id
  if (!collection) {
    const total = numberOf(cardinality && run.evaluate(cardinality, run.visible(scope)))
    if (total === undefined || !Number.isInteger(total) || total < 0) {
      throw new StepFailure(
        'expression-failed',
        `Expected '${cardinality?.text}' to say how many times '${name}' runs, as a whole number from 0. Found ${total ?? 'no number'}.`,
      )
    }
    return { total: checked(total, name) }
  }
  const items = run.evaluate(collection, run.visible(scope))
  if (!isList(items)) {
    throw new StepFailure(
      'expression-failed',
      `Expected '${collection.text}' to be a list for the repeated activity '${name}', found ${items === null ? 'nothing' : 'another value'}.`,
    )
  }
  return { total: checked(items.length, name), items }
}

function checked(total: number, name: string): number {
  if (total <= MAX_ITEMS) return total
  throw new StepFailure(
    'expression-failed',
    `Expected '${name}' to run at most ${MAX_ITEMS} times, but it was to run ${total} times. Correct the number or the list.`,
  )
}

/** A number, or a number written as the text of the file. */
function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : undefined
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
