import { describe, expect, test } from 'vitest'
import { compileDecision, evaluateDecision, parseDmn } from '../../../engine/dmn/index.ts'
import type { Variables } from '../../../engine/json.ts'
import { dmn, literal, requires, table } from './build-dmn.ts'

const env = { now: '2026-03-01T10:00:00Z' }

async function decide(body: string, variables: Variables, id = 'decision') {
  const { model, findings } = await parseDmn(dmn(body))
  expect(findings.filter((finding) => finding.severity === 'error')).toEqual([])
  const compiled = model && compileDecision(model, id)
  if (!compiled) throw new Error(`no decision ${id}`)
  return evaluateDecision(compiled, variables, env)
}

const value = async (body: string, variables: Variables, id?: string) => {
  const answer = await decide(body, variables, id)
  return answer.ok ? answer.value : answer.message
}

const rows = (hitPolicy: string, aggregation?: string) =>
  table({
    hitPolicy,
    ...(aggregation ? { aggregation } : {}),
    inputs: [['age', 'number']],
    outputs: [['result', 'number', undefined, '30, 20, 10']],
    rules: [
      ['>= 10', '10'],
      ['>= 20', '20'],
      ['>= 30', '30'],
    ],
  })

describe('hit policies', () => {
  test.each([
    ['FIRST', undefined, 35, 10],
    ['PRIORITY', undefined, 35, 30],
    ['RULE ORDER', undefined, 25, [10, 20]],
    ['OUTPUT ORDER', undefined, 25, [20, 10]],
    ['COLLECT', undefined, 35, [10, 20, 30]],
    ['COLLECT', 'SUM', 35, 60],
    ['COLLECT', 'MIN', 35, 10],
    ['COLLECT', 'MAX', 35, 30],
    ['COLLECT', 'COUNT', 35, 3],
    ['COLLECT', 'COUNT', 5, 0],
    ['UNIQUE', undefined, 15, 10],
    ['UNIQUE', undefined, 5, null],
    ['ANY', undefined, 15, 10],
  ])('%s %s at %i is %j', async (policy, aggregation, age, expected) => {
    expect(await value(rows(policy, aggregation), { age })).toEqual(expected)
  })

  describe('with two outputs', () => {
    const two = (hitPolicy: string, aggregation?: string) =>
      table({
        hitPolicy,
        ...(aggregation ? { aggregation } : {}),
        inputs: [['age', 'number']],
        outputs: [
          ['risk', 'string', undefined, '"high", "low"'],
          ['fee', 'number', undefined, '9, 5, 1'],
        ],
        rules: [
          ['> 1', '"low"', '9'],
          ['> 2', '"high"', '1'],
          ['> 3', '"high"', '5'],
        ],
      })
    test.each([
      ['PRIORITY', undefined, { risk: 'high', fee: 5 }],
      ['OUTPUT ORDER', undefined, [5, 1, 9]],
      ['RULE ORDER', undefined, [9, 1, 5]],
      ['COLLECT', 'SUM', { risk: null, fee: 15 }],
      ['COLLECT', 'MAX', { risk: 'low', fee: 9 }],
      ['COLLECT', 'COUNT', 3],
    ])('%s %s', async (policy, aggregation, expected) => {
      const answer = await value(two(policy, aggregation), { age: 4 })
      const fees = Array.isArray(answer) ? answer.map((row) => (row as { fee: number }).fee) : answer
      expect(fees).toEqual(expected)
    })
  })

  test.each([
    ['UNIQUE', undefined, 7],
    ['FIRST', undefined, 7],
    ['COLLECT', undefined, [7]],
    ['RULE ORDER', undefined, [7]],
    ['COLLECT', 'SUM', 7],
  ])('%s %s gives the default where no row applies', async (policy, aggregation, expected) => {
    const body = table({
      hitPolicy: policy,
      ...(aggregation ? { aggregation } : {}),
      inputs: [['age', 'number']],
      outputs: [['result', 'number', '7']],
      rules: [['> 100', '1']],
    })
    expect(await value(body, { age: 4 })).toEqual(expected)
  })

  test.each(['UNIQUE', 'ANY'])('%s broken by two rows is no answer, and names them', async (policy) => {
    expect(await decide(rows(policy), { age: 25 })).toMatchObject({
      ok: false,
      message: expect.stringContaining('rows 1, 2'),
    })
  })

  test('ANY accepts two rows that say the same', async () => {
    const same = table({
      hitPolicy: 'ANY',
      inputs: [['age', 'number']],
      outputs: [['result', 'string']],
      rules: [
        ['> 1', '"yes"'],
        ['> 2', '"yes"'],
      ],
    })
    expect(await value(same, { age: 3 })).toBe('yes')
  })
})

