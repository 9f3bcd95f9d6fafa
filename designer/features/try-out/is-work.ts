import type { CompiledProcess } from '../../../engine/index.ts'

/** Steps that do something people care about: activities, not gateways and events. */
export const isWork = (process: CompiledProcess, id: string): boolean =>
  /(Task|Activity|SubProcess|Transaction)$/.test(process.elements.get(id)?.type ?? '')
