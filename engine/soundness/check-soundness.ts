import type { NodeModel } from '../bpmn/read-model.ts'
import type { CompiledContainer, CompiledNode, CompiledProcess } from '../compile/compiled-process.ts'
import { type Analysis, analyzeContainer, reachedElements } from './analyze-container.ts'

/** What the soundness check knows of a process. */
export interface Soundness {
  /** False: too large or too tangled to walk completely; then nothing is said for certain. */
  readonly decided: boolean
  /** From some state it can get into, the process cannot end any more. */
  readonly canStop: boolean
  /** Elements some token can get to. */
  readonly reached: ReadonlySet<string>
  /** The process and every sub-process, outermost first. */
  readonly containers: readonly Analysis[]
}

/**
 * Walks a process container by container, without data: can it stop before its end, is anything never
 * reached? Sub-processes are walked by themselves and stand as one step in what is around them.
 */
export function walkProcess(process: CompiledProcess, models: ReadonlyMap<string, NodeModel>): Soundness {
  const analyses = new Map<CompiledContainer, Analysis>()
  const around = (outside: readonly (readonly CompiledNode[])[]) => ({
    models,
    outside,
    inside(body: CompiledContainer, events: readonly (readonly CompiledNode[])[]): Analysis {
      const known = analyses.get(body)
      if (known) return known
      const analysis = analyzeContainer(body, entriesOf(body), around(events))
      analyses.set(body, analysis)
      return analysis
    },
  })
  const starts = process.starts.map(({ element }) => element)
  const root = analyzeContainer(
    process.root,
    starts.length > 0 ? starts : entriesOf(process.root),
    around([]),
  )
  const reached = new Set<string>()
  collect(root, analyses, reached)
  const containers = [root, ...analyses.values()]
  return {
    decided: containers.every(({ walked }) => walked.decided),
    canStop: root.canStop,
    reached,
    containers,
  }
}

/** The start of an event sub-process has happened when its inside begins. */
function entriesOf({ entry, nodes }: CompiledContainer): readonly string[] {
  if (entry) return [entry.id]
  return nodes
    .filter(({ behavior, host }) => behavior.trigger && !host)
    .slice(0, 1)
    .map(({ id }) => id)
}

function collect(
  analysis: Analysis,
  analyses: ReadonlyMap<CompiledContainer, Analysis>,
  reached: Set<string>,
): void {
  const own = reachedElements(analysis)
  for (const id of own) reached.add(id)
  for (const node of analysis.container.nodes) {
    const body = node.body && analyses.get(node.body)
    if (body && own.has(node.id)) collect(body, analyses, reached)
  }
}
