import { textOf } from '../../bpmn/moddle-element.ts'
import type { FlowModel, NodeModel } from '../../bpmn/read-model.ts'
import type { Finding } from '../finding.ts'
import { fixOf } from '../fix-of.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

const DECIDING = new Set(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway'])
const UNCONDITIONAL = new Set(['bpmn:ParallelGateway', 'bpmn:EventBasedGateway'])

/** A deciding gateway knows for every flow when to take it, in FEEL; others ask for no conditions. */
export const conditions: Rule = ({ nodes }) =>
  nodes.flatMap((node) => {
    const written = node.outgoing.flatMap((flow) => notFeel(flow))
    if (UNCONDITIONAL.has(node.type)) return node.outgoing.flatMap((flow) => ignored(node, flow))
    if (!DECIDING.has(node.type) || node.outgoing.length < 2) return written
    return [...written, ...incomplete(node)]
  })

function incomplete(node: NodeModel): readonly Finding[] {
  const open = node.outgoing.filter((flow) => conditionOf(flow) === undefined && !flow.isDefault)
  const hasDefault = node.outgoing.some((flow) => flow.isDefault)
  const [first] = open
  if (first && open.length === 1 && !hasDefault && node.outgoing.length > 1) {
    return [
      findingOf(
        'condition-missing',
        'error',
        node.id,
        {
          de: `Bei „${nameOf(node)}“ hat ein Weg keine Bedingung. Legen Sie ihn als Standard fest oder geben Sie eine Bedingung an.`,
          en: `One flow of '${nameOf(node)}' has no condition. Make it the default or give it a condition.`,
        },
        fixOf('set-default', { flow: first.id }),
      ),
    ]
  }
  if (first) {
    return [
      findingOf(
        'condition-missing',
        'error',
        node.id,
        {
          de: `Bei „${nameOf(node)}“ ist nicht gesagt, wann welcher Weg gilt. Geben Sie Bedingungen an.`,
          en: `'${nameOf(node)}' does not say when which flow is taken. Give conditions.`,
        },
        fixOf('ask-choice'),
      ),
    ]
  }
  const last = node.outgoing.at(-1)
  if (hasDefault || !last) return []
  return [
    findingOf(
      'default-missing',
      'warning',
      node.id,
      {
        de: `„${nameOf(node)}“ hat keinen Standardweg: Gilt keine Bedingung, bleibt der Vorgang mit einer Störung stehen.`,
        en: `'${nameOf(node)}' has no default flow: if no condition holds, the case stops with an incident.`,
      },
      fixOf('set-default', { flow: last.id }),
    ),
  ]
}

function notFeel(flow: FlowModel): readonly Finding[] {
  const text = conditionOf(flow)
  if (text === undefined || text.startsWith('=') || flow.isDefault) return []
  return [
    findingOf(
      'condition-not-feel',
      'error',
      flow.id,
      {
        de: `Die Bedingung „${text}“ ist kein FEEL-Ausdruck. Erwartet wird ein Ausdruck, der mit „=“ beginnt.`,
        en: `The condition '${text}' is no FEEL expression. Expected one that begins with '='.`,
      },
      fixOf('make-feel', { text: `=${text.replace(/^[$#]\{(.*)\}$/s, '$1').trim()}` }),
    ),
  ]
}

function ignored(node: NodeModel, flow: FlowModel): readonly Finding[] {
  if (conditionOf(flow) === undefined) return []
  return [
    findingOf('condition-ignored', 'warning', flow.id, {
      de: `Die Bedingung nach „${nameOf(node)}“ gilt nicht: Dieses Gateway nimmt immer alle Wege. Verwenden Sie ein exklusives oder inklusives Gateway.`,
      en: `The condition after '${nameOf(node)}' has no effect: this gateway takes every flow. Use an exclusive or inclusive gateway.`,
    }),
  ]
}

function conditionOf(flow: FlowModel): string | undefined {
  return textOf(flow.condition, 'body')?.trim()
}
