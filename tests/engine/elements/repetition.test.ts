import { describe, expect, test } from 'vitest'
import { bpmn, each, expression, extensions, loop, timer, times } from '../../support/bpmn-builder.ts'
import { compileBpmn, lines, tryModel } from '../../support/compile-bpmn.ts'

const script = (text: string, variable: string) =>
  extensions(`<zeebe:script expression="${text}" resultVariable="${variable}"/>`)

describe('standard loop', () => {
  const counting = (marker: string) =>
    bpmn()
      .start()
      .node('scriptTask', 'T', {}, script('=n + 1', 'n') + marker)
      .end()
      .flow('Start', 'T', 'End')

  test('goes on while its condition holds, asked after each iteration', async () => {
    const tryOut = await tryModel(counting(loop('=n &lt; 3'.replace('&lt;', '<'))), { n: 0 })
    expect(tryOut.variables).toEqual({ n: 3 })
    expect((await tryModel(counting(loop('=n < 3')), { n: 7 })).variables).toEqual({ n: 8 })
  })

  test('with testBefore may not run at all', async () => {
    const tryOut = await tryModel(counting(loop('=n < 3', { testBefore: true })), { n: 7 })
    expect(tryOut.variables).toEqual({ n: 7 })
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('stops at its maximum, with or without a condition', async () => {
    expect((await tryModel(counting(loop('=true', { maximum: 3 })), { n: 0 })).variables).toEqual({ n: 3 })
    expect((await tryModel(counting(loop(undefined, { maximum: 2 })), { n: 0 })).variables).toEqual({ n: 2 })
    expect((await tryModel(counting(loop(undefined, { maximum: 0 })), { n: 0 })).variables).toEqual({ n: 0 })
  })

  test('with neither condition nor maximum runs once', async () => {
    expect((await tryModel(counting(loop()), { n: 0 })).variables).toEqual({ n: 1 })
  })

  test('a negative maximum is an incident, and so is a condition that is neither true nor false', async () => {
    for (const marker of [loop('=true', { maximum: -1 }), loop('=n')]) {
      const tryOut = await tryModel(counting(marker), { n: 0 })
      expect(tryOut.main.incidents).toMatchObject([{ code: 'expression-failed', element: 'T' }])
    }
  })

  test('an endless one without a wait is an incident, not a hang', async () => {
    const tryOut = await tryModel(counting(loop('=true')), { n: 0 })
    expect(tryOut.main.incidents).toMatchObject([{ code: 'step-limit' }])
  })

  test('knows its count, and its boundary events belong to all iterations together', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node('userTask', 'T', {}, extensions('<zeebe:userTask/>') + loop('=loopCounter < 3'))
        .boundary('Late', 'T', timer('timeDuration', 'P1D'))
        .end()
        .end('Gone')
        .flow('Start', 'T', 'End')
        .flow('Late', 'Gone'),
    )
    expect(tryOut.main.tasks.map((task) => task.variables)).toEqual([{ loopCounter: 1 }])
    tryOut.advance('PT20H')
    tryOut.completeTask('T')
    expect(tryOut.main.tasks.map((task) => task.variables)).toEqual([{ loopCounter: 2 }])
    tryOut.advance('PT5H')
    expect(tryOut.main.tasks).toEqual([])
    expect(lines(tryOut, 'enter:Gone', 'enter:End')).toEqual(['enter:Gone'])
  })

  test('repeats sub-processes and called processes', async () => {
    const called = await compileBpmn(
      bpmn('Called').start().script('S', '=n + 1', 'n').end().flow('Start', 'S', 'End'),
      'Called',
    )
    const tryOut = await tryModel(
      bpmn()
        .start()
        .sub(
          'Sub',
          (sub) => sub.start('S').script('A', '=k + 1', 'k').end('E').flow('S', 'A', 'E'),
          {},
          loop('=k < 2'),
        )
        .node('callActivity', 'Call', { calledElement: 'Called' }, loop('=n < 2'))
        .end()
        .flow('Start', 'Sub', 'Call', 'End'),
      { k: 0, n: 0 },
      [called],
    )
    expect(tryOut.variables).toEqual({ k: 2, n: 2 })
  })
})

