import { elementOf, textOf } from '../bpmn/moddle-element.ts'
import { arriveAtComplexJoin } from '../run/complex-join.ts'
import type { ElementBehavior } from './element-behavior.ts'
import { pass } from './pass.ts'

/**
 * Fires once its activation condition holds, then takes in the tokens still on their way before it begins
 * anew; without a condition it joins like an inclusive gateway. Each flow whose condition holds is taken,
 * else the default flow (BPMN 2.0.2 § 13.4.5).
 */
export const complexGateway: ElementBehavior = {
  kind: 'bpmn:ComplexGateway',
  compile(node, tools) {
    const text = textOf(elementOf(node.element, 'activationCondition'), 'body')?.trim()
    if (text === undefined) return { leave: 'matching', join: 'inclusive', start: pass }
    const condition = tools.expression(node.id, text, 'activationCondition')
    return {
      leave: 'matching',
      resets: true,
      start(run, place) {
        if (place.node.incoming.length > 1) arriveAtComplexJoin(run, place, condition)
        else pass(run, place)
      },
    }
  },
}
