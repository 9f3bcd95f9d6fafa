import { describe, expect, test } from 'vitest'
import {
  type Command,
  type CompiledProcess,
  type Effect,
  type Instance,
  type RunRecord,
  startInstance,
  step,
} from '../../../engine/index.ts'
import { pageEntries } from '../../../engine/run/pages.ts'
import {
  type BpmnBuilder,
  bpmn,
  each,
  errorEvent,
  extensions,
  io,
  message,
  timer,
} from '../../support/bpmn-builder.ts'
import { compileBpmn, NOW } from '../../support/compile-bpmn.ts'

/**
 * Whatever was open when something ends is closed once, and nothing of it stays in the instance: waits,
 * incidents, scopes, half-full joins, called processes.
 */

/** Things that are open in many ways; each is put into a sub-process that is then ended. */
const contents: { readonly [name: string]: (inner: BpmnBuilder) => BpmnBuilder } = {
  'a task with a timer and a message on it': (inner) =>
    inner
      .start('S')
      .user('A')
      .boundary('T', 'A', timer('timeCycle', 'R/PT5H'), false)
      .boundary('M', 'A', message('m1'), false)
      .end('TE')
      .end('ME')
      .flow('S', 'A')
      .flow('T', 'TE')
      .flow('M', 'ME'),
  'an incident': (inner) => inner.start('S').script('X', '=missing + {}', 'x').user('A').flow('S', 'X', 'A'),
  'an incident on a task with a timer': (inner) =>
    inner
      .start('S')
      .user('A', '<zeebe:priorityDefinition priority="high"/>')
      .boundary('T', 'A', timer('timeDuration', 'PT5H'))
      .end('TE')
      .flow('S', 'A')
      .flow('T', 'TE'),
  'a half-full parallel join': (inner) =>
    inner.start('S').parallel('F').user('A').parallel('J').flow('S', 'F', 'A', 'J').flow('F', 'J'),
  'a half-full inclusive join': (inner) =>
    inner.start('S').parallel('F').user('A').inclusive('J').flow('S', 'F', 'A', 'J').flow('F', 'J'),
  'an event-based gateway': (inner) =>
    inner
      .start('S')
      .node('eventBasedGateway', 'G')
      .node('intermediateCatchEvent', 'C1', {}, timer('timeDuration', 'PT5H'))
      .node('intermediateCatchEvent', 'C2', {}, message('m1'))
      .flow('S', 'G', 'C1')
      .flow('G', 'C2'),
  'a called process': (inner) =>
    inner
      .start('S')
      .node('callActivity', 'A', {}, extensions('<zeebe:calledElement processId="Q"/>'))
      .flow('S', 'A'),
  'a repeated task': (inner) =>
    inner
      .start('S')
      .node('userTask', 'A', {}, each({ inputCollection: '=[1, 2, 3]', inputElement: 'n' }))
      .flow('S', 'A'),
  'a repeated sub-process': (inner) =>
    inner
      .start('S')
      .sub(
        'R',
        (body) => body.start('RS').user('A').flow('RS', 'A'),
        {},
        each({ inputCollection: '=[1, 2]' }),
      )
      .flow('S', 'R'),
  'a task with variables of its own': (inner) =>
    inner
      .start('S')
      .user('A', io({ own: '=1' }))
      .flow('S', 'A'),
  'sub-processes inside one another': (inner) =>
    inner
      .start('S')
      .sub('I', (one) =>
        one
          .start('IS')
          .sub('II', (two) => two.start('IIS').user('A').flow('IIS', 'A'))
          .flow('IS', 'II'),
      )
      .flow('S', 'I'),
  'an event sub-process that waits': (inner) =>
    inner
      .start('S')
      .user('A')
      .flow('S', 'A')
      .sub(
        'E',
        (event) =>
          event.node('startEvent', 'ES', {}, timer('timeDuration', 'PT5H')).end('EE').flow('ES', 'EE'),
        { triggeredByEvent: true },
      ),
  'an event sub-process that runs beside it': (inner) =>
    inner
      .start('S')
      .user('A')
      .flow('S', 'A')
      .sub(
        'E',
        (event) =>
          event
            .node('startEvent', 'ES', { isInterrupting: false }, timer('timeDuration', 'PT0S'))
            .user('B')
            .flow('ES', 'B'),
        { triggeredByEvent: true },
      ),
  'a task that is compensated': (inner) =>
    inner
      .start('S')
      .script('Book', '=1', 'booked')
      .node('boundaryEvent', 'U', { attachedToRef: 'Book' }, '<compensateEventDefinition/>')
      .node('userTask', 'Undo', { isForCompensation: true })
      .node('association', 'Line', { sourceRef: 'U', targetRef: 'Undo', associationDirection: 'One' })
      .node('intermediateThrowEvent', 'Throw', {}, '<compensateEventDefinition/>')
      .end('SE')
      .flow('S', 'Book', 'Throw', 'SE'),
}