describe('multi-instance by number', () => {
  const repeated = (count: string, options = {}) =>
    bpmn()
      .start()
      .node('scriptTask', 'T', {}, script('=n + 1', 'n') + times(count, options))
      .end()
      .flow('Start', 'T', 'End')

  test.each([
    ['3', 3],
    ['=k + 1', 3],
    ['0', 0],
  ])('%s runs that often', async (count, expected) => {
    for (const sequential of [true, false]) {
      const tryOut = await tryModel(repeated(count, { sequential }), { n: 0, k: 2 })
      expect(tryOut.variables.n).toBe(expected)
      expect(tryOut.main.instance.state).toBe('completed')
    }
  })

  test.each(['-1', '=1.5', '="x"', '=null', '=1000000000', '100001'])(
    '%s is an incident before anything starts',
    async (count) => {
      const tryOut = await tryModel(repeated(count), { n: 0 })
      expect(tryOut.main.incidents).toMatchObject([{ code: 'expression-failed', element: 'T' }])
      expect(tryOut.variables.n).toBe(0)
    },
  )

  test('names its data by BPMN itself where zeebe says nothing', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node('dataObject', 'people')
        .node('dataObject', 'answers')
        .node(
          'scriptTask',
          'T',
          {},
          `${script('=person * 2', 'answer')}<ioSpecification><dataInput id="in"/><dataOutput id="out"/><inputSet/><outputSet/></ioSpecification><multiInstanceLoopCharacteristics><loopDataInputRef>people</loopDataInputRef><loopDataOutputRef>answers</loopDataOutputRef><inputDataItem id="i1" name="person"/><outputDataItem id="o1" name="answer"/></multiInstanceLoopCharacteristics>`,
        )
        .end()
        .flow('Start', 'T', 'End'),
      { people: [1, 2] },
    )
    expect(tryOut.variables.answers).toEqual([2, 4])
  })

  test('the completion condition sees the item that completed', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node(
          'userTask',
          'T',
          {},
          extensions(
            '<zeebe:userTask/><zeebe:ioMapping><zeebe:input source="=null" target="ok"/></zeebe:ioMapping>',
          ) + each({ inputCollection: '=[1, 2, 3]' }, { until: '=ok = true' }),
        )
        .end()
        .flow('Start', 'T', 'End'),
    )
    tryOut.completeTask('T', { ok: false })
    expect(tryOut.main.tasks).toHaveLength(2)
    tryOut.completeTask('T', { ok: true })
    expect(tryOut.main.instance.state).toBe('completed')
  })
})

