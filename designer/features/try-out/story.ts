import type { LogEntry } from '../../../engine/try-out/try-out-state.ts'

/** A line of what happened, for people. */
export interface StoryLine {
  readonly at: string
  readonly kind: StoryKind
  readonly element?: string
  /** The instance it happened in. */
  readonly key: string
  /** What the trace names besides elements, for example a missing process. */
  readonly detail: string
}

export type StoryKind =
  | 'caseStarted'
  | 'took'
  | 'finishedStep'
  | 'canceledStep'
  | 'firedTimer'
  | 'gotMessage'
  | 'gotSignal'
  | 'escalated'
  | 'threwError'
  | 'conditionMet'
  | 'missingCalled'
  | 'decided'
  | 'hadIncident'
  | 'caseDone'

const kinds: Readonly<Record<string, StoryKind>> = {
  start: 'caseStarted',
  cancel: 'canceledStep',
  timer: 'firedTimer',
  message: 'gotMessage',
  signal: 'gotSignal',
  escalation: 'escalated',
  error: 'threwError',
  condition: 'conditionMet',
  missing: 'missingCalled',
  decide: 'decided',
  incident: 'hadIncident',
  completed: 'caseDone',
}

/** The trace without what only the engine cares about; gateways and events pass silently. */
export function storyOf(
  log: readonly LogEntry[],
  isWork: (element: string, key: string) => boolean,
): readonly StoryLine[] {
  return log.flatMap((entry): readonly StoryLine[] => {
    const [word = '', ...rest] = entry.text.split(':')
    const kind = kinds[word] ?? (word === 'enter' ? 'took' : word === 'exit' ? 'finishedStep' : undefined)
    if (kind === undefined) return []
    if ((kind === 'took' || kind === 'finishedStep') && !isWork(entry.element ?? '', entry.key)) return []
    const { at, key, element } = entry
    return [{ at, key, kind, detail: rest.join(':'), ...(element === undefined ? {} : { element }) }]
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
