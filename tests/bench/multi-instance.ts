import {
  type CompiledProcess,
  compileProcess,
  type Effect,
  parseBpmn,
  type StepResult,
  startInstance,
  step,
} from '../../engine/index.ts'
import { bpmn, each } from '../support/bpmn-builder.ts'
import { processorSeconds } from './processor-time.ts'

const env = { now: '2026-01-05T08:00:00Z' }

export interface MultiInstanceFigures {
  /** Start, complete one task after the other, end: all of it, divided by the number of items. */
  readonly microsecondsPerItem100: number
  readonly microsecondsPerItem1000: number
  readonly microsecondsPerItem10000: number
  /** 1 where each item costs as much among ten thousand as among one thousand. */
  readonly costOfItem10000To1000: number
}

/** A parallel multi-instance user task with so many items, its tasks completed one by one. */
export async function benchMultiInstance(largest = 10_000): Promise<MultiInstanceFigures> {
  const { definitions } = await parseBpmn(
    bpmn()
      .start()
      .node(
        'userTask',
        'A',
        {},
        each({
          inputCollection: '=items',
          inputElement: 'item',
          outputCollection: 'all',
          outputElement: '=item',
        }),
      )
      .end()
      .flow('Start', 'A', 'End')
      .xml(),
  )
  const { process } = definitions ? compileProcess(definitions, 'P') : {}
  if (!process) throw new Error('Expected the model of the benchmark to compile.')
  const perItem = (items: number, rounds: number): number => {
    const size = Math.min(items, largest)
    const times = Array.from({ length: rounds }, () => play(process, size) / size)
    return Math.round(Math.min(...times) * 10_000) / 10
  }
  play(process, Math.min(1000, largest))
  const [small, middle, large] = [perItem(100, 20), perItem(1000, 5), perItem(10_000, 2)]
  return {
    microsecondsPerItem100: small,
    microsecondsPerItem1000: middle,
    microsecondsPerItem10000: large,
    costOfItem10000To1000: Math.round((large / middle) * 100) / 100,
  }
}

/** Milliseconds of processor time from start to end. */
function play(process: CompiledProcess, count: number): number {
  const items = Array.from({ length: count }, (_, index) => index)
  const begin = processorSeconds()
  const started = startInstance(process, { variables: { items } }, env)
  let result: StepResult = started
  for (const task of started.ok ? started.effects.filter(isTask) : []) {
    if (!result.ok) break
    const command = { type: 'completeTask', wait: task.wait, variables: {} } as const
    result = step(process, result.instance, command, env)
  }
  const took = (processorSeconds() - begin) * 1000
  if (!result.ok || result.instance.state !== 'completed') throw new Error('Expected every item to be done.')
  return took
}

function isTask(effect: Effect): effect is Extract<Effect, { type: 'openUserTask' }> {
  return effect.type === 'openUserTask'
}