describe('what a multi-instance activity tells of its progress', () => {
  const model = (marker: string, interrupting = true) =>
    bpmn()
      .root('<signal id="Sig" name="progress"/>')
      .root('<signalEventDefinition id="Def" signalRef="Sig"/>')
      .start()
      .node('userTask', 'T', {}, extensions('<zeebe:userTask/>') + marker)
      .boundary('Told', 'T', '<signalEventDefinition signalRef="Sig"/>', interrupting)
      .end('Heard')
      .end()
      .flow('Start', 'T', 'End')
      .flow('Told', 'Heard')

  const behavior = (name: string, inner = '', sequential = true) =>
    times('3', {
      sequential,
      behavior: `behavior="${name}" ${name === 'None' ? 'noneBehaviorEventRef="Def"' : ''} ${name === 'One' ? 'oneBehaviorEventRef="Def"' : ''}`,
      inner,
    })

  const complex = (condition: string) =>
    `<complexBehaviorDefinition>${expression('condition', condition)}<event id="Implicit"><signalEventDefinition id="D2" signalRef="Sig"/></event></complexBehaviorDefinition>`

  const completeAll = async (marker: string, interrupting?: boolean) => {
    const tryOut = await tryModel(model(marker, interrupting))
    while (tryOut.main.tasks.length > 0) tryOut.completeTask('T')
    return {
      heard: lines(tryOut, 'enter:Heard').length,
      ended: lines(tryOut, 'enter:End').length,
      state: tryOut.main.instance.state,
    }
  }

  test('none: with every item; it goes on whatever catches it', async () => {
    for (const interrupting of [true, false]) {
      expect(await completeAll(behavior('None'), interrupting)).toEqual({
        heard: 3,
        ended: 1,
        state: 'completed',
      })
    }
    expect(await completeAll(behavior('None', '', false))).toEqual({ heard: 3, ended: 1, state: 'completed' })
  })

  test('one: with the first item only', async () => {
    expect(await completeAll(behavior('One'))).toEqual({ heard: 1, ended: 1, state: 'completed' })
  })

  test('all: never', async () => {
    expect(await completeAll(behavior('All'))).toEqual({ heard: 0, ended: 1, state: 'completed' })
  })

  test('an escalation tells of it too', async () => {
    const tryOut = await tryModel(
      bpmn()
        .root('<escalation id="Esc" escalationCode="E"/>')
        .root('<escalationEventDefinition id="Def" escalationRef="Esc"/>')
        .start()
        .node('userTask', 'T', {}, extensions('<zeebe:userTask/>') + behavior('None'))
        .boundary('Told', 'T', '<escalationEventDefinition escalationRef="Esc"/>', true)
        .end('Heard')
        .end()
        .flow('Start', 'T', 'End')
        .flow('Told', 'Heard'),
    )
    while (tryOut.main.tasks.length > 0) tryOut.completeTask('T')
    expect(lines(tryOut, 'enter:Heard')).toHaveLength(3)
    expect(lines(tryOut, 'enter:End')).toHaveLength(1)
  })

  test('complex: when its condition holds; if an interrupting event catches it, the rest is not needed', async () => {
    const marker = behavior('Complex', complex('=numberOfCompletedInstances = 2'))
    const tryOut = await tryModel(model(marker))
    tryOut.completeTask('T')
    expect(lines(tryOut, 'enter:Heard')).toEqual([])
    tryOut.completeTask('T')
    expect(tryOut.main.tasks).toEqual([])
    expect(lines(tryOut, 'enter:Heard', 'enter:End')).toEqual(['enter:Heard', 'enter:End'])
    expect(tryOut.main.instance.state).toBe('completed')
    expect(await completeAll(marker, false)).toEqual({ heard: 1, ended: 1, state: 'completed' })
  })
})

describe('token quantities', () => {
  const model = (send: Record<string, string>, receive: Record<string, string>) =>
    bpmn()
      .start()
      .node('task', 'Send', send)
      .node('task', 'Forward')
      .node('task', 'Receive', receive)
      .end()
      .flow('Start', 'Send', 'Forward', 'Receive', 'End')

  test('completionQuantity multiplies tokens, startQuantity collects them', async () => {
    const tryOut = await tryModel(model({ completionQuantity: '4' }, { startQuantity: '2' }))
    expect(lines(tryOut, 'enter:Forward')).toHaveLength(4)
    expect(lines(tryOut, 'enter:Receive')).toHaveLength(2)
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('a number that would fill the memory is an incident', async () => {
    const tryOut = await tryModel(model({ completionQuantity: '1000000000' }, {}))
    expect(tryOut.main.incidents).toMatchObject([{ element: 'Send', code: 'limit-exceeded' }])
  })

  test('too few tokens wait', async () => {
    const tryOut = await tryModel(model({ completionQuantity: '3' }, { startQuantity: '2' }))
    expect(lines(tryOut, 'enter:Receive')).toHaveLength(1)
    expect(tryOut.main.instance.state).toBe('active')
  })

  test('collects over all its flows together, and over more than one command', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .parallel('F')
        .user('A')
        .user('B')
        .node('task', 'Receive', { startQuantity: '2' })
        .end()
        .flow('Start', 'F', 'A', 'Receive', 'End')
        .flow('F', 'B', 'Receive'),
    )
    tryOut.completeTask('A')
    expect(lines(tryOut, 'enter:Receive')).toEqual([])
    tryOut.completeTask('B')
    expect(lines(tryOut, 'enter:Receive')).toHaveLength(1)
    expect(tryOut.main.instance.state).toBe('completed')
  })
})
