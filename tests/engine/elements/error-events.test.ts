import { describe, expect, test } from 'vitest'
import type { TryOut } from '../../../engine/index.ts'
import { type BpmnBuilder, bpmn, each, errorEvent, extensions, io } from '../../support/bpmn-builder.ts'
import { compileBpmn, lines, tryModel } from '../../support/compile-bpmn.ts'

const bad = (id = 'P') => bpmn(id).error('Err', 'BAD')
const openTasks = (tryOut: TryOut) =>
  tryOut.instances.flatMap(({ tasks }) => tasks.map((task) => task.element))

describe('an error a called process does not catch', () => {
  const child = (build: (start: BpmnBuilder) => BpmnBuilder) =>
    compileBpmn(build(bad('Child').start('CS')), 'Child')
  const failing = () =>
    child((model) =>
      model
        .parallel('F')
        .user('Beside')
        .end('Bad', errorEvent('Err'))
        .flow('CS', 'F', 'Bad')
        .flow('F', 'Beside'),
    )
  const call = (model: BpmnBuilder) =>
    model
      .start()
      .node('callActivity', 'C', {}, extensions('<zeebe:calledElement processId="Child"/>'))
      .user('Next')
      .flow('Start', 'C', 'Next')

  test('ends it and is thrown by the call activity of its caller', async () => {
    const tryOut = await tryModel(
      call(bad()).boundary('B', 'C', errorEvent('Err')).user('Handle').flow('B', 'Handle'),
      {},
      [await failing()],
    )
    expect(openTasks(tryOut)).toEqual(['Handle'])
    expect(tryOut.instances.map(({ instance }) => instance.state)).toEqual(['active', 'canceled'])
    expect(lines(tryOut, 'error')).toEqual(['error:BAD', 'error:BAD'])
  })

  test('is an incident of the caller when nobody there catches it; the call can be tried again', async () => {
    const tryOut = await tryModel(call(bpmn()), {}, [await failing()])
    expect(tryOut.instances.map(({ incidents }) => incidents.map(({ code }) => code))).toEqual([
      ['error-not-caught'],
      [],
    ])
    tryOut.resolveIncident(tryOut.main.incidents[0]?.incident ?? 0)
    expect(tryOut.instances).toHaveLength(3)
  })

  test('is no matter of the caller when it is caught inside', async () => {
    const caught = await child((model) =>
      model
        .end('Bad', errorEvent('Err'))
        .flow('CS', 'Bad')
        .eventSub('Sub', { id: 'Got', definition: errorEvent() }, (sub) =>
          sub.end('Done').flow('Got', 'Done'),
        ),
    )
    const tryOut = await tryModel(call(bpmn()), {}, [caught])
    expect(openTasks(tryOut)).toEqual(['Next'])
  })

  test('of a job travels up as many calls as it takes', async () => {
    const middle = await compileBpmn(
      bpmn('Child')
        .start('CS')
        .node('callActivity', 'CC', {}, extensions('<zeebe:calledElement processId="Grand"/>'))
        .flow('CS', 'CC'),
      'Child',
    )
    const grand = await compileBpmn(bpmn('Grand').start('GS').service('Work').flow('GS', 'Work'), 'Grand')
    const tryOut = await tryModel(
      call(bad()).boundary('B', 'C', errorEvent('Err')).user('Handle').flow('B', 'Handle'),
      {},
      [middle, grand],
    )
    tryOut.throwError('Work', 'BAD')
    expect(openTasks(tryOut)).toEqual(['Handle'])
    expect(tryOut.instances.map(({ instance }) => instance.state)).toEqual(['active', 'canceled', 'canceled'])
  })
})

test('code and message are there for the output mapping of the event that catches, and do not leak', async () => {
  const model = (mapping: string) =>
    bad()
      .start()
      .service('A')
      .node('boundaryEvent', 'B', { attachedToRef: 'A' }, mapping + errorEvent('Err'))
      .user('C')
      .flow('Start', 'A')
      .flow('B', 'C')
  const mapped = await tryModel(model(extensions(io({}, { why: '=errorCode + ": " + detail' }))))
  mapped.throwError('A', 'BAD', { detail: 'no data' })
  expect(mapped.variables).toEqual({ why: 'BAD: no data' })
  const plain = await tryModel(model(''))
  plain.throwError('A', 'BAD', { detail: 'no data' })
  expect(plain.variables).toEqual({ detail: 'no data' })
})

