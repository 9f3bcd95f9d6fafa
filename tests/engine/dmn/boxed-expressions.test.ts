import { describe, expect, test } from 'vitest'
import { compileDecision, evaluateDecision, parseDmn } from '../../../engine/dmn/index.ts'
import type { Json, Variables } from '../../../engine/json.ts'
import { dmn, literal, requires } from './build-dmn.ts'

const env = { now: '2026-03-01T10:00:00Z' }
const text = (feel: string) =>
  `<literalExpression><text>${feel.replaceAll('<', '&lt;')}</text></literalExpression>`
const child = (tag: string, inner: string) => `<${tag}>${inner}</${tag}>`

async function answerOf(body: string, variables: Variables = {}) {
  const { model, findings } = await parseDmn(dmn(body))
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  const compiled = model && compileDecision(model, 'd')
  if (!compiled) throw new Error('no decision')
  return evaluateDecision(compiled, variables, env)
}

/** The value of a decision with this logic. */
async function boxed(logic: string, variables: Variables = {}, rest = ''): Promise<Json> {
  const answer = await answerOf(`${rest}<decision id="d" name="d">${logic}</decision>`, variables)
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}

describe('boxed expressions (DMN 1.5 § 10.2)', () => {
  const entry = (name: string, value: string) =>
    `<contextEntry>${name ? `<variable name="${name}"/>` : ''}${value}</contextEntry>`

  test('a context', async () => {
    const context = child('context', entry('a', text('1')) + entry('b c', text('a + 1')))
    expect(await boxed(context)).toEqual({ a: 1, 'b c': 2 })
    expect(await boxed(context.replace('</context>', `${entry('', text('b c * 2'))}</context>`))).toBe(4)
  })

  test('a list', async () => {
    expect(await boxed(child('list', text('1') + text('x')), { x: 'two' })).toEqual([1, 'two'])
  })

  test('a relation', async () => {
    const row = (...cells: readonly string[]) => child('row', cells.map(text).join(''))
    const relation = child(
      'relation',
      `<column name="name"/><column name="age"/>${row('"a"', '1')}${row('"b"', 'x')}`,
    )
    expect(await boxed(relation, { x: 2 })).toEqual([
      { name: 'a', age: 1 },
      { name: 'b', age: 2 },
    ])
  })

  test('a function, called in the same context', async () => {
    const fn = `<functionDefinition><formalParameter name="n" typeRef="number"/>${text('n * factor')}</functionDefinition>`
    const context = child('context', entry('twice', fn) + entry('', text('twice(4)')))
    expect(await boxed(context, { factor: 2 })).toBe(8)
    expect(await boxed(context.replace('twice(4)', 'twice("4")'), { factor: 2 })).toBeNull()
  })

  test('a function of Java is not run', async () => {
    const fn = `<functionDefinition kind="Java"><formalParameter name="n"/>${text('1')}</functionDefinition>`
    expect(await boxed(child('context', entry('f', fn) + entry('', text('f(1)'))))).toBeNull()
  })

  test('an invocation', async () => {
    const half = `<businessKnowledgeModel id="h" name="half"><encapsulatedLogic><formalParameter name="n" typeRef="number"/>${text('n / 2')}</encapsulatedLogic></businessKnowledgeModel>`
    const logic = `<knowledgeRequirement><requiredKnowledge href="#h"/></knowledgeRequirement><invocation>${text('half')}<binding><parameter name="n"/>${text('x + 1')}</binding></invocation>`
    expect(await boxed(logic, { x: 5 }, half)).toBe(3)
  })

  test.each([
    [{ x: 5 }, 'many'],
    [{ x: 1 }, 'few'],
    [{}, 'few'],
  ])('a conditional of %j', async (variables, expected) => {
    const logic = `<conditional>${child('if', text('x > 3'))}${child('then', text('"many"'))}${child('else', text('"few"'))}</conditional>`
    expect(await boxed(logic, variables)).toBe(expected)
  })

  test('a filter', async () => {
    const logic = `<filter>${child('in', text('people'))}${child('match', text('age >= 18'))}</filter>`
    const people = [{ age: 7 }, { age: 18 }]
    expect(await boxed(logic, { people })).toEqual([{ age: 18 }])
  })

  test('for, every and some', async () => {
    const loop = (tag: string, last: string, body: string) =>
      `<${tag} iteratorVariable="x">${child('in', text('[1, 2, 3]'))}${child(last, text(body))}</${tag}>`
    expect(await boxed(loop('for', 'return', 'x * x'))).toEqual([1, 4, 9])
    expect(await boxed(loop('for', 'return', 'if count(partial) = 0 then 1 else partial[-1] + x'))).toEqual([
      1, 3, 6,
    ])
    expect(await boxed(loop('every', 'satisfies', 'x > 0'))).toBe(true)
    expect(await boxed(loop('every', 'satisfies', 'x > 1'))).toBe(false)
    expect(await boxed(loop('some', 'satisfies', 'x > 2'))).toBe(true)
    expect(await boxed(loop('some', 'satisfies', 'x > 3'))).toBe(false)
  })

  test('a value that is not of its declared type becomes null, with a warning', async () => {
    const body =
      '<decision id="d" name="d"><variable name="d" typeRef="number"/><literalExpression><text>"a"</text></literalExpression></decision>'
    expect(await answerOf(body)).toMatchObject({
      value: null,
      trace: [{ warnings: [{ code: 'wrong-type' }] }],
    })
  })
})

