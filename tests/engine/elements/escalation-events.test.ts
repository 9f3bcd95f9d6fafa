import { describe, expect, test } from 'vitest'
import { bpmn, escalationEvent, extensions, io } from '../../support/bpmn-builder.ts'
import { compileBpmn, lines, tryModel } from '../../support/compile-bpmn.ts'

const late = () => bpmn().escalation('E', 'LATE')
const openTasks = (tryOut: Awaited<ReturnType<typeof tryModel>>) =>
  tryOut.instances.flatMap(({ tasks }) => tasks.map((task) => task.element))

describe('an escalation thrown in a sub-process', () => {
  const model = (interrupting: boolean, throwing: 'throws' | 'end' = 'throws') =>
    late()
      .start()
      .sub('Sub', (sub) =>
        throwing === 'throws'
          ? sub.start('S').throws('T', escalationEvent('E')).user('Inside').flow('S', 'T', 'Inside')
          : sub.start('S').end('T', escalationEvent('E')).flow('S', 'T'),
      )
      .boundary('B', 'Sub', escalationEvent('E'), interrupting)
      .user('Informed')
      .user('Next')
      .flow('Start', 'Sub', 'Next')
      .flow('B', 'Informed')

  test('is caught at the border; a catcher that does not interrupt lets it carry on', async () => {
    const tryOut = await tryModel(model(false))
    expect(openTasks(tryOut)).toEqual(['Informed', 'Inside'])
  })

  test('an interrupting catcher ends the sub-process before the thrower goes on', async () => {
    const tryOut = await tryModel(model(true))
    expect(openTasks(tryOut)).toEqual(['Informed'])
    expect(lines(tryOut, 'exit:T', 'cancel')).toEqual(['cancel:T', 'cancel:Sub'])
  })

  test('an end event throws it and ends its token', async () => {
    const tryOut = await tryModel(model(false, 'end'))
    expect(openTasks(tryOut)).toEqual(['Informed', 'Next'])
  })
})

test('an event sub-process of the scope catches before the border does; the border is not asked again', async () => {
  const tryOut = await tryModel(
    late()
      .start()
      .sub('Sub', (sub) =>
        sub
          .start('S')
          .throws('T', escalationEvent('E'))
          .user('Inside')
          .flow('S', 'T', 'Inside')
          .eventSub(
            'Handler',
            { id: 'Got', definition: escalationEvent('E'), interrupting: false },
            (inner) => inner.user('Handle').flow('Got', 'Handle'),
          ),
      )
      .boundary('B', 'Sub', escalationEvent())
      .user('Never')
      .flow('Start', 'Sub')
      .flow('B', 'Never'),
  )
  expect(openTasks(tryOut)).toEqual(['Handle', 'Inside'])
})

test('an interrupting event sub-process takes the place of the rest of its scope', async () => {
  const tryOut = await tryModel(
    late()
      .start()
      .throws('T', escalationEvent('E'))
      .user('Never')
      .flow('Start', 'T', 'Never')
      .eventSub('Handler', { id: 'Got', definition: escalationEvent('E') }, (inner) =>
        inner.user('Handle').flow('Got', 'Handle'),
      ),
  )
  expect(openTasks(tryOut)).toEqual(['Handle'])
})

test('an event for exactly this code goes before one that catches every code; another code is passed by', async () => {
  const model = (code: string) =>
    late()
      .escalation('Other', 'OTHER')
      .escalation('Thrown', code)
      .start()
      .sub('Sub', (sub) => sub.start('S').end('T', escalationEvent('Thrown')).flow('S', 'T'))
      .boundary('BOther', 'Sub', escalationEvent('Other'), false)
      .end('EOther')
      .boundary('BAny', 'Sub', escalationEvent(), false)
      .end('EAny')
      .boundary('BLate', 'Sub', escalationEvent('E'), false)
      .end('ELate')
      .flow('Start', 'Sub')
      .flow('BOther', 'EOther')
      .flow('BAny', 'EAny')
      .flow('BLate', 'ELate')
  expect(lines(await tryModel(model('LATE')), 'enter:ELate', 'enter:EAny', 'enter:EOther')).toEqual([
    'enter:ELate',
  ])
  expect(lines(await tryModel(model('X')), 'enter:ELate', 'enter:EAny', 'enter:EOther')).toEqual([
    'enter:EAny',
  ])
})

