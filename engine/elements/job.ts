import { extensionOf } from '../bpmn/moddle-element.ts'
import type { NodeModel } from '../bpmn/read-model.ts'
import type { CompileTools } from '../compile/compile-tools.ts'
import type { ElementInfo } from '../compile/compiled-process.ts'
import type { CompiledExpression } from '../feel/index.ts'
import { StepFailure } from '../run/step-failure.ts'
import { openWait } from '../run/waits.ts'
import type { NodeBehavior } from './element-behavior.ts'

export interface JobSettings {
  readonly type: CompiledExpression
  readonly retries?: CompiledExpression
  readonly headers: { readonly [name: string]: string }
  readonly info: Partial<ElementInfo>
}

/** `zeebe:taskDefinition`: the worker that does the element; absent when the element names none. */
export function jobSettings(node: NodeModel, tools: CompileTools): JobSettings | undefined {
  const definition = extensionOf(node.element, 'zeebe:TaskDefinition')
  const type = tools.attribute(node.id, definition, 'type')
  if (!type) return undefined
  const retries = tools.attribute(node.id, definition, 'retries')
  const info = type.text.startsWith('=') ? {} : { jobType: type.text }
  return { type, ...(retries && { retries }), headers: tools.headers(node.element), info }
}

/** Opens a job and waits for its result. */
export function startJob(settings: JobSettings): NodeBehavior['start'] {
  return (run, place) => {
    const local = run.localOf(place)
    const sees = run.visible(local)
    const jobType = run.evaluateText(settings.type, sees)
    if (jobType === undefined) {
      throw new StepFailure(
        'expression-failed',
        `Expected '${settings.type.text}' to name a worker, found nothing.`,
      )
    }
    const retries = Number(run.evaluateText(settings.retries, sees) ?? 3)
    if (!Number.isInteger(retries) || retries < 1) {
      throw new StepFailure(
        'expression-failed',
        `Expected the number of attempts to be at least 1, found ${retries}.`,
      )
    }
    place.token.state = 'waiting'
    run.effects.push({
      type: 'openJob',
      ...openWait(run, place, place.node.id, 'job'),
      jobType,
      retries,
      headers: settings.headers,
      variables: run.ownVariables(place),
    })
  }
}