describe('decision services (DMN 1.5 § 10.4)', () => {
  const service = (outputs: readonly string[]) =>
    `<inputData id="x" name="x"><variable name="x" typeRef="number"/></inputData>
    <decision id="inner" name="inner"><informationRequirement><requiredInput href="#x"/></informationRequirement>${text('x + 1')}</decision>
    ${literal('outer', 'inner * 10', requires('inner'))}
    <decisionService id="s" name="s">${outputs.map((id) => `<outputDecision href="#${id}"/>`).join('')}<inputData href="#x"/></decisionService>`
  const calling = (feel: string) =>
    `<decision id="d" name="d"><knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>${text(feel)}</decision>`

  test('are functions of their inputs; several outputs give a context', async () => {
    expect(await answerOf(service(['outer']) + calling('s(4)'))).toMatchObject({ value: 50 })
    expect(await answerOf(service(['outer']) + calling('s(x: 5)'))).toMatchObject({ value: 60 })
    expect(await answerOf(service(['inner', 'outer']) + calling('s(4)'))).toMatchObject({
      value: { inner: 5, outer: 50 },
    })
  })

  test('each call evaluates its decisions anew, and the trace tells each', async () => {
    const answer = await answerOf(service(['outer']) + calling('s(1) + s(2)'))
    expect(answer).toMatchObject({ value: 50 })
    const decisions =
      answer.ok && Array.isArray(answer.trace) ? answer.trace.map((each) => JSON.stringify(each)) : []
    expect(decisions.filter((each) => each.includes('"decision":"outer"'))).toHaveLength(2)
  })

  test('arguments that do not fit give null', async () => {
    expect(await answerOf(service(['outer']) + calling('s("a")'))).toMatchObject({ value: null })
    expect(await answerOf(service(['outer']) + calling('s()'))).toMatchObject({ value: null })
  })

  test('that call themselves end with a message', async () => {
    const endless = `<decision id="d" name="d"><knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>${text('s()')}</decision>
      <decisionService id="s" name="s"><outputDecision href="#d"/></decisionService>`
    expect(await answerOf(endless)).toMatchObject({
      ok: false,
      message: expect.stringContaining('recursion-limit'),
    })
  })
})

describe('a trace stays small', () => {
  test('of a large list it only says that there was one', async () => {
    const input = '<inputData id="list" name="list"/>'
    const body = `${input}<decision id="d" name="d"><informationRequirement><requiredInput href="#list"/></informationRequirement>${text('count(list)')}</decision>`
    expect(await answerOf(body, { list: Array(5000).fill(1) })).toMatchObject({
      value: 5000,
      trace: [{ inputs: [{ label: 'list', value: '…' }] }],
    })
    expect(await answerOf(body, { list: [1, 2] })).toMatchObject({
      trace: [{ inputs: [{ label: 'list', value: [1, 2] }] }],
    })
  })
})
