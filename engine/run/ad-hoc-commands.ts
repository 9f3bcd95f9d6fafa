import type { Place } from '../elements/element-behavior.ts'
import { closeAdHoc, names, startableIn } from './ad-hoc.ts'
import { limits } from './limits.ts'
import type { Run } from './run.ts'
import type { Rejection } from './step-result.ts'
import { addToken } from './take-flows.ts'

/** Somebody starts activities of an ad-hoc sub-process; with ordering `Sequential` one after the other (BPMN 2.0.2 § 13.3.5). */
export function activateElements(run: Run, place: Place, elements: readonly string[]): Rejection | undefined {
  const { node } = place
  const name = node.name ?? node.id
  const scope = run.localOf(place)
  if (elements.length === 0) {
    return invalid(`Expected at least one activity of '${name}' to start, found none.`)
  }
  if (elements.length > limits.items) {
    return invalid(`Expected at most ${limits.items} activities to start at once, found ${elements.length}.`)
  }
  const known = startableIn(node)
  const nodes = elements.flatMap((id) => known.find((each) => each.id === id) ?? [])
  if (nodes.length < elements.length) {
    const unknown = elements.find((id) => !known.some((each) => each.id === id))
    return invalid(
      `Expected activities of '${name}' that may be started, found '${unknown}'. It may start: ${names(node)}.`,
    )
  }
  if (node.behavior.adHoc?.sequential && (scope.live > 0 || elements.length > 1)) {
    const why =
      scope.live > 0
        ? 'one is still running. Complete it first'
        : `${elements.length} were named. Start them one by one`
    return {
      code: 'invalid-state',
      message: `Expected '${name}' to do its activities one after the other, but ${why}.`,
    }
  }
  for (const each of nodes) addToken(run, scope, each)
  return undefined
}

/** Somebody says that an ad-hoc sub-process is done. */
export function completeAdHoc(run: Run, place: Place): undefined {
  const { adHoc } = place.node.behavior
  if (adHoc) closeAdHoc(run, place, adHoc)
}

function invalid(message: string): Rejection {
  return { code: 'invalid-argument', message }
}
