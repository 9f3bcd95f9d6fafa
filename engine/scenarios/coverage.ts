import type { CompiledProcess } from '../compile/compiled-process.ts'

/** Which elements and flows of a process some traces pass, and which not. */
export interface Coverage {
  readonly elements: Share
  readonly flows: Share
}

interface Share {
  readonly covered: readonly string[]
  readonly missing: readonly string[]
  /** From 0 to 1; 1 when there is nothing to cover. */
  readonly share: number
}

/** Reads the traces of try-outs (`enter:A`, `take:Flow`) and says what of the process they cover. */
export function coverage(process: CompiledProcess, traces: readonly (readonly string[])[]): Coverage {
  const lines = new Set(traces.flat())
  return {
    elements: shareOf([...process.elements.keys()], (id) => lines.has(`enter:${id}`)),
    flows: shareOf([...process.flows.keys()], (id) => lines.has(`take:${id}`)),
  }
}

function shareOf(ids: readonly string[], isCovered: (id: string) => boolean): Share {
  const covered = ids.filter(isCovered)
  const missing = ids.filter((id) => !isCovered(id))
  return { covered, missing, share: ids.length === 0 ? 1 : covered.length / ids.length }
}
