import { describe, expect, test } from 'vitest'
import type { CompiledProcess } from '../../../engine/compile/compiled-process.ts'
import {
  type Activation,
  type Effect,
  type Instance,
  type Json,
  type RunRecord,
  type StartInput,
  startInstance,
  step,
  type Variables,
} from '../../../engine/index.ts'
import { rootScopeOf, scopesOf } from '../../../engine/run/read-instance.ts'
import type { StepResult } from '../../../engine/run/step-result.ts'
import { type BpmnBuilder, bpmn, each, errorEvent, message, timer } from '../../support/bpmn-builder.ts'
import { compileBpmn, NOW } from '../../support/compile-bpmn.ts'

const env = { now: NOW }

/**
 * An instance one changes by hand. Between commands it goes through JSON, as in the database. Long because each
 * kind of place to begin or end at has its case and its refusal.
 */
class Case {
  readonly #process: CompiledProcess
  instance: Instance
  effects: readonly Effect[] = []
  records: readonly RunRecord[] = []

  constructor(process: CompiledProcess, start: StartInput = {}) {
    this.#process = process
    const result = startInstance(process, start, env)
    if (!result.ok) throw new Error(result.rejection.message)
    this.instance = this.#take(result)
  }

  modify(activate: readonly (Activation | string)[], terminate: readonly number[] = []): StepResult {
    const activations = activate.map((one) => (typeof one === 'string' ? { element: one } : one))
    const result = step(
      this.#process,
      this.instance,
      { type: 'modify', activate: activations, terminate },
      env,
    )
    if (result.ok) this.instance = this.#take(result)
    return result
  }

  complete(element: string, variables: Variables = {}): void {
    const wait = this.#waits().find((one) => one.element === element && one.kind === 'userTask')
    if (!wait) throw new Error(`Expected '${element}' to be open, found ${this.open.join(', ')}.`)
    const result = step(this.#process, this.instance, { type: 'completeTask', wait: wait.id, variables }, env)
    if (!result.ok) throw new Error(result.rejection.message)
    this.instance = this.#take(result)
  }

  /** Activations of an element that runs, oldest first. */
  activations(element: string): readonly number[] {
    const scopes = scopesOf(this.instance)
    const tokens = scopes.flatMap((scope) => Object.values(scope.tokens))
    const eventSubs = scopes.filter((scope) => scope.kind === 'event-sub' && scope.element === element)
    return [
      ...tokens.filter((token) => token.at === element).flatMap((token) => token.activation ?? []),
      ...eventSubs.map((scope) => scope.activation),
    ]
  }

  /** Elements with an open task. */
  get open(): readonly string[] {
    return this.waiting('userTask')
  }

  waiting(kind: string): readonly string[] {
    return this.#waits()
      .filter((wait) => wait.kind === kind)
      .map((wait) => wait.element)
      .toSorted()
  }

  scopes(element: string): readonly number[] {
    return scopesOf(this.instance).flatMap((scope) => (scope.element === element ? [scope.id] : []))
  }

  #waits() {
    const scopes = scopesOf(this.instance)
    return scopes.flatMap((scope) => [
      ...Object.values(scope.waits),
      ...Object.values(scope.tokens).flatMap((token) => Object.values(token.waits)),
    ])
  }

  #take(result: Extract<StepResult, { ok: true }>): Instance {
    this.effects = result.effects
    this.records = result.records
    return JSON.parse(JSON.stringify(result.instance))
  }
}

async function started(model: BpmnBuilder, start: StartInput = {}): Promise<Case> {
  return new Case(await compileBpmn(model), start)
}

const line = () => bpmn().start().user('A').user('B').end().flow('Start', 'A', 'B', 'End')

const nested = (inner: (b: BpmnBuilder) => BpmnBuilder = (b) => b) =>
  bpmn()
    .start()
    .user('Before')
    .sub('S', (b) => inner(b.start('s').user('X').user('Y').end('e').flow('s', 'X', 'Y', 'e')))
    .end()
    .flow('Start', 'Before', 'S', 'End')

const refused = (result: StepResult) => (result.ok ? 'accepted' : result.rejection)

