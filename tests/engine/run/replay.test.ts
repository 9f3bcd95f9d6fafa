import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CompiledProcess,
  createTryOut,
  scopesOf,
  TryOut,
  type TryOutSetup,
  type TryOutState,
} from '../../../engine/index.ts'
import { type BpmnBuilder, bpmn, each, timer } from '../../support/bpmn-builder.ts'
import { compileBpmn, NOW } from '../../support/compile-bpmn.ts'

/** A random structured model as a tree of blocks. */
type Block =
  | { readonly kind: 'task' | 'script' | 'wait' | 'guarded' | 'each' }
  | { readonly kind: 'sequence' | 'exclusive' | 'parallel' | 'inclusive'; readonly parts: readonly Block[] }
  | { readonly kind: 'sub' | 'loop'; readonly parts: readonly [Block] }

const blocks = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constantFrom('task', 'script', 'wait', 'guarded', 'each') }),
    fc.record({
      kind: fc.constantFrom('sequence', 'exclusive', 'parallel', 'inclusive'),
      parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constantFrom('sub', 'loop'), parts: fc.tuple(tie('block')) }),
  ),
})).block

interface Drawing {
  model: BpmnBuilder
  readonly next: (prefix: string) => string
}

/** Draws a block between two nodes; gives its first and last node. */
function draw(drawing: Drawing, block: Block): readonly [string, string] {
  const id = drawing.next(block.kind)
  switch (block.kind) {
    case 'task':
      drawing.model = drawing.model.user(id)
      return [id, id]
    case 'script':
      drawing.model = drawing.model.script(id, '=count + 1', 'count')
      return [id, id]
    case 'wait':
      drawing.model = drawing.model.node('intermediateCatchEvent', id, {}, timer('timeDuration', 'PT1H'))
      return [id, id]
    case 'guarded':
      drawing.model = drawing.model
        .service(id, 'work')
        .boundary(`${id}-late`, id, timer('timeCycle', 'R2/PT1H'), false)
        .end(`${id}-noted`)
        .flow(`${id}-late`, `${id}-noted`)
      return [id, id]
    case 'each':
      drawing.model = drawing.model.node(
        'userTask',
        id,
        {},
        each({ inputCollection: '=[1, 2]', inputElement: 'n', outputCollection: 'all', outputElement: '=n' }),
      )
      return [id, id]
    case 'sequence':
      return sequence(drawing, block.parts)
    case 'sub': {
      const inner: Drawing = { model: bpmn('inner'), next: drawing.next }
      const start = drawing.next('start')
      const [first] = draw(inner, block.parts[0])
      const body = inner.model.start(start).flow(start, first).body()
      drawing.model = drawing.model.node('subProcess', id, {}, body)
      return [id, id]
    }
    case 'loop': {
      const again = `${id}-again`
      drawing.model = drawing.model.exclusive(id).exclusive(again)
      const [first, last] = draw(drawing, block.parts[0])
      const rest = drawing.next('after')
      // Each round counts, so that the loop ends.
      drawing.model = drawing.model
        .script(`${id}-count`, '=count + 1', 'count')
        .flow(id, first)
        .flow(last, `${id}-count`, again)
        .when(again, id, '=count < 4')
        .when(again, rest, '=count >= 4')
        .node('task', rest)
      return [id, rest]
    }
    default:
      return branches(drawing, id, block.kind, block.parts)
  }
}

function sequence(drawing: Drawing, parts: readonly Block[]): readonly [string, string] {
  const drawn = parts.map((part) => draw(drawing, part))
  for (const [index, [first]] of drawn.entries()) {
    const before = drawn[index - 1]
    if (before) drawing.model = drawing.model.flow(before[1], first)
  }
  return [drawn[0]?.[0] ?? '', drawn.at(-1)?.[1] ?? '']
}

function branches(
  drawing: Drawing,
  id: string,
  kind: 'exclusive' | 'parallel' | 'inclusive',
  parts: readonly Block[],
): readonly [string, string] {
  const join = `${id}-join`
  drawing.model = drawing.model.node(`${kind}Gateway`, id).node(`${kind}Gateway`, join)
  for (const [index, part] of parts.entries()) {
    const [first, last] = draw(drawing, part)
    drawing.model = (
      kind === 'parallel'
        ? drawing.model.flow(id, first)
        : drawing.model.when(id, first, index === 0 ? '=true' : `=count > ${index}`)
    ).flow(last, join)
  }
  return [id, join]
}

function modelOf(block: Block): BpmnBuilder {
  let number = 0
  const drawing: Drawing = { model: bpmn(), next: (prefix) => `${prefix}${++number}` }
  const [first, last] = draw(drawing, block)
  return drawing.model.start().end().flow('Start', first).flow(last, 'End')
}

/** Drops everything but the JSON, with keys in another order, as a database may give them back. */
function throughJson(setup: TryOutSetup, tryOut: TryOut): TryOut {
  const state: TryOutState = JSON.parse(JSON.stringify(tryOut.state, sortedKeys))
  return new TryOut(setup, state)
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)),
  )
}

/** Answers whatever is open, chosen by the numbers, until nothing is. */
function play(
  process: CompiledProcess,
  choices: readonly number[],
  between: (setup: TryOutSetup, tryOut: TryOut) => TryOut,
): TryOut {
  const setup = { processes: [process], stepLimit: 500 }
  let tryOut = between(setup, createTryOut(setup, { now: NOW, variables: { count: 0 } }))
  for (let round = 0; round < 60; round++) {
    const { tasks, jobs, timers } = tryOut.main
    const open = tasks.length + jobs.length + (timers.length > 0 ? 1 : 0)
    if (open === 0) break
    const choice = (choices[round % choices.length] ?? 0) % open
    const task = tasks[choice]
    const job = jobs[choice - tasks.length]
    if (task) tryOut.completeTask({ wait: task.wait }, { count: round })
    else if (job) tryOut.completeJob({ wait: job.wait })
    else tryOut.advanceToNextTimer()
    tryOut = between(setup, tryOut)
  }
  return tryOut
}

describe('an instance', () => {
  test('tells the same story when it is written and read after every step', async () => {
    await fc.assert(
      fc.asyncProperty(
        blocks,
        fc.array(fc.nat(9), { minLength: 1, maxLength: 12 }),
        async (block, choices) => {
          // given
          const process = await compileBpmn(modelOf(block))
          // when
          const straight = play(process, choices, (_, tryOut) => tryOut)
          const interrupted = play(process, choices, throughJson)
          // then
          expect(interrupted.trace).toEqual(straight.trace)
          expect(JSON.parse(JSON.stringify(interrupted.state))).toEqual(
            JSON.parse(JSON.stringify(straight.state)),
          )
        },
      ),
      { numRuns: 150 },
    )
  })

  test('of a structured model ends once everything is answered, with nothing left over', async () => {
    await fc.assert(
      fc.asyncProperty(
        blocks,
        fc.array(fc.nat(9), { minLength: 1, maxLength: 12 }),
        async (block, choices) => {
          const tryOut = play(await compileBpmn(modelOf(block)), choices, (_, same) => same)
          const { instance, tasks, jobs, timers, incidents } = tryOut.main
          if (tasks.length + jobs.length + timers.length > 0) return
          expect(incidents).toEqual([])
          expect(instance.state).toBe('completed')
          expect(scopesOf(instance)).toMatchObject([{ kind: 'process', tokens: {}, live: 0, arrivals: {} }])
        },
      ),
      { numRuns: 150 },
    )
  })
})
