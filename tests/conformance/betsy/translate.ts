import type { BpmnModdle } from 'bpmn-moddle'
import { createModdle } from '../../../engine/bpmn/create-moddle.ts'
import { elementOf, elementsOf, type ModdleElement, textOf } from '../../../engine/bpmn/moddle-element.ts'

/**
 * Writes a plain model in our dialect: a placeholder script is a job of that name, a called element a
 * `zeebe:calledElement`, a Java condition FEEL. Notation only: nothing about behavior is decided here.
 */
export function translate(definitions: ModdleElement): void {
  const moddle = createModdle()
  visit(definitions, (element) => {
    const script = textOf(element, 'script')?.trim()
    const called = textOf(element, 'calledElement')
    if (script) {
      extend(moddle, element, 'zeebe:TaskDefinition', { type: script })
      element.set('script', undefined)
    }
    if (called) extend(moddle, element, 'zeebe:CalledElement', { processId: called })
    const body = element.$instanceOf('bpmn:Expression') ? textOf(element, 'body')?.trim() : undefined
    if (body && !isTime(element)) element.set('body', feelOf(body))
  })
}

/** `!test.contains("a")` → `=not(contains(test, "a"))`, `${n}` → `=n`. One file has a stray `>` at the end. */
function feelOf(written: string): string {
  const java = written.replace(/\)>$/, ')')
  const [, negated, inner] = /^(!?)(?:\$\{(.*)\}|.*)$/s.exec(java) ?? []
  const text = (inner ?? java.slice(negated ? 1 : 0)).replace(
    /(\w+)\.contains\(([^)]*)\)/g,
    'contains($1, $2)',
  )
  return negated ? `=not(${text})` : `=${text}`
}

const isTime = (element: ModdleElement): boolean => element.$parent?.$type === 'bpmn:TimerEventDefinition'

function extend(
  moddle: BpmnModdle,
  element: ModdleElement,
  type: string,
  attributes: { readonly [name: string]: string },
): void {
  const extension = moddle.create(type, attributes)
  const before = elementsOf(elementOf(element, 'extensionElements'), 'values')
  element.set(
    'extensionElements',
    moddle.create('bpmn:ExtensionElements', { values: [...before, extension] }),
  )
}

const CONTAINED = [
  'rootElements',
  'flowElements',
  'eventDefinitions',
  'loopCharacteristics',
  'complexBehaviorDefinition',
]
const EXPRESSIONS = [
  'conditionExpression',
  'condition',
  'loopCondition',
  'loopCardinality',
  'completionCondition',
  'activationCondition',
  'timeDate',
  'timeDuration',
  'timeCycle',
]

function visit(element: ModdleElement, see: (element: ModdleElement) => void): void {
  see(element)
  for (const name of [...CONTAINED, ...EXPRESSIONS]) {
    const value = element.get(name)
    const inner = Array.isArray(value) ? elementsOf(element, name) : [elementOf(element, name)]
    for (const each of inner) if (each && each.$parent === element) visit(each, see)
  }
}