describe('begin', () => {
  test('an element beside what runs', async () => {
    const run = await started(line())
    expect(run.modify(['B']).ok).toBe(true)
    expect(run.open).toEqual(['A', 'B'])
    run.complete('B')
    expect(run.instance.state).toBe('active')
    run.complete('A')
    run.complete('B')
    expect(run.instance.state).toBe('completed')
  })

  test('behind an element, as if it were done: its conditions choose', async () => {
    const run = await started(
      bpmn()
        .start()
        .user('A')
        .exclusive('G', 'G-No')
        .user('Yes')
        .user('No')
        .flow('Start', 'A', 'G')
        .when('G', 'Yes', '=ok')
        .flow('G', 'No'),
      { variables: { ok: true } },
    )
    run.modify([{ element: 'G', at: 'after' }], run.activations('A'))
    expect(run.open).toEqual(['Yes'])
  })

  test('behind an element nothing follows: the branch ends', async () => {
    const run = await started(line())
    run.modify([{ element: 'End', at: 'after' }], run.activations('A'))
    expect(run.instance.state).toBe('completed')
  })

  test('a move: what is begun keeps the scope open that what ends leaves empty', async () => {
    const run = await started(nested())
    run.complete('Before')
    const [scope] = run.scopes('S')
    run.modify(['Y'], run.activations('X'))
    expect(run.open).toEqual(['Y'])
    expect(run.scopes('S')).toEqual([scope])
    run.complete('Y')
    expect(run.instance.state).toBe('completed')
  })

  test('with variables only this element sees', async () => {
    const run = await started(line())
    run.modify([{ element: 'B', variables: { note: 'by hand' } }])
    expect(run.effects).toMatchObject([
      { type: 'openUserTask', element: 'B', variables: { note: 'by hand' } },
    ])
    expect(rootScopeOf(run.instance)?.variables).toEqual({})
  })

  test('several elements in one command', async () => {
    const run = await started(nested())
    run.modify(['X', 'Y', 'Before'])
    expect(run.open).toEqual(['Before', 'Before', 'X', 'Y'])
    expect(run.scopes('S')).toHaveLength(1)
  })

  test('a repeated activity as a whole', async () => {
    const run = await started(
      bpmn()
        .start()
        .user('A')
        .node('userTask', 'M', {}, each({ inputCollection: '=list' }))
        .end()
        .flow('Start', 'A', 'M', 'End'),
      { variables: { list: [1, 2] } },
    )
    run.modify(['M'], run.activations('A'))
    expect(run.open).toEqual(['M', 'M'])
  })
})

describe('begin inside a sub-process', () => {
  test('that does not run: it is entered, with input, boundary events and event sub-processes', async () => {
    const run = await started(
      nested((inner) =>
        inner.sub('Sub', (b) => b.start('m', message('M')).user('E').flow('m', 'E'), {
          triggeredByEvent: true,
        }),
      )
        .boundary('Late', 'S', timer('timeDuration', 'P1D'))
        .message('M', 'stop', '=1'),
    )
    run.modify(['Y'])
    expect(run.open).toEqual(['Before', 'Y'])
    expect(run.waiting('timer')).toEqual(['Late'])
    expect(run.waiting('message')).toEqual(['m'])
  })

  test('reuses the one that runs', async () => {
    const run = await started(nested())
    run.complete('Before')
    run.modify(['Y'])
    expect(run.scopes('S')).toHaveLength(1)
    run.complete('X')
    run.complete('Y')
    run.complete('Y')
    expect(run.instance.state).toBe('completed')
  })

  test('takes the named one of several', async () => {
    const run = await started(nested())
    run.modify(['S', 'S'])
    const [first = 0, second = 0] = run.scopes('S')
    expect(refused(run.modify(['Y']))).toMatchObject({
      code: 'invalid-argument',
      message: expect.stringContaining(`${first}, ${second}`),
    })
    run.modify([{ element: 'Y', scope: second }])
    const scope = scopesOf(run.instance).find((one) => one.id === second)
    expect(Object.values(scope?.tokens ?? {}).map((token) => token.at)).toEqual(['X', 'Y'])
  })

  test('does not reuse one that the same command ends', async () => {
    const run = await started(nested())
    run.complete('Before')
    const [old] = run.scopes('S')
    run.modify(['X'], run.activations('S'))
    expect(run.open).toEqual(['X'])
    expect(run.scopes('S')).not.toContain(old)
  })

  test('enters every level that is missing', async () => {
    const deep = bpmn()
      .start()
      .user('A')
      .end()
      .flow('Start', 'A', 'End')
      .sub('S1', (one) => one.sub('S2', (two) => two.user('Deep')))
    const run = await started(deep)
    run.modify(['Deep'])
    expect(run.open).toEqual(['A', 'Deep'])
    run.complete('A')
    run.complete('Deep')
    expect(run.instance.state).toBe('completed')
  })

  test('refuses one whose boundary event cannot be armed, as a whole', async () => {
    const run = await started(nested().boundary('Late', 'S', timer('timeDuration', '=nothing')))
    const before = JSON.stringify(run.instance)
    expect(refused(run.modify(['Before', 'Y']))).toMatchObject({
      code: 'invalid-argument',
      message: expect.stringContaining("'S' cannot be entered"),
    })
    expect(JSON.stringify(run.instance)).toBe(before)
  })
})