describe('tables', () => {
  const rates = table({
    inputs: [
      ['stichtag', 'date'],
      ['stage', 'number'],
    ],
    outputs: [
      ['amount', 'number', '0'],
      ['legalBasis', 'string', '"none"'],
    ],
    annotations: ['Rechtsgrundlage', 'Text'],
    rules: [
      [
        '[date("2024-01-01")..date("2026-12-31")]',
        '1',
        '563.10',
        '"§ 28 SGB XII"',
        '§ 28 SGB XII',
        'Regelbedarf Stufe 1',
      ],
      ['[date("2024-01-01")..date("2026-12-31")]', '2', '506', '"§ 28 SGB XII"', '§ 28 SGB XII', ''],
      ['< date("2024-01-01")', '-', '502', '"§ 28 SGB XII a. F."', '', ''],
    ],
  })

  test('are valid by date; an ISO text is read as the date its column declares', async () => {
    expect(await value(rates, { stichtag: '2026-05-01', stage: 1 })).toEqual({
      amount: 563.1,
      legalBasis: '§ 28 SGB XII',
    })
    expect(await value(rates, { stichtag: '2023-12-31', stage: 1 })).toMatchObject({ amount: 502 })
  })

  test('give the default outputs where no row applies', async () => {
    expect(await value(rates, { stichtag: '2027-01-01', stage: 1 })).toEqual({
      amount: 0,
      legalBasis: 'none',
    })
  })

  test('tell what a decision letter cites', async () => {
    const answer = await decide(rates, { stichtag: '2026-05-01', stage: 1 })
    expect(answer).toMatchObject({
      ok: true,
      trace: [
        {
          decision: 'decision',
          inputs: [
            { label: 'stichtag', value: '2026-05-01' },
            { label: 'stage', value: 1 },
          ],
          rowsHit: [
            {
              index: 1,
              outputs: { amount: 563.1, legalBasis: '§ 28 SGB XII' },
              annotations: { Rechtsgrundlage: '§ 28 SGB XII', Text: 'Regelbedarf Stufe 1' },
            },
          ],
        },
      ],
    })
  })

  test('do not apply a row to a missing input', async () => {
    expect(await value(rows('FIRST'), {})).toBeNull()
  })
})

describe('requirements', () => {
  const chain =
    literal('need', 'rate + 0.2', requires('rate')) +
    literal('rate', 'base * 0.1') +
    literal('decision', 'need - 0.3', requires('need', 'rate'))

  test('decisions stay exact from one to the next', async () => {
    // 1 * 0.1 + 0.2 - 0.3 is 5.5e-17 in binary floats.
    expect(await value(chain, { base: 1 })).toBe(0)
  })

  test('each is evaluated once, before what requires it', async () => {
    const answer = await decide(chain, { base: 1 })
    expect(answer).toMatchObject({
      trace: [{ decision: 'rate' }, { decision: 'need' }, { decision: 'decision' }],
    })
    expect(answer.ok && Array.isArray(answer.trace) && answer.trace.length).toBe(3)
  })

  test('decisions that require each other end with a message', async () => {
    const circle = literal('decision', '1', requires('other')) + literal('other', '1', requires('decision'))
    const { model, findings } = await parseDmn(dmn(circle))
    expect(findings).toMatchObject([{ code: 'requirement-circle' }])
    const compiled = model && compileDecision(model, 'decision')
    expect(compiled && evaluateDecision(compiled, {}, env)).toMatchObject({ ok: false })
  })

  test('the version tag is in the trace', async () => {
    const tagged = `<decision id="decision" name="d"><extensionElements><zeebe:versionTag value="2026-1"/></extensionElements>
      <literalExpression><text>1</text></literalExpression></decision>`
    expect(await decide(tagged, {})).toMatchObject({ trace: [{ versionTag: '2026-1' }] })
  })
})

describe('other expressions', () => {
  test('a knowledge model is a function', async () => {
    const body = `<businessKnowledgeModel id="half" name="half of"><variable name="half of"/><encapsulatedLogic>
      <formalParameter name="n" typeRef="number"/><literalExpression><text>n / 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
      <decision id="decision" name="d"><knowledgeRequirement><requiredKnowledge href="#half"/></knowledgeRequirement>
      <literalExpression><text>half of(a) + half of(n: 3)</text></literalExpression></decision>`
    expect(await value(body, { a: 5 })).toBe(4)
  })

  test('a knowledge model may call itself, within the budget', async () => {
    const fibonacci = (
      call: string,
    ) => `<businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic>
      <formalParameter name="n" typeRef="number"/><literalExpression><text>if n &lt; 2 then n else f(n - 1) + f(n - 2)</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
      <decision id="decision" name="d"><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
      <literalExpression><text>${call}</text></literalExpression></decision>`
    expect(await value(fibonacci('f(10)'), {})).toBe(55)
    expect(await value(fibonacci('f(1000)'), {})).toContain('recursion-limit')
  })

  test('a context sees its earlier entries and may end with a result', async () => {
    const body = `<decision id="decision" name="d"><context>
      <contextEntry><variable name="a"/><literalExpression><text>2</text></literalExpression></contextEntry>
      <contextEntry><literalExpression><text>a * 3</text></literalExpression></contextEntry></context></decision>`
    expect(await value(body, {})).toBe(6)
  })

  test('an unreadable cell is a finding at its rule', async () => {
    const broken = table({ inputs: [['a', 'number']], outputs: [['b', 'number']], rules: [['> > 1', '1']] })
    const { findings } = await parseDmn(dmn(broken))
    expect(findings).toMatchObject([{ code: 'feel-syntax', element: 'decision_rule1' }])
  })
})