interface Story {
  readonly effects: Effect[]
  readonly records: RunRecord[]
  instance: Instance
}

const env = { now: NOW }

function begin(process: CompiledProcess): Story {
  const result = startInstance(process, {}, env)
  if (!result.ok) throw new Error(result.rejection.message)
  const story = { effects: [...result.effects], records: [...result.records], instance: result.instance }
  // What is due at once fires.
  for (const effect of result.effects) {
    if (effect.type === 'openTimer' && effect.dueAt === NOW)
      next(process, story, { type: 'fireTimer', wait: effect.wait })
  }
  return story
}

function next(process: CompiledProcess, story: Story, command: Command): void {
  const result = step(process, JSON.parse(JSON.stringify(story.instance)), command, env)
  if (!result.ok) throw new Error(result.rejection.message)
  story.instance = result.instance
  story.effects.push(...result.effects)
  story.records.push(...result.records)
}

const OPENS = [
  'openUserTask',
  'openJob',
  'openTimer',
  'openMessage',
  'openSignal',
  'openAdHoc',
  'callProcess',
]

/** Everything opened is closed exactly once. */
function expectClosed({ effects }: Story): void {
  const opened = effects.flatMap((effect) =>
    'wait' in effect && OPENS.includes(effect.type) ? [effect.wait] : [],
  )
  const closed = effects.flatMap((effect) => (effect.type === 'closeWait' ? [effect.wait] : []))
  const raised = effects.flatMap((effect) => (effect.type === 'raiseIncident' ? [effect.incident] : []))
  const resolved = effects.flatMap((effect) => (effect.type === 'closeIncident' ? [effect.incident] : []))
  const sorted = (numbers: readonly (number | undefined)[]) => numbers.toSorted((a, b) => (a ?? 0) - (b ?? 0))
  expect(opened.length + raised.length).toBeGreaterThan(0)
  expect(sorted(closed)).toEqual(sorted(opened))
  expect(sorted(resolved)).toEqual(sorted(raised))
}

/** Everything that was entered was left or ended, exactly once. */
function expectLeft({ records }: Story): void {
  const numbers = (...types: readonly string[]) =>
    records.flatMap((record) =>
      types.includes(record.type) && 'activation' in record ? [record.activation] : [],
    )
  const sorted = (list: readonly number[]) => list.toSorted((a, b) => a - b)
  expect(sorted(numbers('elementCompleted', 'elementTerminated'))).toEqual(
    sorted(numbers('elementActivated')),
  )
}

function expectEmpty({ instance }: Story): void {
  expect([...pageEntries(instance.waits)]).toEqual([])
  expect(instance.incidents).toEqual({})
  expect([...pageEntries(instance.scopes)]).toMatchObject([
    { kind: 'process', tokens: {}, live: 0, arrivals: {}, waits: {} },
  ])
}

const ended = Object.entries(contents)