describe('begin at an event', () => {
  const guarded = (interrupting: boolean) =>
    line()
      .boundary('Late', 'A', timer('timeDuration', 'P1D'), interrupting)
      .user('Remind')
      .flow('Late', 'Remind')

  test('an interrupting boundary event ends its activity', async () => {
    const run = await started(guarded(true))
    run.modify(['Late'])
    expect(run.open).toEqual(['Remind'])
  })

  test('a non-interrupting one does not', async () => {
    const run = await started(guarded(false))
    run.modify(['Late'])
    expect(run.open).toEqual(['A', 'Remind'])
  })

  test('without its activity it is passed', async () => {
    const run = await started(guarded(true))
    run.complete('A')
    run.modify(['Late'])
    expect(run.open).toEqual(['B', 'Remind'])
  })

  test('refuses an interrupting one whose activity runs several times', async () => {
    const run = await started(guarded(true))
    run.modify(['A'])
    expect(refused(run.modify(['Late']))).toMatchObject({ code: 'invalid-argument' })
    expect(run.open).toEqual(['A', 'A'])
  })

  const withEventSub = (interrupting: boolean) =>
    line()
      .sub(
        'E',
        (b) =>
          b
            .node('startEvent', 'm', { isInterrupting: interrupting }, message('M'))
            .user('X')
            .user('Y')
            .flow('m', 'X', 'Y'),
        { triggeredByEvent: true },
      )
      .message('M', 'stop', '=1')

  test.each(['E', 'm'])('an event sub-process happens, begun by %s', async (element) => {
    const run = await started(withEventSub(true))
    run.modify([element])
    expect(run.open).toEqual(['X'])
    const other = await started(withEventSub(false))
    other.modify([element])
    expect(other.open).toEqual(['A', 'X'])
  })

  test('inside an event sub-process nothing is interrupted', async () => {
    const run = await started(withEventSub(true))
    run.modify(['Y'])
    expect(run.open).toEqual(['A', 'Y'])
    run.complete('Y')
    run.complete('A')
    run.complete('B')
    expect(run.instance.state).toBe('completed')
  })
})

describe('end', () => {
  test('a task; the instance is canceled with the last one', async () => {
    const run = await started(line())
    run.modify(['B'])
    run.modify([], run.activations('A'))
    expect(run.open).toEqual(['B'])
    run.modify([], run.activations('B'))
    expect(run.instance.state).toBe('canceled')
    expect(run.effects.at(-1)).toMatchObject({ type: 'endInstance', state: 'canceled' })
  })

  test('a sub-process with everything inside', async () => {
    const run = await started(nested())
    run.modify(['X'])
    run.modify([], run.activations('S'))
    expect(run.open).toEqual(['Before'])
    expect(run.scopes('S')).toEqual([])
    expect(run.records.map((record) => record.type)).toEqual(['elementTerminated', 'elementTerminated'])
  })

  test('the last task inside ends the sub-process too, which does not complete', async () => {
    const run = await started(nested())
    run.modify(['X'])
    run.modify([], run.activations('X'))
    expect(run.scopes('S')).toEqual([])
    expect(run.records.map((record) => record.type)).not.toContain('elementCompleted')
  })

  test('an event sub-process', async () => {
    const run = await started(
      line()
        .sub(
          'E',
          (b) => b.node('startEvent', 'm', { isInterrupting: false }, message('M')).user('X').flow('m', 'X'),
          { triggeredByEvent: true },
        )
        .message('M', 'stop', '=1'),
    )
    run.modify(['E'])
    run.modify([], run.activations('E'))
    expect(run.open).toEqual(['A'])
    expect(run.scopes('E')).toEqual([])
  })

  test('a scope and something inside it in one command', async () => {
    const run = await started(nested())
    run.modify(['X'])
    expect(run.modify([], [...run.activations('S'), ...run.activations('X')]).ok).toBe(true)
    expect(run.open).toEqual(['Before'])
  })

  test('one item of a repeated activity: the others go on and complete it', async () => {
    const list: Json = ['a', 'b', 'c']
    const run = await started(
      bpmn()
        .start()
        .node(
          'userTask',
          'M',
          {},
          each({ inputCollection: '=list', outputCollection: 'out', outputElement: '=done' }),
        )
        .user('Z')
        .flow('Start', 'M', 'Z'),
      { variables: { list } },
    )
    const [, second = 0] = run.activations('M').slice(1)
    run.modify([], [second])
    expect(run.open).toEqual(['M', 'M'])
    run.complete('M', { done: 1 })
    run.complete('M', { done: 3 })
    expect(run.open).toEqual(['Z'])
    expect(rootScopeOf(run.instance)?.variables.out).toEqual([1, null, 3])
  })

  test('every item: the repeated activity ends with them', async () => {
    const run = await started(
      bpmn()
        .start()
        .node('userTask', 'M', {}, each({ inputCollection: '=[1, 2]' }))
        .user('Z')
        .flow('Start', 'M', 'Z'),
    )
    run.modify([], run.activations('M').slice(1))
    expect(run.instance.state).toBe('canceled')
  })

  test('a branch an inclusive join waits for: the join goes on', async () => {
    const run = await started(
      bpmn()
        .start()
        .inclusive('G')
        .user('A')
        .user('B')
        .inclusive('J')
        .user('Z')
        .flow('Start', 'G')
        .when('G', 'A', '=true')
        .when('G', 'B', '=true')
        .flow('A', 'J')
        .flow('B', 'J')
        .flow('J', 'Z'),
    )
    run.complete('A')
    expect(run.open).toEqual(['B'])
    run.modify([], run.activations('B'))
    expect(run.open).toEqual(['Z'])
  })

  test('a task with an incident: the incident closes', async () => {
    const run = await started(
      bpmn().start().user('A').end('Oops', errorEvent('E')).flow('Start', 'A', 'Oops').error('E', 'X'),
    )
    run.complete('A')
    expect(run.effects).toMatchObject([{ type: 'closeWait' }, { type: 'raiseIncident' }])
    run.modify(['A'], run.activations('Oops'))
    expect(run.instance.incidents).toEqual({})
    expect(run.open).toEqual(['A'])
  })
})

