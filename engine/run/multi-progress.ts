import type { MultiSettings } from '../compile/compiled-process.ts'
import type { Place } from '../elements/element-behavior.ts'
import type { CompiledExpression } from '../feel/index.ts'
import type { Variables } from '../json.ts'
import type { MultiDraft } from './draft.ts'
import type { Run } from './run.ts'
import { StepFailure } from './step-failure.ts'
import { standsAt } from './throws.ts'

/** What the conditions of a repeated activity see when an item completes: the item, and the counts. */
export function progressOf(run: Run, item: Place, { total, done, active }: MultiDraft): Variables {
  return {
    ...run.visible(run.localOf(item)),
    numberOfInstances: total,
    numberOfCompletedInstances: done + 1,
    numberOfActiveInstances: active - 1,
    numberOfTerminatedInstances: 0,
  }
}

/** Whether the rest of the items is not needed any more (`completionCondition`). */
export function meetsCompletion(run: Run, { completion }: MultiSettings, sees: Variables): boolean {
  return completion !== undefined && asks(run, completion, sees)
}

/**
 * Throws what `behavior` asks for when an item completes; boundary events of the activity catch it
 * (BPMN 2.0.2 table 10.26). The activity tells of its progress and goes on, whatever catches it: with each or
 * the first item to the end, with a condition the rest of the items is not needed if an interrupting event
 * catches it. `gone` when something else ended the activity meanwhile.
 */
export function throwProgress(
  run: Run,
  outer: Place,
  settings: MultiSettings,
  sees: Variables,
): 'on' | 'enough' | 'gone' {
  const child = outer.token.child
  let isEnough = false
  for (const { on, throw: thrown } of settings.events) {
    if (on === 'first' && sees.numberOfCompletedInstances !== 1) continue
    if (typeof on === 'object' && !asks(run, on, sees)) continue
    const telling = { token: outer.token, isInterrupted: false }
    run.telling = telling
    thrown(run, outer)
    delete run.telling
    if (!standsAt(outer) || outer.token.child !== child) return 'gone'
    if (typeof on === 'object' && telling.isInterrupted) isEnough = true
  }
  return isEnough ? 'enough' : 'on'
}

function asks(run: Run, condition: CompiledExpression, sees: Variables): boolean {
  const answer = run.evaluate(condition, sees)
  if (typeof answer === 'boolean') return answer
  throw new StepFailure(
    'expression-failed',
    `Expected the completion condition '${condition.text}' to be true or false, found ${JSON.stringify(answer)}.`,
  )
}