describe('hostile files', () => {
  test.each([
    ['no XML', 'hello', 'dmn-unreadable'],
    ['no DMN', '<a/>', 'dmn-unreadable'],
    ['a document type', `<!DOCTYPE a>${dmn('')}`, 'xml-doctype'],
    ['one id twice', dmn(literal('a', '1') + literal('a', '2')), 'id-duplicate'],
    ['__proto__', dmn(literal('__proto__', '1')), 'id-reserved'],
  ])('%s is refused', async (_, xml, code) => {
    const { model, findings } = await parseDmn(xml)
    expect(model).toBeUndefined()
    expect(findings).toMatchObject([{ code }])
  })

  test('a table that never ends stops', async () => {
    const endless = literal('decision', 'count(for a in 1..1000, b in 1..1000 return a)')
    expect(await decide(endless, {})).toMatchObject({
      ok: false,
      message: expect.stringContaining('step-limit'),
    })
  })
})

describe('the trace of an evaluation', () => {
  test('names the file by the hash of its text', async () => {
    const first = await decide(literal('decision', '1'), {})
    const second = await decide(literal('decision', '2'), {})
    const hash = (answer: typeof first) => JSON.stringify(answer).match(/"hash":"([0-9a-f]{64})"/)?.[1]
    expect(hash(first)).toBeDefined()
    expect(hash(first)).toBe(hash(await decide(literal('decision', '1'), {})))
    expect(hash(first)).not.toBe(hash(second))
  })

  test('tells which decisions were asked, and the rule and hit policy', async () => {
    const body =
      table({
        id: 'age',
        hitPolicy: 'FIRST',
        inputs: [['years', 'number']],
        outputs: [['result', 'string']],
        rules: [['>= 65', '"old"']],
      }) + literal('decision', 'age', requires('age'))
    expect(await decide(body, { years: 70 })).toMatchObject({
      trace: [
        { decision: 'age', hitPolicy: 'FIRST', requires: [], rowsHit: [{ index: 1, rule: 'age_rule1' }] },
        { decision: 'decision', requires: ['age'], inputs: [{ label: 'age', value: 'old' }] },
      ],
    })
  })

  test('names the table of a knowledge model', async () => {
    const body = `<businessKnowledgeModel id="rate" name="rate"><encapsulatedLogic><formalParameter name="n"/>
      <decisionTable><input label="n"><inputExpression><text>n</text></inputExpression></input><output name="r"/>
      <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>n * 2</text></outputEntry></rule></decisionTable>
      </encapsulatedLogic></businessKnowledgeModel>
      <decision id="decision" name="d"><knowledgeRequirement><requiredKnowledge href="#rate"/></knowledgeRequirement>
      <literalExpression><text>rate(4)</text></literalExpression></decision>`
    expect(await decide(body, {})).toMatchObject({
      value: 8,
      trace: [{ inputs: [{ label: 'n', value: 4, table: 'rate' }], rowsHit: [{ index: 1, table: 'rate' }] }],
    })
  })

  test('carries the warnings of each decision: which variable was missing, and where', async () => {
    const body = literal('first', '1 + gone') + literal('decision', 'first = null', requires('first'))
    const answer = await decide(body, {})
    expect(answer).toMatchObject({
      value: true,
      trace: [
        {
          decision: 'first',
          warnings: [
            { code: 'missing-variable', name: 'gone', position: 4, element: 'first', text: '1 + gone' },
          ],
        },
        { decision: 'decision', warnings: [] },
      ],
    })
  })

  test('places a warning at the rule of the cell', async () => {
    const spec = {
      inputs: [['a', 'Any']] as const,
      outputs: [['b', 'number']] as const,
      rules: [['> 1', '1']],
    }
    expect(await decide(table(spec), { a: 'x' })).toMatchObject({
      trace: [{ warnings: [{ code: 'wrong-type', element: 'decision_rule1', text: '> 1' }] }],
    })
  })

  test('has no warnings where nothing was wrong', async () => {
    expect(await decide(literal('decision', '1 + 1'), {})).toMatchObject({ trace: [{ warnings: [] }] })
  })
})
