import { elementOf, elementsOf, type ModdleElement } from '../../bpmn/moddle-element.ts'
import type { Finding } from '../finding.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

const ENGINES = /^(camunda|operaton|flowable|activiti):/
const LISTENERS = new Set(['zeebe:ExecutionListeners', 'zeebe:TaskListeners'])

/** Settings of other engines and listeners have no effect here; code in them is never run (B22). */
export const foreignExtensions: Rule = ({ nodes, containers, id, element }) => {
  const flows = containers.flatMap((container) => container.flows)
  return [{ id, element }, ...nodes, ...flows].flatMap((each) => {
    const foreign = foreignNames(each.element)
    return foreign.length === 0 ? [] : [unsupported(each, foreign)]
  })
}

function foreignNames(element: ModdleElement): readonly string[] {
  const attributes = Object.keys(element.$attrs).filter((name) => ENGINES.test(name))
  const children = elementsOf(elementOf(element, 'extensionElements'), 'values')
    .map((value) => value.$type)
    .filter((type) => ENGINES.test(type) || LISTENERS.has(type))
  return [...new Set([...attributes, ...children])]
}

function unsupported(
  node: { readonly id: string; readonly name?: string },
  foreign: readonly string[],
): Finding {
  const list = foreign.slice(0, 5).join(', ')
  return findingOf('extension-unsupported', 'warning', node.id, {
    de: `„${nameOf(node)}“ hat Angaben, die hier nicht wirken: ${list}. Bilden Sie sie mit FEEL, Formularen oder Diensten nach.`,
    en: `'${nameOf(node)}' has settings without effect here: ${list}. Replace them by FEEL, forms or workers.`,
  })
}
