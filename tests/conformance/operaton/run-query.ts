import type { Json } from '../../../engine/index.ts'
import type { Entities, Entity } from './entities.ts'
import { Difference, type Query } from './scenario.ts'

/** An answer of a query: one thing, none, or a list. */
export type Found = Entity | null | readonly Entity[]

/** Runs a query of a scenario; `named` gives what an earlier step kept. */
export function runQuery(entities: Entities, query: Query, named: (ref: string) => Entity): Found {
  const all = allOf(entities, query)
  const criteria = Object.entries(query.where ?? {})
  const found = all.filter((each) =>
    criteria.every(([criterion, value]) => matches(entities, each, criterion, value, named)),
  )
  const list = query.order === undefined ? found : sorted(found, query.order)
  if (query.index !== undefined) return list[query.index] ?? null
  if (query.mode !== 'singleResult') return list
  if (list.length > 1) {
    throw new Difference(`expected at most one ${query.kind}${textOf(query)}, found ${list.length}`)
  }
  return list[0] ?? null
}

function allOf(entities: Entities, { kind, where }: Query): readonly Entity[] {
  if (kind === 'execution' && where?.messageEventSubscriptionName !== undefined) return entities.subscriptions
  const found = entities.of(kind)
  if (!found) throw new Difference(`no query for ${kind}`)
  return found
}

function matches(
  entities: Entities,
  each: Entity,
  criterion: string,
  value: Json,
  named: (ref: string) => Entity,
): boolean {
  const { key, props } = each
  const args = Array.isArray(value) ? value : [value]
  const [first] = args
  switch (criterion) {
    case 'processInstance': {
      const meant = named(String(first).replace(/^ref:/, ''))
      const isPlace = meant.wait !== undefined && each.wait !== undefined
      return isPlace ? key === meant.key && each.wait === meant.wait : key === meant.key
    }
    case 'taskName':
    case 'taskNameCaseInsensitive':
      return String(props.name).toLowerCase() === String(first).toLowerCase()
    case 'taskAssignee':
      return props.assignee === first
    case 'taskCandidateUser':
      return props.assignee === null && includes(props.candidateUsers, first)
    case 'taskCandidateGroup':
      return props.assignee === null && includes(props.candidateGroups, first)
    case 'messageEventSubscriptionName':
      return props.eventName === first
    case 'variableName':
      return props.name === first
    case 'variableValueEquals':
      if (args.length === 1) return props.value === first
      return 'value' in props
        ? props.name === first && props.value === args[1]
        : entities.variables.some(
            (one) => one.key === key && one.props.name === first && one.props.value === args[1],
          )
    case 'active':
    case 'timers':
      return true
    case 'finished':
      return props.ended === true
    default:
      if (criterion in props) return props[criterion] === first
      throw new Difference(`no query by ${criterion}`)
  }
}

function includes(list: Json | undefined, value: Json | undefined): boolean {
  return Array.isArray(list) && value !== undefined && list.includes(value)
}

function sorted(found: readonly Entity[], order: string): readonly Entity[] {
  const direction = ORDERS[order]
  if (!direction) throw new Difference(`no order by ${order}`)
  return found.toSorted((a, b) => direction * String(a.props.name).localeCompare(String(b.props.name)))
}

const ORDERS: { readonly [order: string]: number } = {
  'TaskName asc': 1,
  'VariableName asc': 1,
  'VariableName desc': -1,
}

function textOf({ where }: Query): string {
  return where ? ` with ${JSON.stringify(where)}` : ''
}
