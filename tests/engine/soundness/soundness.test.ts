import { describe, expect, test } from 'vitest'
import { checkModel, type Finding, parseBpmn } from '../../../engine/index.ts'
import {
  type BpmnBuilder,
  bpmn,
  errorEvent,
  escalationEvent,
  message,
  timer,
} from '../../support/bpmn-builder.ts'

const CODES = [
  'join-starved',
  'join-may-starve',
  'token-left-behind',
  'error-not-caught',
  'no-way-to-end',
  'runs-more-than-once',
  'element-never-reached',
]

/** What the soundness check says of a model. */
async function sound(model: BpmnBuilder): Promise<readonly Finding[]> {
  const { definitions } = await parseBpmn(model.xml())
  return definitions ? checkModel(definitions).filter(({ code }) => CODES.includes(code)) : []
}

const lines = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ code, element, severity }) => `${severity} ${code} ${element}`)

const choice = bpmn()
  .start()
  .exclusive('X')
  .user('A')
  .user('B')
  .end()
  .when('X', 'A', '=a')
  .when('X', 'B', '=b')

describe('a join', () => {
  test('behind a choice waits for ever: an error, with the way there', async () => {
    const found = await sound(choice.parallel('J').flow('Start', 'X').flow('A', 'J', 'End').flow('B', 'J'))
    expect(lines(found)).toEqual(['error join-starved J'])
    expect(found[0]?.trail).toEqual(['Start', 'X', 'A'])
    expect(found[0]?.message.en).toContain("'X' before it takes only one")
  })

  test('that sometimes waits for ever: a warning', async () => {
    const found = await sound(
      bpmn()
        .start()
        .inclusive('O')
        .user('A')
        .user('B')
        .parallel('J')
        .end()
        .flow('Start', 'O')
        .when('O', 'A', '=a')
        .when('O', 'B', '=b')
        .flow('A', 'J', 'End')
        .flow('B', 'J'),
    )
    expect(lines(found)).toEqual(['warning join-may-starve J'])
  })

  test('that a boundary event leaves waiting: a warning', async () => {
    const found = await sound(
      bpmn()
        .start()
        .parallel('F')
        .user('A')
        .user('B')
        .parallel('J')
        .end()
        .end('Late')
        .boundary('T', 'A', timer('timeDuration', 'P1D'))
        .flow('Start', 'F', 'A', 'J', 'End')
        .flow('F', 'B', 'J')
        .flow('T', 'Late'),
    )
    expect(lines(found)).toEqual(['warning join-may-starve J'])
    expect(found[0]?.trail).toContain('T')
  })

  test('into which a loop leads back keeps a token', async () => {
    const found = await sound(
      bpmn()
        .start()
        .parallel('F')
        .user('A')
        .user('B')
        .parallel('J')
        .exclusive('X')
        .end()
        .flow('Start', 'F', 'A', 'J', 'X')
        .flow('F', 'B', 'J')
        .when('X', 'A', '=again')
        .when('X', 'End', '=done'),
    )
    expect(lines(found)).toEqual(['warning token-left-behind J'])
  })

  test.each([
    ['parallel', bpmn().start().parallel('F').parallel('J')],
    ['inclusive', bpmn().start().inclusive('F').inclusive('J')],
    ['inclusive after a fork', bpmn().start().parallel('F').inclusive('J')],
  ])('that fits its split is sound (%s)', async (_, model) => {
    const found = await sound(
      model
        .user('A')
        .user('B')
        .end()
        .flow('Start', 'F')
        .when('F', 'A', '=a')
        .when('F', 'B', '=b')
        .flow('A', 'J', 'End')
        .flow('B', 'J'),
    )
    expect(found).toEqual([])
  })

  test('of a sub-process is found there, and a timer around it does not hide it', async () => {
    const found = await sound(
      bpmn()
        .start()
        .sub('S', (inner) =>
          inner
            .start('S1')
            .exclusive('X')
            .user('A')
            .user('B')
            .parallel('J')
            .end('E1')
            .flow('S1', 'X')
            .when('X', 'A', '=a')
            .when('X', 'B', '=b')
            .flow('A', 'J', 'E1')
            .flow('B', 'J'),
        )
        .boundary('T', 'S', timer('timeDuration', 'P1D'))
        .end()
        .end('Late')
        .flow('Start', 'S', 'End')
        .flow('T', 'Late'),
    )
    expect(lines(found)).toContain('error join-starved J')
  })
})

