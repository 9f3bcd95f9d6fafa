import { describe, expect, test } from 'vitest'
import {
  checkModel,
  compileProcess,
  createTryOut,
  type Instance,
  parseBpmn,
  type StepResult,
  startInstance,
  step,
  type TryOut,
  type Variables,
} from '../../engine/index.ts'
import { type BpmnBuilder, bpmn, each, extensions, message, timer } from '../support/bpmn-builder.ts'
import { compileBpmn, lines, NOW, tryModel } from '../support/compile-bpmn.ts'

/**
 * Models nobody should draw: refused before they run, or an incident when they run. Never a hang, never a
 * memory that fills. Refusals before any parser sees the file are in bpmn/parse-bpmn.test.ts. Long because the
 * named cases of one catalog stand together.
 */

/** Codes of what is found, `error` first; a file that is not even read counts as an error. */
async function codesOf(model: BpmnBuilder | string, severity = 'error'): Promise<readonly string[]> {
  const { definitions, findings } = await parseBpmn(typeof model === 'string' ? model : model.xml())
  const all = definitions ? checkModel(definitions) : findings
  return all.filter((finding) => finding.severity === severity).map((finding) => finding.code)
}

const incidentsOf = (tryOut: TryOut, key = 0): readonly string[] =>
  tryOut.instances.slice(key).flatMap((each) => each.incidents.map((incident) => incident.code))

const calling = (id: string, called: string): BpmnBuilder =>
  bpmn(id)
    .start(`S-${id}`)
    .node('callActivity', `C-${id}`, {}, extensions(`<zeebe:calledElement processId="${called}"/>`))
    .end(`E-${id}`)
    .flow(`S-${id}`, `C-${id}`, `E-${id}`)

const compile = (model: BpmnBuilder, id: string) => compileBpmn(model, id)

