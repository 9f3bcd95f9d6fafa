import { CompileTools } from '../compile/compile-tools.ts'
import { compileValue } from '../compile/compile-value.ts'
import type { FlowMachine, NodePlan } from '../compile/flow-machine.ts'
import type { CompiledExpression } from '../feel/index.ts'
import type { Json } from '../json.ts'
import type { Choices } from './choices.ts'
import { createFreeMachine } from './free-machine.ts'

/** What an expression is worth while exploring, by the setting it stands in. */
const VALUES: { readonly [path: string]: Json } = {
  inputCollection: [1, 2],
  loopCardinality: 2,
  completionCondition: false,
  activeElementsCollection: [],
  activationCondition: true,
  complexBehaviorDefinition: false,
  loopCondition: false,
  timeDuration: 'PT1H',
  timeDate: '2100-01-01T00:00:00Z',
  timeCycle: 'R1/PT1H',
}
/** Settings that have to be a text: the expression itself serves. */
const TEXTS = new Set(['name', 'type', 'processId', 'correlationKey', 'errorCode', 'escalationCode'])

/** Compiles a model for exploring: no expression is evaluated, every branch is a free choice. */
export class FreeTools extends CompileTools {
  readonly #choices: Choices

  constructor(choices: Choices) {
    super()
    this.#choices = choices
  }

  override expression(element: string, text: string, path = ''): CompiledExpression {
    const value = VALUES[path]
    if (value !== undefined) return constant(text, () => value)
    if (path === 'condition') return constant(text, () => this.#choices.holds === element)
    if (!text.startsWith('=')) return compileValue(text)
    return constant(text, () => (TEXTS.has(path) ? text : null))
  }

  override machine(_container: string, nodes: readonly NodePlan[]): FlowMachine {
    return createFreeMachine(nodes, this.#choices)
  }
}

function constant(text: string, value: () => Json): CompiledExpression {
  return {
    text,
    variables: [],
    findings: [],
    evaluate: () => ({ ok: true, value: value(), warnings: [] }),
  }
}