describe('an end', () => {
  test('that a loop never reaches', async () => {
    const found = await sound(
      bpmn().start().exclusive('M').user('A').flow('Start', 'M', 'A', 'M').end().user('B').flow('B', 'End'),
    )
    expect(lines(found)).toEqual(['warning no-way-to-end M'])
  })

  test('with an error nobody catches', async () => {
    const model = bpmn().error('E', 'no').start().user('A').node('endEvent', 'Fail', {}, errorEvent('E'))
    expect(lines(await sound(model.flow('Start', 'A', 'Fail')))).toEqual(['warning error-not-caught Fail'])
  })

  test('with an error that is caught around it is sound', async () => {
    const found = await sound(
      bpmn()
        .error('E', 'no')
        .start()
        .sub('S', (inner) =>
          inner.start('S1').user('A').node('endEvent', 'Fail', {}, errorEvent('E')).flow('S1', 'A', 'Fail'),
        )
        .boundary('B', 'S', errorEvent('E'))
        .end()
        .flow('Start', 'S')
        .flow('B', 'End'),
    )
    expect(found).toEqual([])
  })
})

describe('an element', () => {
  test('behind parallel flows that nothing joins runs more than once', async () => {
    const found = await sound(
      bpmn()
        .start()
        .parallel('F')
        .user('A')
        .user('B')
        .exclusive('M')
        .user('C')
        .end()
        .flow('Start', 'F', 'A', 'M', 'C', 'End')
        .flow('F', 'B', 'M'),
    )
    expect(lines(found)).toEqual(['warning runs-more-than-once M'])
  })

  test('behind an event that fires beside its task may well run again', async () => {
    const found = await sound(
      bpmn()
        .message('M', 'news', '=key')
        .start()
        .user('A')
        .exclusive('X')
        .user('C')
        .end()
        .boundary('News', 'A', message('M'), false)
        .flow('Start', 'A', 'X', 'C', 'End')
        .flow('News', 'X'),
    )
    expect(found).toEqual([])
  })

  test('on the border of something that never waits is never reached', async () => {
    const found = await sound(
      bpmn()
        .start()
        .script('S', '=1', 'x')
        .boundary('T', 'S', timer('timeDuration', 'P1D'))
        .end()
        .end('Late')
        .flow('Start', 'S', 'End')
        .flow('T', 'Late'),
    )
    expect(lines(found)).toEqual(['warning element-never-reached T'])
  })
})

describe('an event', () => {
  test('that hears what a sub-process tells on its way through is reached', async () => {
    const found = await sound(
      bpmn()
        .root('<escalation id="News" escalationCode="news"/>')
        .start()
        .sub('S', (inner) =>
          inner
            .start('S1')
            .node('intermediateThrowEvent', 'Tell', {}, escalationEvent('News'))
            .end('E1')
            .flow('S1', 'Tell', 'E1'),
        )
        .boundary('Heard', 'S', escalationEvent('News'), false)
        .user('Read')
        .end()
        .end('Noted')
        .flow('Start', 'S', 'End')
        .flow('Heard', 'Read', 'Noted'),
    )
    expect(found).toEqual([])
  })

  test('around a transaction that may be canceled is reached', async () => {
    const found = await sound(
      bpmn()
        .start()
        .node(
          'transaction',
          'T',
          {},
          bpmn('T')
            .start('T1')
            .user('A')
            .exclusive('X', 'X-Done')
            .node('endEvent', 'Cancel', {}, '<cancelEventDefinition/>')
            .end('Done')
            .flow('T1', 'A', 'X', 'Done')
            .when('X', 'Cancel', '=no')
            .body(),
        )
        .node('boundaryEvent', 'Canceled', { attachedToRef: 'T' }, '<cancelEventDefinition/>')
        .end()
        .end('Back')
        .flow('Start', 'T', 'End')
        .flow('Canceled', 'Back'),
    )
    expect(found).toEqual([])
  })
})

describe('a large model', () => {
  test('of parallel chains is walked without trying every order', async () => {
    let model = bpmn().start().parallel('F').parallel('J').end().flow('Start', 'F').flow('J', 'End')
    for (let branch = 0; branch < 20; branch++) {
      const chain = Array.from({ length: 10 }, (_, step) => `T${branch}_${step}`)
      for (const id of chain) model = model.user(id)
      model = model.flow('F', ...chain, 'J')
    }
    expect(await sound(model)).toEqual([])
  })
})
