import { waitOf } from '../../engine/index.ts'
import { addTimeline } from './add-timeline.ts'
import type { StepOutput } from './batch-entry.ts'
import type { Collector } from './collect-rows.ts'

/** Timeline entries of what a person asked for by hand; what followed from it is told by the engine's records. */
export function collectCommand(collector: Collector): void {
  const { command, before } = collector.output
  if (command.type === 'activateElements') {
    for (const element of command.elements) addTimeline(collector, 'step-started', element)
  }
  if (command.type === 'completeAdHoc') {
    addTimeline(collector, 'ad-hoc-completed', before && waitOf(before, command.wait)?.element)
  }
  if (command.type !== 'modify') return
  const started = command.activate ?? []
  if (started.length === 0) addTimeline(collector, 'instance-modified')
  for (const { element } of started) addTimeline(collector, 'instance-modified', element)
}

/** How many entries at most. */
export function commandEntries(command: StepOutput['command']): number {
  if (command.type === 'activateElements') return command.elements.length
  if (command.type === 'completeAdHoc') return 1
  return command.type === 'modify' ? 1 + (command.activate?.length ?? 0) : 0
}
