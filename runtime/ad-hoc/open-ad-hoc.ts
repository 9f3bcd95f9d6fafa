import type { View } from '../lanes/work.ts'

/** The targeted ad-hoc sub-process; the lane refused the work already when it is gone. */
export function openAdHocOf({ adHoc }: View): { readonly wait: number } {
  if (adHoc === undefined) throw new Error('An ad-hoc sub-process was targeted but not loaded.')
  return adHoc
}
