import { describe, expect, test } from 'vitest'
import { parseDmn } from '../../../engine/dmn/index.ts'
import { dmn, literal, requires, type TableSpec, table } from './build-dmn.ts'

const findingsOf = async (body: string) => (await parseDmn(dmn(body))).findings
const codes = async (body: string) => (await findingsOf(body)).map(({ code }) => code)

const knows = (id: string) =>
  `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`
const asksFor = (id: string) =>
  `<informationRequirement><requiredInput href="#${id}"/></informationRequirement>`
const half = `<businessKnowledgeModel id="half" name="half"><encapsulatedLogic><formalParameter name="n" typeRef="number"/>
  <literalExpression><text>n / 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>`

const one = (hitPolicy: string, ...cells: readonly string[]): TableSpec => ({
  hitPolicy,
  inputs: [['age', 'number']],
  outputs: [['result', 'number']],
  rules: cells.map((cell, at) => [cell, String(at)]),
})

describe('requirements', () => {
  test('that lead nowhere are an error, of decisions, knowledge and services', async () => {
    expect(await codes(literal('d', '1', requires('gone')))).toEqual(['requirement-missing'])
    const knowing = half.replace('</encapsulatedLogic>', `</encapsulatedLogic>${knows('gone')}`)
    expect(await codes(knowing)).toEqual(['requirement-missing'])
    const service = '<decisionService id="s" name="s"><outputDecision href="#gone"/></decisionService>'
    expect(await codes(service)).toEqual(['requirement-missing'])
  })

  test('of the wrong kind are an error', async () => {
    expect(await codes(half + literal('d', '1', requires('half')))).toEqual(['requirement-kind'])
    expect(await codes(literal('a', '1') + literal('d', '1', knows('a')))).toEqual(['requirement-kind'])
  })

  test('in a circle are named in order', async () => {
    const body =
      literal('a', '1', requires('b')) + literal('b', '1', requires('c')) + literal('c', '1', requires('a'))
    const [finding] = await findingsOf(body)
    expect(finding).toMatchObject({ code: 'requirement-circle', severity: 'error' })
    expect(finding?.message.en).toContain('a → b → c → a')
  })

  test('that come together again are no circle', async () => {
    const body =
      literal('a', 'b + c', requires('b', 'c')) +
      literal('b', 'd', requires('d')) +
      literal('c', 'd', requires('d')) +
      literal('d', '1')
    expect(await codes(body)).toEqual([])
  })
})

describe('names, types and logic', () => {
  test('two elements of one name', async () => {
    const twice = literal('a', '1') + literal('b', '1').replace('name="b"', 'name="a"')
    expect(await codes(twice)).toEqual(['name-duplicate'])
  })

  test('an element without a name', async () => {
    expect(await codes(literal('a', '1').replace('name="a"', ''))).toEqual(['name-missing'])
  })

  test('a type that is defined nowhere', async () => {
    const input = '<inputData id="i" name="i"><variable name="i" typeRef="tGone"/></inputData>'
    expect(await findingsOf(input)).toMatchObject([{ code: 'type-unknown', path: 'tGone' }])
  })

  test('a type of the file is known, also one that refers to itself', async () => {
    const tree = `<itemDefinition name="tTree"><itemComponent name="children" isCollection="true"><typeRef>tTree</typeRef></itemComponent></itemDefinition>
      <inputData id="i" name="i"><variable name="i" typeRef="tTree"/></inputData>`
    expect(await codes(tree)).toEqual([])
  })

  test('a type that is only defined by itself', async () => {
    const item = (name: string, of: string) =>
      `<itemDefinition name="${name}"><typeRef>${of}</typeRef></itemDefinition>`
    const spec = { ...one('COLLECT', '-'), outputs: [['r', 'tA']] as const }
    expect(await codes(item('tA', 'tA') + table(spec))).toEqual(['type-circle'])
    expect(await codes(item('tA', 'tB') + item('tB', 'tA') + table(spec))).toEqual([
      'type-circle',
      'type-circle',
    ])
    expect(await codes(item('tA', 'tB') + item('tB', 'number') + table(spec))).toEqual([])
  })

  test('a decision or knowledge model without logic', async () => {
    expect(await codes('<decision id="d" name="d"/>')).toEqual(['logic-missing'])
    expect(await codes(literal('d', ' '))).toContain('logic-missing')
    expect(await codes('<businessKnowledgeModel id="k" name="k"/>')).toEqual(['logic-missing'])
    expect(await codes(literal('d', 'null'))).toEqual([])
  })

  test('a name in a cell that the decision does not require', async () => {
    const spec: TableSpec = {
      inputs: [['age', 'number']],
      outputs: [['r', 'number']],
      rules: [['> limit', 'base * 2']],
      requires: asksFor('i'),
    }
    const findings = await findingsOf(`<inputData id="i" name="age"/>${table(spec)}`)
    expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'variable-unknown limit',
      'variable-unknown base',
    ])
  })
})

