import type { NodeModel } from '../../bpmn/read-model.ts'
import { fixOf } from '../fix-of.ts'
import { findingOf, type Rule } from '../rule.ts'

const NAMED = new Set([
  'bpmn:UserTask',
  'bpmn:Task',
  'bpmn:ManualTask',
  'bpmn:SubProcess',
  'bpmn:CallActivity',
])

/** What people read in lists and diagrams has a name. */
export const names: Rule = ({ nodes }) =>
  nodes
    .filter((node) => node.name === undefined && needsName(node))
    .map((node, index) =>
      findingOf(
        'name-missing',
        'warning',
        node.id,
        {
          de: 'Ein Element hat keinen Namen. Tragen Sie ein, was hier geschieht oder gefragt wird.',
          en: 'An element has no name. Say what happens or is asked here.',
        },
        fixOf('set-name', { name: `Schritt ${index + 1}` }),
      ),
    )

function needsName(node: NodeModel): boolean {
  return NAMED.has(node.type) || (node.type === 'bpmn:ExclusiveGateway' && node.outgoing.length > 1)
}
