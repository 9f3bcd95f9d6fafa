import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Workbench } from './workbench.ts'

export const WorkbenchContext = createContext<Workbench | null>(null)

/** The open modeler; the component renders again on every change of model or selection. */
export function useWorkbench(): Workbench {
  const bench = useContext(WorkbenchContext)
  if (bench === null) throw new Error('Expected an open model. Put this component inside the model view.')
  useSyncExternalStore(bench.subscribe, bench.getVersion)
  return bench
}
