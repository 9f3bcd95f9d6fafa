import type { CompiledContainer, CompiledNode } from '../compile/compiled-process.ts'
import { catcherOf } from './find-catcher.ts'

/** The start event of the event sub-process that undoes its completed sub-process (BPMN 2.0.2 § 10.7.1). */
export function compensationStart(body: CompiledContainer | undefined): CompiledNode | undefined {
  const starts = body?.eventSubs.map(({ start }) => start)
  return starts && catcherOf(starts, 'compensate')
}
