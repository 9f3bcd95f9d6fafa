import { elementsOf, extensionOf, type ModdleElement, textOf } from '../bpmn/moddle-element.ts'
import type { CompileTools } from './compile-tools.ts'
import type { CaseInfo, StageInfo } from './compiled-process.ts'

const CASE_EXPRESSIONS = ['subject', 'birthDate', 'receivedOn', 'dueOn'] as const
const CASE_TEXTS = ['prefix', 'legalBasis', 'purpose', 'retention', 'startForm'] as const

/** `lz:case` of a process. */
export function compileCase(process: ModdleElement, tools: CompileTools): CaseInfo | undefined {
  const element = extensionOf(process, 'lz:Case')
  if (!element) return undefined
  const id = textOf(process, 'id') ?? ''
  const texts = CASE_TEXTS.map((name) => [name, textOf(element, name)] as const)
  const expressions = CASE_EXPRESSIONS.map((name) => [name, tools.attribute(id, element, name)] as const)
  const targetDays = element.get('targetDays')
  return {
    ...Object.fromEntries([...texts, ...expressions].filter(([, value]) => value !== undefined)),
    ...(typeof targetDays === 'number' && { targetDays }),
  }
}

/** `lz:stages` of a process, in order. */
export function compileStages(process: ModdleElement): readonly StageInfo[] {
  return elementsOf(extensionOf(process, 'lz:Stages'), 'values').map((stage) => ({
    id: textOf(stage, 'id') ?? '',
    de: textOf(stage, 'de') ?? '',
    en: textOf(stage, 'en') ?? textOf(stage, 'de') ?? '',
  }))
}
