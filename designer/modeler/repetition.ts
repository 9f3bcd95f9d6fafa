import type { DiagramElement } from './diagram-element.ts'
import { withExtension } from './extension-elements.ts'
import { expressionOf, formalExpression } from './formal-expression.ts'
import type { ModelEditor } from './model-editor.ts'
import { childOf, extensionOf, isType, type ModelElement, textOf } from './model-element.ts'

/** How often an activity is done (BPMN 2.0.2 § 13.3.6 and § 13.3.7). */
export type RepetitionKind = 'once' | 'loop' | 'parallel' | 'sequential'

/** Everything the panel asks about a repetition, as texts; empty ones are not written. */
export interface Repetition {
  readonly kind: RepetitionKind
  /** Loop: goes on while this holds. */
  readonly loopCondition: string
  readonly testBefore: boolean
  readonly loopMaximum: string
  /** Multi-instance: one per item of this list … */
  readonly inputCollection: string
  readonly inputElement: string
  /** … or this many. */
  readonly loopCardinality: string
  readonly outputCollection: string
  readonly outputElement: string
  readonly completionCondition: string
}

export function repetitionOf(activity: ModelElement): Repetition {
  const loop = childOf(activity, 'loopCharacteristics')
  const settings = extensionOf(loop, 'zeebe:LoopCharacteristics')
  return {
    kind: kindOf(loop),
    loopCondition: expressionOf(loop, 'loopCondition'),
    testBefore: loop?.get('testBefore') === true,
    loopMaximum: textOf(loop, 'loopMaximum'),
    inputCollection: textOf(settings, 'inputCollection'),
    inputElement: textOf(settings, 'inputElement'),
    loopCardinality: expressionOf(loop, 'loopCardinality'),
    outputCollection: textOf(settings, 'outputCollection'),
    outputElement: textOf(settings, 'outputElement'),
    completionCondition: expressionOf(loop, 'completionCondition'),
  }
}

/** Writes a repetition as a new `loopCharacteristics`: one step to undo. What the panel does not ask about is kept. */
export function setRepetition(editor: ModelEditor, element: DiagramElement, next: Repetition): void {
  const activity = element.businessObject
  const old = childOf(activity, 'loopCharacteristics')
  const made = next.kind === 'loop' ? loopOf(editor, next) : multiOf(editor, next, old)
  if (made !== undefined) made.$parent = activity
  editor.update(element, { loopCharacteristics: made })
}

function kindOf(loop: ModelElement | undefined): RepetitionKind {
  if (loop === undefined) return 'once'
  if (isType(loop, 'bpmn:StandardLoopCharacteristics')) return 'loop'
  return loop.get('isSequential') === true ? 'sequential' : 'parallel'
}

function loopOf(editor: ModelEditor, next: Repetition): ModelElement {
  const most = Number.parseInt(next.loopMaximum, 10)
  const made = editor.create('bpmn:StandardLoopCharacteristics', {
    ...(next.testBefore ? { testBefore: true } : {}),
    ...(most > 0 ? { loopMaximum: most } : {}),
  })
  return withExpressions(editor, made, { loopCondition: next.loopCondition })
}

function multiOf(
  editor: ModelEditor,
  next: Repetition,
  old: ModelElement | undefined,
): ModelElement | undefined {
  if (next.kind === 'once') return undefined
  const kept = isType(old, 'bpmn:MultiInstanceLoopCharacteristics') ? attributesOf(old) : {}
  const made = editor.create('bpmn:MultiInstanceLoopCharacteristics', {
    ...kept,
    isSequential: next.kind === 'sequential',
  })
  const { inputCollection, inputElement, outputCollection, outputElement } = next
  const extensionElements = withExtension(editor, made, 'zeebe:LoopCharacteristics', {
    inputCollection,
    inputElement,
    outputCollection,
    outputElement,
  })
  Object.assign(made, { extensionElements })
  return withExpressions(editor, made, {
    loopCardinality: next.loopCardinality,
    completionCondition: next.completionCondition,
  })
}

/** Settings the panel has no field for, for example `behavior` of an imported model. */
function attributesOf(loop: ModelElement | undefined): object {
  const asked = new Set(['isSequential', 'loopCardinality', 'completionCondition'])
  return Object.fromEntries(
    Object.entries(loop ?? {}).filter(([name]) => !name.startsWith('$') && !asked.has(name)),
  )
}

function withExpressions(
  editor: ModelEditor,
  made: ModelElement,
  texts: Readonly<Record<string, string>>,
): ModelElement {
  for (const [name, text] of Object.entries(texts)) {
    const expression = formalExpression(editor, made, text)
    if (expression !== undefined) Object.assign(made, { [name]: expression })
  }
  return made
}