test('an error end event brings the variables of its input mapping', async () => {
  const tryOut = await tryModel(
    bad()
      .start()
      .sub('Sub', (sub) =>
        sub
          .start('S')
          .node('endEvent', 'Bad', {}, extensions(io({ detail: '="gone"' })) + errorEvent('Err'))
          .flow('S', 'Bad'),
      )
      .boundary('B', 'Sub', errorEvent('Err'))
      .user('C')
      .flow('Start', 'Sub')
      .flow('B', 'C'),
  )
  expect(tryOut.variables).toEqual({ detail: 'gone' })
})

test('an error thrown in an event sub-process passes its siblings by and leaves their scope', async () => {
  const tryOut = await tryModel(
    bad()
      .error('First', 'FIRST')
      .start()
      .sub('Sub', (sub) =>
        sub
          .start('S')
          .service('A')
          .flow('S', 'A')
          .eventSub('Rethrow', { id: 'Got', definition: errorEvent('First') }, (inner) =>
            inner.end('Again', errorEvent('Err')).flow('Got', 'Again'),
          )
          .eventSub('Sibling', { id: 'Any', definition: errorEvent() }, (inner) =>
            inner.user('Never').flow('Any', 'Never'),
          ),
      )
      .boundary('B', 'Sub', errorEvent())
      .user('Handle')
      .flow('Start', 'Sub')
      .flow('B', 'Handle'),
  )
  tryOut.throwError('A', 'FIRST')
  expect(openTasks(tryOut)).toEqual(['Handle'])
})

test('an error of one item ends the whole repeated activity, by its boundary event', async () => {
  const tryOut = await tryModel(
    bad()
      .start()
      .sub(
        'Sub',
        (sub) =>
          sub
            .start('S')
            .service('A')
            .flow('S', 'A')
            .eventSub('Handler', { id: 'Got', definition: errorEvent('Err') }, (inner) =>
              inner.end('Again', errorEvent('Err')).flow('Got', 'Again'),
            ),
        {},
        each({ inputCollection: '=[1, 2]' }),
      )
      .boundary('B', 'Sub', errorEvent('Err'))
      .user('Handle')
      .flow('Start', 'Sub')
      .flow('B', 'Handle'),
  )
  tryOut.throwError('A', 'BAD')
  expect(openTasks(tryOut)).toEqual(['Handle'])
  expect(tryOut.main.jobs).toEqual([])
})

describe('a terminate end event', () => {
  const stop = '<terminateEventDefinition/>'

  test('in an event sub-process ends that one only', async () => {
    const tryOut = await tryModel(
      bpmn()
        .escalation('E', 'LATE')
        .start()
        .user('A')
        .flow('Start', 'A')
        .eventSub(
          'Sub',
          { id: 'Got', definition: '<escalationEventDefinition/>', interrupting: false },
          (sub) => sub.parallel('F').user('B').end('Stop', stop).flow('Got', 'F', 'B').flow('F', 'Stop'),
        ),
    )
    tryOut.throwEscalation('A', 'LATE')
    expect(openTasks(tryOut)).toEqual(['A'])
  })

  test('in a called process completes it for its caller', async () => {
    const child = await compileBpmn(
      bpmn('Child')
        .start('CS')
        .parallel('F')
        .user('B')
        .end('Stop', stop)
        .flow('CS', 'F', 'B')
        .flow('F', 'Stop'),
      'Child',
    )
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node('callActivity', 'C', {}, extensions('<zeebe:calledElement processId="Child"/>'))
        .user('Next')
        .flow('Start', 'C', 'Next'),
      {},
      [child],
    )
    expect(openTasks(tryOut)).toEqual(['Next'])
    expect(tryOut.instances.map(({ instance }) => instance.state)).toEqual(['active', 'completed'])
  })
})
