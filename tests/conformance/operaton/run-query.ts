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
  { key, props }: Entity,
  criterion: string,
  value: Json,
  named: (ref: string) => Entity,
): boolean {
  const args = Array.isArray(value) ? value : [value]
  const [first] = args
  switch (criterion) {
    case 'processInstance':
      return key === named(String(first).replace(/^ref:/, '')).key
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
      return args.length === 1
        ? props.value === first
        : entities.variables.some(
            (each) => each.key === key && each.props.name === first && each.props.value === args[1],
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
  if (order !== 'TaskName asc') throw new Difference(`no order by ${order}`)
  return found.toSorted((a, b) => String(a.props.name).localeCompare(String(b.props.name)))
}

function textOf({ where }: Query): string {
  return where ? ` with ${JSON.stringify(where)}` : ''
}
