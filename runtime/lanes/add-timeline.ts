import type { Json } from '../../engine/index.ts'
import type { Collector } from './collect-rows.ts'
import type { TimelineKind } from './timeline-kind.ts'

/** One entry of the timeline people read, by the step's actor. */
export function addTimeline(
  { rows, entry, output, nextKey }: Collector,
  kind: TimelineKind,
  element?: string,
  data: { readonly [name: string]: Json } = {},
): void {
  rows.timeline.push({
    key: nextKey(),
    instance_key: entry.key,
    at: output.at,
    kind,
    element_id: element ?? null,
    element_name:
      element === undefined ? null : (entry.definition.process.elements.get(element)?.name ?? null),
    actor: output.actor.username,
    actor_name: output.actor.name,
    data,
  })
}