describe('invocations', () => {
  const invoke = (parameter: string) =>
    `${half}<decision id="d" name="d">${knows('half')}<invocation><literalExpression><text>half</text></literalExpression>
    <binding><parameter name="${parameter}"/><literalExpression><text>3</text></literalExpression></binding></invocation></decision>`

  test('that bind what is no parameter', async () => {
    expect(await codes(invoke('m'))).toEqual(['binding-unknown', 'binding-missing'])
  })

  test('that bind every parameter are fine', async () => {
    expect(await codes(invoke('n'))).toEqual([])
  })
})

describe('the shape of a table', () => {
  test('a row with a cell too few', async () => {
    const spec = one('COLLECT', '1')
    const [finding] = await findingsOf(table({ ...spec, rules: [['1']] }))
    expect(finding).toMatchObject({ code: 'rule-cells', severity: 'error', element: 'decision_rule1' })
  })

  test('no output, two outputs of one name, no row', async () => {
    expect(await codes(table({ ...one('COLLECT'), outputs: [] }))).toEqual(['output-missing', 'table-empty'])
    const twice = {
      ...one('COLLECT'),
      outputs: [
        ['a', 'number'],
        ['a', 'number'],
      ] as const,
      rules: [['1', '1', '1']],
    }
    expect(await codes(table(twice))).toEqual(['output-name-duplicate'])
    expect(await codes(table(one('COLLECT')))).toEqual(['table-empty'])
  })

  test('a hit policy or aggregation that DMN does not know', async () => {
    expect(await codes(table(one('BEST', '1')))).toContain('hit-policy-unknown')
    expect(await codes(table({ ...one('COLLECT', '1'), aggregation: 'MEAN' }))).toEqual([
      'hit-policy-unknown',
    ])
    expect(await codes(table({ ...one('COLLECT', '1'), aggregation: 'SUM' }))).toEqual([])
  })

  test('an aggregation that does nothing, a priority without an order', async () => {
    expect(await codes(table({ ...one('FIRST', '-'), aggregation: 'SUM' }))).toEqual(['aggregation-unused'])
    expect(await codes(table(one('OUTPUT ORDER', '-')))).toEqual(['priority-missing'])
    const listed = {
      ...one('OUTPUT ORDER', '-'),
      outputs: [['result', 'number', undefined, '1, 0']] as const,
    }
    expect(await codes(table(listed as TableSpec))).toEqual([])
  })
})

describe('the types of cells', () => {
  test('a text where a number is meant, with row and column', async () => {
    const [finding] = await findingsOf(table(one('COLLECT', '"18"')))
    expect(finding).toMatchObject({ code: 'cell-type', element: 'decision_rule1', path: 'age' })
    expect(finding?.message.de).toContain('Zeile 1, Spalte „age“')
  })

  test('a date written as a text', async () => {
    const spec: TableSpec = {
      inputs: [['day', 'date']],
      outputs: [['r', 'number', '0']],
      rules: [['< "2026-01-01"', '1']],
    }
    expect(await codes(table(spec))).toEqual(['cell-type'])
    expect(await codes(table({ ...spec, rules: [['< date("2026-01-01")', '1']] }))).toEqual([])
  })

  test('an output of another type, or not in the list', async () => {
    const spec = (output: string): TableSpec => ({
      hitPolicy: 'COLLECT',
      inputs: [['age', 'number']],
      outputs: [['r', 'string', undefined, '"yes", "no"']],
      rules: [['-', output]],
    })
    expect(await codes(table(spec('1')))).toEqual(['cell-type'])
    expect(await codes(table(spec('"maybe"')))).toEqual(['output-not-listed'])
    expect(await codes(table(spec('"yes"')))).toEqual([])
    expect(await codes(table(spec('upper case("a")')))).toEqual([])
  })
})