describe('refuses and changes nothing', () => {
  test.each<[string, readonly (Activation | string)[], readonly number[], string]>([
    ['an empty change', [], [], 'invalid-argument'],
    ['an unknown element', ['Nobody'], [], 'not-found'],
    ['an unknown activation', [], [999], 'not-found'],
    ['an unknown scope', [{ element: 'B', scope: 999 }], [], 'invalid-argument'],
    ['one good and one bad part', ['B', 'Nobody'], [], 'not-found'],
    ['variables that are no JSON', [{ element: 'B', variables: { n: Number.NaN } }], [], 'invalid-argument'],
    [
      'variables behind an element',
      [{ element: 'A', at: 'after', variables: { n: 1 } }],
      [],
      'invalid-argument',
    ],
  ])('%s', async (_, activate, terminate, code) => {
    const run = await started(line())
    const before = JSON.stringify(run.instance)
    expect(refused(run.modify(activate, terminate))).toMatchObject({ code })
    expect(JSON.stringify(run.instance)).toBe(before)
  })

  test('an element inside a repeated sub-process that does not run', async () => {
    const run = await started(
      bpmn()
        .start()
        .user('A')
        .flow('Start', 'A')
        .node('subProcess', 'S', {}, `${each({ inputCollection: '=[1]' })}<userTask id="X"/>`),
    )
    expect(refused(run.modify(['X']))).toMatchObject({
      code: 'invalid-argument',
      message: expect.stringContaining('repeated'),
    })
  })

  test('but takes one inside an item that runs', async () => {
    const run = await started(
      bpmn()
        .start()
        .flow('Start', 'S')
        .node('subProcess', 'S', {}, `${each({ inputCollection: '=[1]' })}<userTask id="X"/>`),
    )
    run.modify(['X'])
    expect(run.open).toEqual(['X', 'X'])
  })

  test('to begin something in an instance that the same command ends', async () => {
    const run = await started(line())
    const root = rootScopeOf(run.instance)?.activation ?? 0
    expect(refused(run.modify(['B'], [root]))).toMatchObject({ code: 'invalid-argument' })
    run.modify([], [root])
    expect(run.instance.state).toBe('canceled')
  })
})

describe('start in the middle', () => {
  test('no start event is passed', async () => {
    const run = await started(nested(), {
      activate: [{ element: 'Y' }, { element: 'Before' }],
      variables: { a: 1 },
    })
    expect(run.open).toEqual(['Before', 'Y'])
    expect(rootScopeOf(run.instance)?.variables).toEqual({ a: 1 })
    expect(run.records.map((record) => ('element' in record ? record.element : ''))).not.toContain('Start')
  })

  test('refuses an unknown element', async () => {
    const process = await compileBpmn(line())
    expect(startInstance(process, { activate: [{ element: 'Nobody' }] }, env)).toMatchObject({
      ok: false,
      rejection: { code: 'not-found' },
    })
  })
})