describe('recursion', () => {
  test('B23 a process that calls itself is refused', async () => {
    expect(await codesOf(calling('P', 'P'))).toContain('call-recursion')
  })

  test('B23 processes of one file that call each other are refused, each call of the circle', async () => {
    // given
    const second =
      calling('Q', 'P')
        .xml()
        .match(/<process.*<\/process>/s)?.[0] ?? ''
    const both = calling('P', 'Q').xml().replace('</definitions>', `${second}</definitions>`)
    // when
    const codes = await codesOf(both)
    // then
    expect(codes.filter((code) => code === 'call-recursion')).toHaveLength(2)
  })

  test('a call of another process is none', async () => {
    expect(await codesOf(calling('P', 'Q'))).not.toContain('call-recursion')
  })

  test.each([
    ['itself', [calling('P', 'P')]],
    ['itself by expression', [calling('P', '=&quot;P&quot;')]],
    ['one that calls it back', [calling('P', 'Q'), calling('Q', 'P')]],
  ])('B14 a process that runs and calls %s stops at a depth of 100', async (_name, models) => {
    // given
    const processes = await Promise.all(models.map((model, index) => compile(model, index === 0 ? 'P' : 'Q')))
    // when
    const tryOut = createTryOut({ processes }, { now: NOW })
    // then
    expect(tryOut.instances).toHaveLength(101)
    expect(incidentsOf(tryOut)).toEqual(['limit-exceeded'])
    expect(incidentsOf(tryOut, 100)).toEqual(['limit-exceeded'])
  })

  test('B14 a hundred processes, one inside the other, end', async () => {
    // given
    const chain = Array.from({ length: 100 }, (_, index) => calling(`P${index}`, `P${index + 1}`))
    const last = bpmn('P100').start().end().flow('Start', 'End')
    const processes = await Promise.all([...chain, last].map((model, index) => compile(model, `P${index}`)))
    // when
    const tryOut = createTryOut({ processes }, { now: NOW })
    // then
    expect(incidentsOf(tryOut)).toEqual([])
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('a process that calls itself twice does not fill the try-out', async () => {
    const model = bpmn()
      .start()
      .parallel('F')
      .node('callActivity', 'A', {}, extensions('<zeebe:calledElement processId="P"/>'))
      .node('callActivity', 'B', {}, extensions('<zeebe:calledElement processId="P"/>'))
      .flow('Start', 'F', 'A')
      .flow('F', 'B')
    const tryOut = await tryModel(model)
    expect(tryOut.instances.length).toBeLessThanOrEqual(1000)
    expect(lines(tryOut, 'incident')).toContain('incident:limit-exceeded')
  })

  test('a loop over a called process that ends at once does not hang the try-out', async () => {
    // given
    const called = await compile(bpmn('Q').start().end().flow('Start', 'End'), 'Q')
    const model = bpmn()
      .start()
      .exclusive('M')
      .node('callActivity', 'C', {}, extensions('<zeebe:calledElement processId="Q"/>'))
      .flow('Start', 'M', 'C', 'M')
    // when
    const tryOut = await tryModel(model, {}, [called])
    // then
    expect(tryOut.instances.length).toBeLessThanOrEqual(1000)
    expect(lines(tryOut, 'incident')).toEqual(['incident:limit-exceeded'])
  })

  test('a process that starts itself by message does not hang the try-out', async () => {
    const model = bpmn()
      .message('again', 'again', '=1')
      .start()
      .node('startEvent', 'Again', {}, message('again'))
      .exclusive('M')
      .node('endEvent', 'End', {}, message('again'))
      .flow('Start', 'M', 'End')
      .flow('Again', 'M')
    const tryOut = await tryModel(model)
    expect(tryOut.instances.length).toBeLessThanOrEqual(1000)
  })
})

describe('repetition', () => {
  const loop = bpmn().start().exclusive('M').node('task', 'T').flow('Start', 'M', 'T', 'M')

  test('B23 a loop without a wait is told and stops with an incident', async () => {
    expect(await codesOf(loop, 'warning')).toContain('loop-without-wait')
    expect(incidentsOf(await tryModel(loop))).toEqual(['step-limit'])
  })

  test('a loop that waits is none', async () => {
    const waits = bpmn().start().exclusive('M').user('T').flow('Start', 'M', 'T', 'M')
    expect(await codesOf(waits, 'warning')).not.toContain('loop-without-wait')
  })

  test.each([
    ['10⁹ items', '=for i in 1..1000000000 return i', false],
    ['10⁹ items, one after the other', '=for i in 1..1000000000 return i', true],
    ['20,001 items', '=for i in 1..20001 return i', false],
  ])('B23 multi-instance over %s is an incident', async (_name, inputCollection, sequential) => {
    const tryOut = await tryModel(
      bpmn().start().node('task', 'A', {}, each({ inputCollection }, { sequential })).flow('Start', 'A'),
    )
    expect(['expression-failed', 'limit-exceeded']).toContain(incidentsOf(tryOut)[0])
    expect(tryOut.main.incidents).toHaveLength(1)
  })

  test('B23 multi-instance by number, 10⁹ times, is an incident', async () => {
    const cardinality =
      '<multiInstanceLoopCharacteristics isSequential="true"><loopCardinality xsi:type="tFormalExpression">1000000000</loopCardinality></multiInstanceLoopCharacteristics>'
    const tryOut = await tryModel(bpmn().start().node('task', 'A', {}, cardinality).flow('Start', 'A'))
    expect(incidentsOf(tryOut)).toEqual(['expression-failed'])
  })

  test('a long sequential multi-instance without waits stops at the limit and goes on when asked to', async () => {
    // given
    const items = each({ inputCollection: '=for i in 1..50000 return i' }, { sequential: true })
    const tryOut = await tryModel(bpmn().start().node('task', 'A', {}, items).end().flow('Start', 'A', 'End'))
    // when
    let stops = 0
    for (let open = tryOut.main.incidents[0]; open && stops < 9; open = tryOut.main.incidents[0]) {
      expect(open.code).toBe('limit-exceeded')
      tryOut.resolveIncident(open.incident)
      stops++
    }
    // then
    expect(stops).toBe(2)
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('multi-instances inside one another share the limit of one command', async () => {
    const inner = each({ inputCollection: '=for i in 1..200 return i' })
    const model = bpmn()
      .start()
      .sub('Outer', (body) => body.start('S').node('task', 'A', {}, inner).flow('S', 'A'), {}, inner)
      .flow('Start', 'Outer')
    const tryOut = await tryModel(model)
    expect(new Set(incidentsOf(tryOut))).toEqual(new Set(['limit-exceeded']))
  })

  test('B14 multi-instance over 10,000 items runs to its end', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node(
          'task',
          'A',
          {},
          each({
            inputCollection: '=for i in 1..10000 return i',
            inputElement: 'n',
            outputCollection: 'all',
            outputElement: '=n',
          }),
        )
        .end()
        .flow('Start', 'A', 'End'),
    )
    expect(tryOut.main.instance.state).toBe('completed')
    expect(tryOut.variables.all).toHaveLength(10_000)
  })

  test.each(['R/PT0S', 'R100/PT0.1S'])(
    'B23 a timer %s is refused, and an incident if it runs',
    async (value) => {
      const model = (text: string) =>
        bpmn()
          .start()
          .user('A')
          .boundary('T', 'A', timer('timeCycle', text), false)
          .end()
          .flow('Start', 'A')
          .flow('T', 'End')
      expect(await codesOf(model(value))).toContain('timer-invalid')
      expect(incidentsOf(await tryModel(model(`="${value}"`)))).toEqual(['timer-invalid'])
    },
  )
})

describe('time', () => {
  test('a timer of every second does not turn for ten years in a try-out', async () => {
    // given
    const tryOut = await tryModel(
      bpmn()
        .start()
        .user('A')
        .boundary('T', 'A', timer('timeCycle', 'R/PT1S'), false)
        .end()
        .flow('Start', 'A')
        .flow('T', 'End'),
    )
    // when
    tryOut.advance('P10Y')
    // then
    expect(lines(tryOut, 'timer')).toHaveLength(20_000)
    expect(lines(tryOut, 'incident')).toEqual(['incident:limit-exceeded'])
    expect(tryOut.now).toBe('2026-01-05T13:33:20Z')
  })
})

describe('expressions that grow', () => {
  /** A script in a loop: every round through the engine's own step limit. */
  const growing = (expression: string): BpmnBuilder =>
    bpmn().start().exclusive('M').script('Grow', expression, 'x').flow('Start', 'M', 'Grow', 'M')

  test.each<[string, string, Variables]>([
    ['a text that doubles', '=x + x', { x: 'xxxxxxxxxx' }],
    ['a list that doubles', '=concatenate(x, x)', { x: [1, 2, 3] }],
    ['a list of itself', '=[x, x]', { x: 1 }],
    ['a context around itself', '={a: x}', { x: 1 }],
    ['many copies of a long text', '=for i in 1..50000 return x', { x: 'y'.repeat(10_000) }],
  ])('B14 %s ends with an incident', async (_name, expression, variables) => {
    const tryOut = await tryModel(growing(expression), variables)
    expect(tryOut.main.incidents).toHaveLength(1)
    expect(['expression-failed', 'limit-exceeded', 'step-limit']).toContain(incidentsOf(tryOut)[0])
    expect(JSON.stringify(tryOut.main.instance).length).toBeLessThan(40_000_000)
  })

  const waiting = bpmn().start().user('A').end().flow('Start', 'A', 'End')
  const ofSize = (size: number): Variables => ({ big: 'x'.repeat(size) })

  test('B14 variables of 1 MB are carried along', async () => {
    const tryOut = await tryModel(waiting, ofSize(1_000_000))
    tryOut.completeTask('A', { more: 'y'.repeat(1_000_000) })
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test.each<[string, Variables]>([
    ['one text', ofSize(10_000_000)],
    ['many numbers', { list: Array.from({ length: 1_000_000 }, (_, index) => index) }],
    ['many names', Object.fromEntries(Array.from({ length: 500_000 }, (_, index) => [`name${index}`, 1]))],
  ])('B14 variables of 10 MB in %s are rejected, at the start and later', async (_name, variables) => {
    const process = await compileBpmn(waiting)
    const started = startInstance(process, {}, { now: NOW })
    if (!started.ok) throw new Error(started.rejection.message)
    const task = started.effects.find((effect) => effect.type === 'openUserTask')
    const command = { type: 'completeTask', wait: task?.wait ?? 0, variables } as const
    const rejection = {
      ok: false,
      rejection: { code: 'invalid-argument', message: expect.stringContaining('8 MB') },
    }
    expect(startInstance(process, { variables }, { now: NOW })).toMatchObject(rejection)
    expect(step(process, started.instance, command, { now: NOW })).toMatchObject(rejection)
  })
})

describe('names that mean something else', () => {
  const ids = ['toString', 'valueOf', 'hasOwnProperty', 'prototype', '__proto__', 'constructor']

  test.each(ids)('B16 an id %s is refused', async (id) => {
    expect(await codesOf(bpmn().start().user(id).flow('Start', id))).toContain('id-reserved')
  })

  test('B17 a namespace prefix __proto__ reaches nothing', async () => {
    const xml = bpmn().start().end().flow('Start', 'End').xml()
    const prefixed = xml
      .replace('<definitions ', '<definitions xmlns:__proto__="urn:evil" __proto__:polluted="yes" ')
      .replace('<endEvent id="End">', '<endEvent id="End" __proto__:polluted="yes">')
    await codesOf(prefixed)
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test('B16 variables, errors and messages may bear such names', async () => {
    const model = bpmn()
      .start()
      .script('S', '=constructor + 1', 'toString')
      .user('A')
      .end()
      .flow('Start', 'S', 'A', 'End')
    const tryOut = await tryModel(model, { constructor: 1, hasOwnProperty: 2 })
    expect(tryOut.variables).toEqual({ constructor: 1, hasOwnProperty: 2, toString: 2 })
    expect(tryOut.main.incidents).toEqual([])
  })

  test('B19 ids that only look alike are refused', async () => {
    const [code] = await codesOf(bpmn().start().user('Аdmin').flow('Start', 'Аdmin'))
    expect(code).toBe('bpmn-not-understood')
  })

  test('B19 bidi overrides and half characters in a name stay text', async () => {
    const name = 'a\u202Etxt.exe\uD800'
    const xml = bpmn().node('startEvent', 'Start', { name }).end().flow('Start', 'End').xml()
    const process = await compileBpmn(xml)
    expect(process.elements.get('Start')?.name).toBe(name)
  })

  test('B21 markup in a name stays text', async () => {
    const name = '<img src=x onerror=alert(1)>'
    const process = await compileBpmn(bpmn().node('startEvent', 'Start', { name }).end().flow('Start', 'End'))
    expect(process.elements.get('Start')?.name).toBe(name)
  })
})

describe('files from elsewhere', () => {
  const fine = bpmn().start().end().flow('Start', 'End').xml()

  test('B07 XInclude and B08 schemaLocation are never fetched, and the model is read or refused', async () => {
    const included = fine.replace(
      '</process>',
      '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/></process>',
    )
    const located = fine.replace(
      '<definitions ',
      '<definitions xsi:schemaLocation="http://www.omg.org/spec/BPMN/20100524/MODEL http://192.0.2.1/evil.xsd" ',
    )
    expect(JSON.stringify(await codesOf(included))).not.toContain('root:')
    expect(await codesOf(located)).toEqual([])
  })

  test('B13 an attribute of 10 MB is refused', async () => {
    expect(await codesOf(fine.replace('name="P"', `name="${'x'.repeat(10_000_000)}"`))).toEqual([
      'xml-too-large',
    ])
  })

  test('B18 a byte order mark is fine, text in the wrong encoding is refused', async () => {
    expect(await codesOf(`\uFEFF${fine}`)).toEqual([])
    const utf16 = new TextDecoder('utf-8').decode(
      new Uint8Array([...fine].flatMap((char) => [char.charCodeAt(0), 0])),
    )
    expect(await codesOf(utf16)).toEqual(['xml-invalid'])
  })

  test('B22 code of other engines is refused or told, and never run', async () => {
    const script = bpmn()
      .start()
      .node('scriptTask', 'S', { scriptFormat: 'javascript' }, '<script>globalThis.polluted = 1</script>')
      .flow('Start', 'S')
    const java = bpmn()
      .start()
      .node('serviceTask', 'S')
      .flow('Start', 'S')
      .xml()
      .replace('<serviceTask id="S"', '<serviceTask id="S" camunda:class="java.lang.Runtime"')
      .replace('<definitions ', '<definitions xmlns:camunda="http://camunda.org/schema/1.0/bpmn" ')
    expect((await codesOf(script)).length).toBeGreaterThan(0)
    expect((await codesOf(java)).length).toBeGreaterThan(0)
    expect(incidentsOf(await tryModel(script))).toEqual(['expression-failed'])
    expect((globalThis as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe('B24 models that are valid and cannot work', () => {
  test.each<[string, BpmnBuilder, string]>([
    [
      'a parallel join behind an exclusive split',
      bpmn()
        .start()
        .exclusive('X', 'X-B')
        .user('A')
        .user('B')
        .parallel('J')
        .end()
        .flow('Start', 'X', 'B', 'J')
        .when('X', 'A', '=true')
        .flow('A', 'J', 'End'),
      'join-starved',
    ],
    [
      'an event gateway without events',
      bpmn().start().node('eventBasedGateway', 'G').end().flow('Start', 'G', 'End'),
      'event-gateway-targets',
    ],
    [
      'two blank start events',
      bpmn().start().start('Start2').user('A').flow('Start', 'A').flow('Start2', 'A'),
      'start-multiple',
    ],
  ])('%s is refused', async (_name, model, code) => {
    expect(await codesOf(model)).toContain(code)
  })

  test('a boundary event on nothing is refused', async () => {
    const model = bpmn()
      .start()
      .user('A')
      .flow('Start', 'A')
      .boundary('B', 'Nothing', timer('timeDuration', 'PT1H'))
    expect(await codesOf(model)).toContain('reference-dangling')
  })

  test('inclusive joins that wait for each other wait, and do not turn round and round', async () => {
    const model = bpmn()
      .start()
      .parallel('F')
      .inclusive('A')
      .inclusive('B')
      .end()
      .flow('Start', 'F', 'A')
      .flow('F', 'B')
      .when('A', 'B', '=round < 3')
      .when('A', 'End', '=round >= 3')
      .when('B', 'A', '=round < 3')
      .when('B', 'End', '=round >= 3')
    const tryOut = await tryModel(model, { round: 3 })
    expect(tryOut.main.instance.state).toBe('active')
    expect(tryOut.main.incidents).toEqual([])
    expect(lines(tryOut, 'enter')).toEqual(['enter:Start', 'enter:F'])
  })
})

/** The largest models that are read, each shaped to hurt a rule that compares everything with everything. */
describe('B11 a model as large as it may be', () => {
  const flow = (source: number | string, target: number | string): string =>
    `<sequenceFlow id="f-${source}-${target}" sourceRef="n${source}" targetRef="n${target}"/>`
  const many = (count: number, draw: (index: number) => string): string =>
    bpmn()
      .xml()
      .replace(
        '</process>',
        `<startEvent id="nS"/>${Array.from({ length: count }, (_, i) => draw(i)).join('')}</process>`,
      )

  const shapes: { readonly [name: string]: string } = {
    'a chain of 5,900 tasks': many(5900, (i) => `<task id="n${i}"/>${flow(i === 0 ? 'S' : i - 1, i)}`),
    'a circle of 5,900 tasks': many(5900, (i) => `<task id="n${i}"/>${flow(i, (i + 1) % 5900)}`),
    '1,900 exclusive splits into parallel joins': many(
      1900,
      (i) =>
        `<exclusiveGateway id="n${i}"/><parallelGateway id="nJ${i}"/>${flow(i, `J${i}`)}${flow(i, `J${(i + 7) % 1900}`)}${flow(`J${i}`, (i + 1) % 1900)}`,
    ),
    'a ladder of 3,900 inclusive gateways': many(
      3900,
      (i) => `<inclusiveGateway id="n${i}"/>${flow(i === 0 ? 'S' : i - 1, i)}${i > 1 ? flow(i - 2, i) : ''}`,
    ),
    '5,000 timers at one task': many(
      5000,
      (i) =>
        `${i === 0 ? `<userTask id="nU"/>${flow('S', 'U')}` : `<boundaryEvent id="n${i}" attachedToRef="nU"><timerEventDefinition id="d${i}"/></boundaryEvent>`}`,
    ),
  }

  test.each(Object.entries(shapes))('is checked in a time that does not explode: %s', async (_name, xml) => {
    const before = process.cpuUsage()
    await codesOf(xml)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1_000_000).toBeLessThan(15)
  })

  test('1,400 processes that call one another in a circle are checked once', async () => {
    const circle = Array.from(
      { length: 1400 },
      (_, i) =>
        `<process id="C${i}" isExecutable="true"><startEvent id="s${i}"/><callActivity id="c${i}"><extensionElements><zeebe:calledElement processId="C${(i + 1) % 1400}"/></extensionElements></callActivity><sequenceFlow id="f${i}" sourceRef="s${i}" targetRef="c${i}"/></process>`,
    )
    const before = process.cpuUsage()
    const codes = await codesOf(
      bpmn()
        .xml()
        .replace('</definitions>', `${circle.join('')}</definitions>`),
    )
    const { user, system } = process.cpuUsage(before)
    expect(codes.filter((code) => code === 'call-recursion')).toHaveLength(1400)
    expect((user + system) / 1_000_000).toBeLessThan(15)
  })

  test('a chain of 5,900 tasks runs into the step limit, not into the ground', async () => {
    const { definitions } = await parseBpmn(shapes['a chain of 5,900 tasks'] ?? '')
    const { process } = definitions ? compileProcess(definitions, 'P') : {}
    if (!process) throw new Error('Expected a model that compiles.')
    let result: StepResult = startInstance(process, {}, { now: NOW, stepLimit: 1000 })
    const codes: string[] = []
    for (let round = 0; round < 9 && result.ok; round++) {
      const { instance, effects }: { instance: Instance; effects: readonly { type: string }[] } = result
      codes.push(...effects.flatMap((effect) => (effect.type === 'raiseIncident' ? ['incident'] : [])))
      const [open] = Object.values(instance.incidents)
      if (!open) break
      result = step(
        process,
        instance,
        { type: 'resolveIncident', incident: open.id },
        { now: NOW, stepLimit: 1000 },
      )
    }
    expect(codes).toHaveLength(5)
    expect(result).toMatchObject({ ok: true, instance: { state: 'completed' } })
  })
})
