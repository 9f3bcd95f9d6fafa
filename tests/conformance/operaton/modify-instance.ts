import type { Activation, CompiledProcess, Instance, Json, Variables } from '../../../engine/index.ts'
import { scopesOf } from '../../../engine/run/read-instance.ts'
import { Difference } from './scenario.ts'

/** A change by hand in our words, and the variables it sets for the whole instance. */
export interface Change {
  readonly activate: readonly Activation[]
  readonly terminate: readonly number[]
  readonly variables: Variables
}

const BODY = '#multiInstanceBody'

/** Translates Operaton's instructions, which come one after the other, into one command of ours. */
export function changeOf(
  process: CompiledProcess,
  instance: Instance | undefined,
  instructions: readonly { readonly [name: string]: Json }[],
): Change {
  const activate: Activation[] = []
  const terminate = new Set<number>()
  let variables: Variables = {}
  const setLocal = (local: Variables) => {
    const last = activate.pop()
    if (last) activate.push({ ...last, variables: { ...last.variables, ...local } })
    else variables = { ...variables, ...local }
  }
  for (const instruction of instructions) {
    for (const [name, value] of Object.entries(instruction)) {
      switch (name) {
        case 'startBeforeActivity':
          activate.push({ element: bodyOf(process, String(value)) })
          break
        case 'startAfterActivity':
          activate.push({ element: String(value).replace(BODY, ''), at: 'after' })
          break
        case 'startTransition':
          activate.push({ element: process.flows.get(String(value))?.target ?? String(value) })
          break
        case 'cancelAllForActivity':
          for (const each of activationsOf(instance, String(value))) terminate.add(each)
          break
        case 'cancelInstanceOfActivity':
          for (const each of activationsOf(instance, String(value)).slice(0, 1)) terminate.add(each)
          break
        case 'setVariable':
          variables = { ...variables, ...pair(value) }
          break
        case 'setVariables':
          variables = { ...variables, ...record(value) }
          break
        case 'setVariableLocal':
          setLocal(pair(value))
          break
        case 'setVariablesLocal':
          setLocal(record(value))
          break
        default:
          throw new Difference(`no instruction ${name}`)
      }
    }
  }
  return { activate, terminate: [...terminate], variables }
}

/** Ours begins a repeated activity as a whole; a single item more is a notion of Operaton's. */
function bodyOf(process: CompiledProcess, activity: string): string {
  if (activity.endsWith(BODY)) return activity.slice(0, -BODY.length)
  if (process.nodes.get(activity)?.multi) throw new Difference('one more item of a repeated activity')
  return activity
}

/** Activations of an activity: the items of a repeated one, or with the suffix its whole. */
function activationsOf(instance: Instance | undefined, activity: string): readonly number[] {
  const element = activity.replace(BODY, '')
  const scopes = instance ? scopesOf(instance) : []
  const found = scopes.flatMap((scope) => [
    ...(scope.kind === 'event-sub' && scope.element === element ? [scope.activation] : []),
    ...Object.values(scope.tokens).flatMap((token) => {
      const isWhole = scopes.some((each) => each.kind === 'multi' && each.token === token.id)
      const isMeant = token.at === element && isWhole === activity.endsWith(BODY)
      return isMeant ? (token.activation ?? []) : []
    }),
  ])
  const waiting = scopes.flatMap((scope) => (scope.arrivals[element] ? [scope.id] : []))
  if (found.length + waiting.length === 0)
    throw new Difference(`expected '${activity}' to run, found nothing`)
  return found
}

function pair(value: Json): Variables {
  const [name, content] = Array.isArray(value) ? value : []
  return { [String(name)]: content ?? null }
}

function record(value: Json): Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}
