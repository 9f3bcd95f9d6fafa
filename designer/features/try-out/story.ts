import type { LogEntry } from '../../../engine/try-out/try-out-state.ts'

/** A line of what happened, for people. */
export interface StoryLine {
  readonly at: string
  readonly kind: StoryKind
  readonly element?: string
}

export type StoryKind =
  | 'caseStarted'
  | 'took'
  | 'finishedStep'
  | 'canceledStep'
  | 'firedTimer'
  | 'gotMessage'
  | 'decided'
  | 'hadIncident'
  | 'caseDone'

const kinds: Readonly<Record<string, StoryKind>> = {
  start: 'caseStarted',
  cancel: 'canceledStep',
  timer: 'firedTimer',
  message: 'gotMessage',
  decide: 'decided',
  incident: 'hadIncident',
  completed: 'caseDone',
}

/** The trace without what only the engine cares about; gateways and events pass silently. */
export function storyOf(
  log: readonly LogEntry[],
  isWork: (element: string) => boolean,
): readonly StoryLine[] {
  return log.flatMap((entry): readonly StoryLine[] => {
    const word = entry.text.split(':')[0] ?? ''
    const kind = kinds[word] ?? (word === 'enter' ? 'took' : word === 'exit' ? 'finishedStep' : undefined)
    if (kind === undefined) return []
    if ((kind === 'took' || kind === 'finishedStep') && !isWork(entry.element ?? '')) return []
    return [{ at: entry.at, kind, ...(entry.element === undefined ? {} : { element: entry.element }) }]
  })
}

/** Steps in the order they were first reached, numbered from one. */
export function numberedPath(
  log: readonly LogEntry[],
  isWork: (element: string) => boolean,
): readonly string[] {
  const path: string[] = []
  for (const { text, element } of log) {
    if (text.startsWith('enter:') && element !== undefined && isWork(element) && !path.includes(element))
      path.push(element)
  }
  return path
}

/** Everything that was passed: elements and flows. */
export const takenIn = (log: readonly LogEntry[]): readonly string[] => [
  ...new Set(
    log.flatMap(({ text, element, flow }) => {
      if (flow !== undefined) return [flow]
      return text.startsWith('enter:') && element !== undefined ? [element] : []
    }),
  ),
]
