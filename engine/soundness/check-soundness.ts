import type { NodeModel } from '../bpmn/read-model.ts'
import type { CompiledContainer, CompiledNode, CompiledProcess } from '../compile/compiled-process.ts'
import { type Analysis, analyzeContainer, reachedElements } from './analyze-container.ts'
import type { Surroundings } from './build-net.ts'

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

type Events = readonly CompiledNode[]

/**
 * Walks a process container by container, without data: can it stop before its end, is anything never
 * reached? Sub-processes are walked by themselves and stand as one step in what is around them.
 */
export function walkProcess(process: CompiledProcess, models: ReadonlyMap<string, NodeModel>): Soundness {
  const analyses = new Map<CompiledContainer, Analysis>()
  const around = (outside: readonly Events[]): Surroundings => ({
    models,
    outside,
    // The start of an event sub-process has happened when its inside begins.
    inside(body: CompiledContainer, events: readonly Events[], start = body.entry): Analysis {
      const known = analyses.get(body)
      if (known) return known
      const analysis = analyzeContainer(body, start ? [start.id] : [], around(events))
      analyses.set(body, analysis)
      return analysis
    },
  })
  const named = process.starts.map(({ element }) => element)
  const { entry } = process.root
  const starts = named.length > 0 || !entry ? named : [entry.id]
  const root = analyzeContainer(process.root, starts, around([]))
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
