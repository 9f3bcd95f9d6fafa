import { elementsOf, extensionOf, type ModdleElement, textOf } from '../bpmn/moddle-element.ts'
import type { ContainerModel } from '../bpmn/read-model.ts'
import { formIdOf } from '../elements/form-id.ts'
import { messageSettings } from '../elements/triggers/message-trigger.ts'
import { timerSettings } from '../elements/triggers/timer-trigger.ts'
import type { CompileTools } from './compile-tools.ts'
import type { CaseInfo, StageInfo, StartInfo } from './compiled-process.ts'

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

const START_KINDS: { readonly [kind: string]: StartInfo['kind'] } = {
  'bpmn:StartEvent/none': 'none',
  'bpmn:StartEvent/message': 'message',
  'bpmn:StartEvent/timer': 'timer',
}

/** The start events of the process itself, with what triggers them. */
export function compileStarts(model: ContainerModel, tools: CompileTools): readonly StartInfo[] {
  return model.nodes.flatMap((node): StartInfo[] => {
    const kind = START_KINDS[node.kind]
    if (!kind) return []
    const messageName = kind === 'message' ? messageSettings(node, tools).name : undefined
    const timer = kind === 'timer' ? timerSettings(node, tools) : undefined
    return [
      {
        element: node.id,
        kind,
        ...(node.name !== undefined && { name: node.name }),
        ...formIdOf(node),
        ...(messageName && { messageName }),
        ...(timer && { timer }),
      },
    ]
  })
}
