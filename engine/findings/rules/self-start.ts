import { elementOf, eventDefinitionsOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import { findingOf, nameOf, type ProcessModel, type Rule } from '../rule.ts'
import { beginsInstance } from './instantiating.ts'

const REFERENCES = ['signalRef', 'messageRef'] as const

/** What a process sends does not start the same process again: that may never end. */
export const selfStart: Rule = (model) => {
  const starting = new Set(model.nodes.filter((node) => startsProcess(model, node)).flatMap(namesOf))
  return model.nodes
    .filter((node) => SENDS.has(node.type) && namesOf(node).some((name) => starting.has(name)))
    .map((node) =>
      findingOf('starts-itself', 'warning', node.id, {
        de: `Was „${nameOf(node)}“ auslöst, lässt denselben Ablauf von vorn beginnen, das kann endlos so weitergehen. Geben Sie dem Signal oder der Nachricht am Anfang einen anderen Namen, oder prüfen Sie vorher, ob noch etwas zu tun ist.`,
        en: `What '${nameOf(node)}' throws begins the same process again, which may never end. Give the signal or message at the beginning another name, or check before whether anything is left to do.`,
      }),
    )
}

const SENDS = new Set(['bpmn:EndEvent', 'bpmn:IntermediateThrowEvent', 'bpmn:SendTask'])

function startsProcess(model: ProcessModel, node: NodeModel): boolean {
  return node.container.element === model.element && beginsInstance(node) !== undefined
}

/** The signals and messages an element names outright, told apart by what they are. */
function namesOf(node: NodeModel): readonly string[] {
  return [node.element, ...eventDefinitionsOf(node.element)].flatMap((owner: ModdleElement) =>
    REFERENCES.flatMap((reference) => {
      const name = textOf(elementOf(owner, reference), 'name')
      return name === undefined || name.startsWith('=') ? [] : [`${reference} ${name}`]
    }),
  )
}
