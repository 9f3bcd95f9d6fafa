import type { ElementBehavior } from './element-behavior.ts'
import { subProcess } from './sub-process.ts'

/** A sub-process that can be canceled: what was done inside is undone first (BPMN 2.0.2 § 13.3.4, § 10.3.5). */
export const transaction: ElementBehavior = { ...subProcess, kind: 'bpmn:Transaction' }
