import { type Instance, rootScopeOf, scopesOf, type Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'

export interface ModifyInstanceInput {
  readonly key: string
  readonly activate: readonly {
    readonly element: string
    /** Element instance (or the instance itself) it is to run in, where several are open. */
    readonly ancestor?: string
    readonly variables?: Variables
  }[]
  /** What to end: one element instance, or every open one of an element. */
  readonly terminate: readonly ({ readonly activation: string } | { readonly element: string })[]
}

/**
 * Repairs a running instance that stands where it should not: starts and ends elements by hand. Audited, and told
 * in the case's timeline.
 */
export async function modifyInstance(context: Context, input: ModifyInstanceInput): Promise<void> {
  const { actor, database, engine } = context
  requirePermission(actor, 'instance:modify')
  const activations = await database.transaction({ tenant: actor.tenantId }, (tx) =>
    readActivations(tx, input),
  )
  await engine.lanes.submit({
    kind: 'step',
    actor,
    target: { type: 'instance', key: input.key },
    audit: { action: 'instance:modify', object: `instance/${input.key}`, requestId: context.requestId },
    decide: ({ instance }) => ({
      type: 'modify',
      activate: input.activate.map(({ element, ancestor, variables }) => ({
        element,
        ...(ancestor !== undefined && {
          scope:
            ancestor === input.key ? rootOf(instance) : scopeOf(instance, numberOf(activations, ancestor)),
        }),
        ...(variables !== undefined && { variables }),
      })),
      terminate: input.terminate.flatMap((each) =>
        'element' in each
          ? openActivations(instance, each.element)
          : [numberOf(activations, each.activation)],
      ),
    }),
  })
}

/** Running numbers of the named element instances; a number never changes. */
async function readActivations(
  tx: Transaction,
  { key, activate, terminate }: ModifyInstanceInput,
): Promise<ReadonlyMap<string, number>> {
  const keys = [
    ...activate.flatMap(({ ancestor }) => ancestor ?? []),
    ...terminate.flatMap((each) => ('activation' in each ? each.activation : [])),
  ]
  const rows = await tx<{ key: string; activation: number }>`
    select key, activation from element_instances
    where instance_key = ${key} and key = any(${keys}::bigint[])`
  return new Map(rows.map((row) => [row.key, row.activation]))
}

function numberOf(activations: ReadonlyMap<string, number>, key: string): number {
  const number = activations.get(key)
  if (number !== undefined) return number
  throw notOpen(`element instance ${key}`)
}

function scopeOf(instance: Instance, activation: number): number {
  const scope = scopesOf(instance).find((each) => each.activation === activation)
  if (scope) return scope.id
  throw notOpen('an element instance that others run in')
}

function rootOf(instance: Instance): number {
  const root = rootScopeOf(instance)
  if (root) return root.id
  throw notOpen('the process itself')
}

function openActivations(instance: Instance, element: string): number[] {
  const found = scopesOf(instance).flatMap((scope) => [
    // No token stands for an event sub-process.
    ...(scope.kind === 'event-sub' && scope.element === element ? [scope.activation] : []),
    ...Object.values(scope.tokens).flatMap(({ at, activation }) =>
      at === element && activation !== undefined ? [activation] : [],
    ),
  ])
  if (found.length > 0) return found
  throw notOpen(`element '${element}'`)
}

function notOpen(what: string): RuntimeError {
  return new RuntimeError(
    'invalid-argument',
    `Expected ${what} to be open in this instance, but it is not. Look at the instance again.`,
  )
}