describe('what rows cover is told with row numbers and an example', () => {
  test('a gap', async () => {
    const spec: TableSpec = {
      inputs: [
        ['age', 'number'],
        ['alone', 'boolean'],
        ['day', 'date'],
        ['kind', 'string'],
      ],
      outputs: [['r', 'number']],
      rules: [
        ['< 18', '-', '-', '-', '1'],
        ['>= 18', 'true', '-', '-', '2'],
        ['>= 18', 'false', '< date("2026-01-01")', '-', '3'],
        ['>= 18', 'false', '>= date("2026-01-01")', '"a"', '4'],
      ],
    }
    const [finding] = await findingsOf(table(spec))
    expect(finding?.code).toBe('table-gap')
    expect(finding?.message.de).toContain(
      'age = 18; alone = nein; day = 01.01.2026; kind = (ein anderer Text)',
    )
    expect(finding?.message.en).toContain('age = 18; alone = no; day = 2026-01-01; kind = (any other text)')
  })

  test('an overlap', async () => {
    const [finding] = await findingsOf(table(one('UNIQUE', '< 18', '[10..65]', '> 65')))
    expect(finding?.message.de).toContain('Die Zeilen 1 und 2 gelten beide zum Beispiel für: age = 10.')
  })

  test('a row hidden by one earlier row, or by several together', async () => {
    const [byOne] = await findingsOf(table(one('FIRST', '< 18', '< 10', '>= 18')))
    expect(byOne?.message.en).toContain('Row 2 is never reached: row 1')
    const [bySeveral] = await findingsOf(table(one('FIRST', '< 18', '>= 18', '[10..20]')))
    expect(bySeveral?.message.en).toContain('Row 3 is never reached: rows 1, 2')
  })

  test('a row hidden by one of higher priority, not by one of lower', async () => {
    const spec = (first: string, second: string): TableSpec => ({
      hitPolicy: 'PRIORITY',
      inputs: [['age', 'number']],
      outputs: [['r', 'string', '"low"', '"high", "low"']],
      rules: [
        ['> 10', first],
        ['-', second],
      ],
    })
    expect(await codes(table(spec('"low"', '"high"')))).toEqual(['rule-unreachable'])
    expect(await codes(table(spec('"high"', '"low"')))).toEqual([])
  })

  test('a row that can never apply', async () => {
    expect(await codes(table(one('COLLECT', '[10..5]', '> 3')))).toEqual(['rule-unreachable'])
    expect(await codes(table(one('COLLECT', '< 0')))).toEqual([])
  })

  test('values that the type allows count, others do not', async () => {
    const types = `<itemDefinition name="tKind"><typeRef>string</typeRef><allowedValues><text>"a", "b"</text></allowedValues></itemDefinition>`
    const spec = (...cells: readonly string[]): TableSpec => ({
      inputs: [['kind', 'tKind']],
      outputs: [['r', 'number']],
      rules: cells.map((cell, at) => [cell, String(at)]),
    })
    expect(await codes(types + table(spec('"a"', '"b"')))).toEqual([])
    const [finding] = await findingsOf(types + table(spec('"a"')))
    expect(finding?.message.de).toContain('kind = „b“')
    expect(await codes(types + table(spec('"a"', '"b"', '"c"')))).toEqual(['rule-unreachable'])
  })

  test('a table inside of a knowledge model is looked at, too', async () => {
    const inner = table(one('UNIQUE', '< 18')).replace(
      /^<decision id="decision" name="decision">|<\/decision>$/g,
      '',
    )
    const body = `<businessKnowledgeModel id="k" name="k"><encapsulatedLogic><formalParameter name="age"/>${inner}</encapsulatedLogic></businessKnowledgeModel>`
    expect(await findingsOf(body)).toMatchObject([{ code: 'table-gap', element: 'k' }])
  })
})

describe('a table of 1,000 rows', () => {
  test('is judged with few steps, whatever its hit policy', async () => {
    for (const hitPolicy of ['FIRST', 'UNIQUE', 'PRIORITY']) {
      const rules = Array.from({ length: 1000 }, (_, at) => [`[${at}..${at + 1})`, `"k${at % 50}"`, '1'])
      const spec: TableSpec = {
        hitPolicy,
        inputs: [
          ['a', 'number'],
          ['b', 'string'],
        ],
        outputs: [['r', 'number', undefined, '1, 2']],
        rules,
      }
      expect(await codes(table(spec))).toEqual(['table-gap'])
    }
  })
})
