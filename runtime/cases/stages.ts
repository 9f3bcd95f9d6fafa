import type { CompiledProcess } from '../../engine/index.ts'

export interface StageState {
  readonly id: string
  readonly de: string
  readonly en: string
  readonly state: 'done' | 'current' | 'ahead'
}

/** The procedure's stages in words with the reached one marked; all done once the case has ended. */
export function stageStates(
  process: CompiledProcess,
  reached: string | null,
  state: 'open' | 'finished' | 'canceled',
): StageState[] {
  const at = process.stages.findIndex((stage) => stage.id === reached)
  return process.stages.map((stage, index) => ({ ...stage, state: placeOf(index, at, state) }))
}

function placeOf(index: number, at: number, state: 'open' | 'finished' | 'canceled'): StageState['state'] {
  if (index < at) return 'done'
  if (index === at) return state === 'open' ? 'current' : 'done'
  return 'ahead'
}
