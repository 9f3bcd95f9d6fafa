import { elementOf, elementsOf, type ModdleElement, textOf } from '../bpmn/moddle-element.ts'
import type { NodeModel } from '../bpmn/read-model.ts'
import type { CompileTools } from './compile-tools.ts'
import type { CompiledNode, DataCopy } from './compiled-process.ts'
import { dataName } from './data-names.ts'

/** The data associations of an element: what it is given before it starts, and gives when it is done (BPMN 2.0.2 § 10.4.2). */
export function compileData(node: NodeModel, tools: CompileTools): Pick<CompiledNode, 'dataIn' | 'dataOut'> {
  const copies = (name: string) =>
    elementsOf(node.element, name).flatMap((association) => copiesOf(node, association, tools))
  const dataIn = copies('dataInputAssociations')
  const dataOut = copies('dataOutputAssociations')
  return { ...(dataIn.length > 0 && { dataIn }), ...(dataOut.length > 0 && { dataOut }) }
}

/** Assignments go before a transformation, that before a plain copy. */
function copiesOf(node: NodeModel, association: ModdleElement, tools: CompileTools): readonly DataCopy[] {
  const from = dataName(elementsOf(association, 'sourceRef')[0])
  const source = from === undefined ? {} : { from }
  const assignments = elementsOf(association, 'assignment').flatMap((each): readonly DataCopy[] => {
    const value = textOf(elementOf(each, 'from'), 'body')?.trim()
    const to = textOf(elementOf(each, 'to'), 'body')?.trim().replace(/^=\s*/, '')
    if (value === undefined || !to) return []
    return [{ ...source, value: tools.expression(node.id, value, 'assignment'), target: to.split('.') }]
  })
  if (assignments.length > 0) return assignments
  const target = dataName(elementOf(association, 'targetRef'))
  if (target === undefined) return []
  const transformation = textOf(elementOf(association, 'transformation'), 'body')?.trim()
  if (transformation !== undefined) {
    return [
      { ...source, value: tools.expression(node.id, transformation, 'transformation'), target: [target] },
    ]
  }
  return from === undefined ? [] : [{ from, target: [target] }]
}
