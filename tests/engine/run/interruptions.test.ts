import { describe, expect, test } from 'vitest'
import { bpmn, each, errorEvent, extensions, message, timer } from '../../support/bpmn-builder.ts'
import { compileBpmn, lines, tryModel } from '../../support/compile-bpmn.ts'

type Tried = Awaited<ReturnType<typeof tryModel>>

const open = (tryOut: Tried) => tryOut.main.tasks.map((task) => task.element)

/** A sub-process with a join of three branches; its boundary event leads back into it. */
const interruptible = (gateway: 'parallel' | 'inclusive', called = 'Called') =>
  bpmn()
    .start()
    .exclusive('M')
    .sub('Sub', (sub) => {
      const split = sub.start('S').parallel('F').user('A').user('B')
      return (gateway === 'parallel' ? split.parallel('J') : split.inclusive('J'))
        .node('callActivity', 'Call', {}, extensions(`<zeebe:calledElement processId="${called}"/>`))
        .end('SE')
        .flow('S', 'F', 'A', 'J', 'SE')
        .flow('F', 'B', 'J')
        .flow('F', 'Call', 'J')
    })
    .boundary('Late', 'Sub', timer('timeDuration', 'P1D'))
    .user('Repair')
    .end()
    .flow('Start', 'M', 'Sub', 'End')
    .flow('Late', 'Repair', 'M')

const called = () =>
  compileBpmn(
    bpmn('Called').start().user('Inner').end('CalledEnd').flow('Start', 'Inner', 'CalledEnd'),
    'Called',
  )

describe('an interrupting boundary event', () => {
  test('cancels everything inside, called processes too, before the throwing flow goes on', async () => {
    // given
    const tryOut = await tryModel(interruptible('parallel'), {}, [await called()])
    // when
    tryOut.advance('P2D')
    // then
    const story = tryOut.trace.filter((line) => /^(cancel|enter):(A|B|Call|Sub|Late|Repair)$/.test(line))
    const canceled = ['cancel:A', 'cancel:B', 'cancel:Call', 'cancel:Sub']
    expect(story.slice(-6)).toEqual([...canceled, 'enter:Late', 'enter:Repair'])
    expect(tryOut.instances[1]?.instance.state).toBe('canceled')
    expect(open(tryOut)).toEqual(['Repair'])
    expect(tryOut.main.timers).toEqual([])
  })

  test.each(['parallel', 'inclusive'] as const)(
    'clears a half-full %s join: entered again, it waits for all of its branches',
    async (gateway) => {
      const tryOut = await tryModel(interruptible(gateway), {}, [await called()])
      tryOut.completeTask('A')
      tryOut.completeTask('Inner')
      tryOut.advance('P2D')
      tryOut.completeTask('Repair')
      expect(open(tryOut)).toEqual(['A', 'B'])
      tryOut.completeTask('B')
      tryOut.completeTask('Inner')
      expect(lines(tryOut, 'enter:End')).toEqual([])
      tryOut.completeTask('A')
      expect(lines(tryOut, 'enter:End')).toHaveLength(1)
      expect(tryOut.main.instance.state).toBe('completed')
    },
  )

  test('an error thrown inside does the same', async () => {
    const tryOut = await tryModel(
      bpmn()
        .error('Err', 'X')
        .start()
        .sub('Sub', (sub) =>
          sub
            .start('S')
            .parallel('F')
            .node('task', 'Quick')
            .user('A')
            .service('Fails')
            .parallel('J')
            .end('SE')
            .flow('S', 'F', 'Quick', 'J', 'SE')
            .flow('F', 'A', 'J')
            .flow('F', 'Fails', 'J'),
        )
        .boundary('Caught', 'Sub', errorEvent('Err'))
        .end('Rescued')
        .end()
        .flow('Start', 'Sub', 'End')
        .flow('Caught', 'Rescued'),
    )
    tryOut.throwError('Fails', 'X')
    const story = tryOut.trace.filter((line) => /^(cancel|enter):(A|Caught)$/.test(line))
    expect(story.slice(-2)).toEqual(['cancel:A', 'enter:Caught'])
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('on a repeated sub-process ends all items with what they have half done', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .sub(
          'Sub',
          (sub) =>
            sub
              .start('S')
              .parallel('F')
              .user('A')
              .user('B')
              .parallel('J')
              .end('SE')
              .flow('S', 'F', 'A', 'J', 'SE')
              .flow('F', 'B', 'J'),
          {},
          each({ inputCollection: '=[1, 2]' }),
        )
        .boundary('Late', 'Sub', timer('timeDuration', 'P1D'))
        .end('Gone')
        .end()
        .flow('Start', 'Sub', 'End')
        .flow('Late', 'Gone'),
    )
    tryOut.completeTask('A')
    tryOut.advance('P2D')
    expect(open(tryOut)).toEqual([])
    expect(lines(tryOut, 'enter:Gone', 'enter:End')).toEqual(['enter:Gone'])
    expect(tryOut.main.instance.state).toBe('completed')
  })
})