describe('nothing is left', () => {
  const around = (content: (inner: BpmnBuilder) => BpmnBuilder) =>
    bpmn().message('m1', 'hello', '="key"').start().sub('Sub', content).end().flow('Start', 'Sub', 'End')

  test.each(ended)('of %s when a boundary event interrupts the sub-process', async (_name, content) => {
    // given
    const process = await compileBpmn(
      around(content)
        .boundary('Stop', 'Sub', timer('timeDuration', 'PT1H'))
        .end('Stopped')
        .flow('Stop', 'Stopped'),
    )
    const story = begin(process)
    const stop = story.effects.find((effect) => effect.type === 'openTimer' && effect.element === 'Stop')
    // when
    next(process, story, { type: 'fireTimer', wait: stop?.type === 'openTimer' ? stop.wait : 0 })
    // then
    expect(story.instance.state).toBe('completed')
    expectClosed(story)
    expectLeft(story)
    expectEmpty(story)
  })

  test.each(ended)('of %s when an error leaves the sub-process', async (_name, content) => {
    // given
    const process = await compileBpmn(
      around((inner) =>
        content(
          inner
            .node('intermediateCatchEvent', 'Wait', {}, timer('timeDuration', 'PT1H'))
            .end('Fail', errorEvent('e1'))
            .flow('Wait', 'Fail'),
        ).flow('S', 'Wait'),
      )
        .error('e1', 'stop')
        .boundary('Stop', 'Sub', errorEvent('e1'))
        .end('Stopped')
        .flow('Stop', 'Stopped'),
    )
    const story = begin(process)
    const wait = story.effects.find((effect) => effect.type === 'openTimer' && effect.element === 'Wait')
    // when
    next(process, story, { type: 'fireTimer', wait: wait?.type === 'openTimer' ? wait.wait : 0 })
    // then
    expect(story.instance.state).toBe('completed')
    expectClosed(story)
    expectLeft(story)
    expectEmpty(story)
  })

  test.each(ended)('of %s when a terminate event ends the process', async (_name, content) => {
    // given
    const process = await compileBpmn(
      around(content)
        .user('Other')
        .node('endEvent', 'Terminate', {}, '<terminateEventDefinition/>')
        .flow('Start', 'Other', 'Terminate'),
    )
    const story = begin(process)
    const other = story.effects.find((effect) => effect.type === 'openUserTask' && effect.element === 'Other')
    // when
    const wait = other?.type === 'openUserTask' ? other.wait : 0
    next(process, story, { type: 'completeTask', wait, variables: {} })
    // then
    expect(story.instance.state).toBe('completed')
    expectClosed(story)
    expectLeft(story)
    expectEmpty(story)
  })

  test.each(ended)('of %s when somebody cancels the instance', async (_name, content) => {
    const process = await compileBpmn(around(content))
    const story = begin(process)
    next(process, story, { type: 'cancel' })
    expect(story.instance.state).toBe('canceled')
    expectClosed(story)
    expectLeft(story)
    expect(story.effects.at(-1)).toMatchObject({ type: 'endInstance', state: 'canceled' })
    expect(story.records.at(-1)).toEqual({ type: 'instanceCanceled' })
  })
})

describe('an event sub-process', () => {
  const beside = (isInterrupting: boolean, definition: string) =>
    bpmn()
      .start()
      .user('A')
      .end()
      .flow('Start', 'A', 'End')
      .sub(
        'E',
        (event) =>
          event
            .node('startEvent', 'ES', { isInterrupting }, definition)
            .user('B')
            .end('EE')
            .flow('ES', 'B', 'EE'),
        { triggeredByEvent: true },
      )

  test('that interrupts ends what runs beside it, and then the scope completes', async () => {
    const process = await compileBpmn(beside(true, timer('timeDuration', 'PT0S')))
    const story = begin(process)
    expect(story.records).toContainEqual(expect.objectContaining({ type: 'elementTerminated', element: 'A' }))
    const task = story.effects.find((effect) => effect.type === 'openUserTask' && effect.element === 'B')
    next(process, story, {
      type: 'completeTask',
      wait: task?.type === 'openUserTask' ? task.wait : 0,
      variables: {},
    })
    expect(story.instance.state).toBe('completed')
    expectClosed(story)
    expectLeft(story)
    expectEmpty(story)
  })

  test('that does not interrupt is waited for: the scope completes with the last of both', async () => {
    const process = await compileBpmn(beside(false, timer('timeDuration', 'PT0S')))
    const story = begin(process)
    const waitOf = (element: string) =>
      story.effects.flatMap((effect) =>
        effect.type === 'openUserTask' && effect.element === element ? [effect.wait] : [],
      )[0] ?? 0
    next(process, story, { type: 'completeTask', wait: waitOf('A'), variables: {} })
    expect(story.instance.state).toBe('active')
    next(process, story, { type: 'completeTask', wait: waitOf('B'), variables: {} })
    expect(story.instance.state).toBe('completed')
    expectClosed(story)
    expectLeft(story)
    expectEmpty(story)
  })
})