test('uncaught at the top it carries on', async () => {
  const tryOut = await tryModel(
    late().start().throws('T', escalationEvent('E')).user('A').flow('Start', 'T', 'A'),
  )
  expect(openTasks(tryOut)).toEqual(['A'])
  expect(lines(tryOut, 'escalation')).toEqual(['escalation:LATE'])
})

describe('a task that escalates', () => {
  const model = (interrupting: boolean) =>
    late()
      .start()
      .user('A')
      .node(
        'boundaryEvent',
        'B',
        { attachedToRef: 'A', cancelActivity: interrupting },
        extensions(io({}, { what: '=escalationCode + " " + reason' })) + escalationEvent(),
      )
      .user('C')
      .user('D')
      .flow('Start', 'A', 'D')
      .flow('B', 'C')

  test('stays open when the catcher does not interrupt; code and variables are there for its output mapping', async () => {
    const tryOut = await tryModel(model(false))
    expect(tryOut.throwEscalation('A', 'LATE', { reason: 'ill' })).toBeUndefined()
    expect(openTasks(tryOut)).toEqual(['A', 'C'])
    expect(tryOut.variables).toEqual({ what: 'LATE ill' })
    tryOut.completeTask('A')
    expect(openTasks(tryOut)).toEqual(['C', 'D'])
  })

  test('is closed when the catcher interrupts', async () => {
    const tryOut = await tryModel(model(true))
    tryOut.throwEscalation('A', 'LATE', { reason: 'ill' })
    expect(openTasks(tryOut)).toEqual(['C'])
  })

  test('is refused when nothing of that name is open', async () => {
    const tryOut = await tryModel(model(true))
    expect(tryOut.throwEscalation('Nothing', 'LATE')).toMatchObject({ code: 'not-found' })
  })
})

describe('an escalation nobody catches in a called process', () => {
  const child = () =>
    compileBpmn(
      bpmn('Child')
        .escalation('E', 'LATE')
        .start('CS')
        .node('intermediateThrowEvent', 'T', {}, extensions(io({ days: '=3' })) + escalationEvent('E'))
        .user('Inner')
        .flow('CS', 'T', 'Inner'),
      'Child',
    )
  const caller = (interrupting: boolean) =>
    late()
      .start()
      .node('callActivity', 'C', {}, extensions('<zeebe:calledElement processId="Child"/>'))
      .boundary('B', 'C', escalationEvent('E'), interrupting)
      .user('Informed')
      .flow('Start', 'C')
      .flow('B', 'Informed')

  test('is thrown by the call activity; the called process goes on', async () => {
    const tryOut = await tryModel(caller(false), {}, [await child()])
    expect(openTasks(tryOut)).toEqual(['Informed', 'Inner'])
    expect(tryOut.variables).toEqual({ days: 3 })
  })

  test('an interrupting catcher ends the called process', async () => {
    const tryOut = await tryModel(caller(true), {}, [await child()])
    expect(openTasks(tryOut)).toEqual(['Informed'])
    expect(tryOut.instances.map(({ instance }) => instance.state)).toEqual(['active', 'canceled'])
  })
})

describe('an escalation thrown in an event sub-process', () => {
  const model = (rethrown: string, interrupting = false) =>
    late()
      .escalation('F', 'LATER')
      .start()
      .sub('Sub', (sub) =>
        sub
          .start('S')
          .throws('T', escalationEvent('E'))
          .user('Inside')
          .flow('S', 'T', 'Inside')
          .eventSub('First', { id: 'Got', definition: escalationEvent('E'), interrupting }, (inner) =>
            inner.user('A').end('Again', escalationEvent(rethrown)).flow('Got', 'A', 'Again'),
          )
          .eventSub('Second', { id: 'Too', definition: escalationEvent('F'), interrupting: false }, (inner) =>
            inner.user('B').flow('Too', 'B'),
          ),
      )
      .boundary('Border', 'Sub', escalationEvent(), false)
      .user('C')
      .flow('Start', 'Sub')
      .flow('Border', 'C')

  test('is caught by another one of the same scope', async () => {
    const tryOut = await tryModel(model('F'))
    tryOut.completeTask('A')
    expect(openTasks(tryOut)).toEqual(['Inside', 'B'])
  })

  test('is not caught by itself, but further out', async () => {
    const tryOut = await tryModel(model('E'))
    tryOut.completeTask('A')
    expect(openTasks(tryOut)).toEqual(['Inside', 'C'])
  })

  test('passes the others by when it has interrupted their scope', async () => {
    const tryOut = await tryModel(model('F', true))
    tryOut.completeTask('A')
    expect(openTasks(tryOut)).toEqual(['C'])
  })
})