describe('an event sub-process', () => {
  test('is armed anew each time its scope is entered, and disarmed when that ends', async () => {
    const tryOut = await tryModel(
      bpmn()
        .message('M', 'stop', '="k"')
        .start()
        .sub('Sub', (sub) =>
          sub
            .start('S')
            .user('A')
            .end('SE')
            .flow('S', 'A', 'SE')
            .sub(
              'Stopped',
              (inner) => inner.node('startEvent', 'Got', {}, message('M')).end('StE').flow('Got', 'StE'),
              { triggeredByEvent: true },
            ),
        )
        .user('Between')
        .flow('Start', 'Sub', 'Between', 'Sub'),
    )
    for (let round = 0; round < 2; round++) {
      expect(tryOut.main.subscriptions).toHaveLength(1)
      tryOut.publishMessage('stop', 'k')
      expect(open(tryOut)).toEqual(['Between'])
      expect(tryOut.main.subscriptions).toEqual([])
      tryOut.completeTask('Between')
    }
    tryOut.completeTask('A')
    expect(tryOut.main.subscriptions).toEqual([])
  })
})

describe('the production hangs of inclusive joins', () => {
  test('an incoming flow taken twice: the second token fires the join once more', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .parallel('F')
        .node('task', 'X')
        .node('task', 'Y')
        .exclusive('M')
        .user('B')
        .inclusive('J')
        .end()
        .flow('Start', 'F', 'X', 'M', 'J', 'End')
        .flow('F', 'Y', 'M')
        .flow('F', 'B', 'J'),
    )
    expect(lines(tryOut, 'enter:End')).toEqual([])
    tryOut.completeTask('B')
    expect(lines(tryOut, 'enter:End')).toHaveLength(2)
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('a boundary event that leaves the branch: the join no longer waits for it', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .inclusive('Or')
        .user('A')
        .user('B')
        .boundary('Late', 'B', timer('timeDuration', 'P1D'))
        .end('Gone')
        .inclusive('J')
        .end()
        .flow('Start', 'Or')
        .when('Or', 'A', '=true')
        .when('Or', 'B', '=true')
        .flow('A', 'J', 'End')
        .flow('B', 'J')
        .flow('Late', 'Gone'),
    )
    tryOut.completeTask('A')
    expect(lines(tryOut, 'enter:End')).toEqual([])
    tryOut.advance('P2D')
    expect(lines(tryOut, 'enter:Gone', 'enter:End')).toEqual(['enter:Gone', 'enter:End'])
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('a boundary event that does not interrupt and leads elsewhere keeps nobody waiting', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .parallel('F')
        .user('A')
        .user('B')
        .boundary('Remind', 'B', timer('timeDuration', 'P1D'), false)
        .user('Note')
        .end('Noted')
        .inclusive('J')
        .end()
        .flow('Start', 'F', 'A', 'J', 'End')
        .flow('F', 'B', 'J')
        .flow('Remind', 'Note', 'Noted'),
    )
    tryOut.advance('P2D')
    tryOut.completeTask('A')
    tryOut.completeTask('B')
    expect(lines(tryOut, 'enter:End')).toHaveLength(1)
    tryOut.completeTask('Note')
    expect(tryOut.main.instance.state).toBe('completed')
  })
})
