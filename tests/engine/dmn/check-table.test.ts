import { describe, expect, test } from 'vitest'
import { parseDmn } from '../../../engine/dmn/index.ts'
import { dmn, literal, type TableSpec, table } from './build-dmn.ts'

async function codes(spec: TableSpec): Promise<string[]> {
  const { findings } = await parseDmn(dmn(table(spec)))
  return findings.map((finding) => finding.code)
}

const one = (hitPolicy: string, ...cells: readonly string[]): TableSpec => ({
  hitPolicy,
  inputs: [['age', 'number']],
  outputs: [['result', 'number']],
  rules: cells.map((cell, at) => [cell, String(at)]),
})

describe('a table is told', () => {
  test('that values fall between its rows, and which', async () => {
    const { findings } = await parseDmn(dmn(table(one('UNIQUE', '< 18', '[18..65)', '> 65'))))
    expect(findings).toMatchObject([{ code: 'table-gap', severity: 'warning' }])
    expect(findings[0]?.message.en).toContain('age = 65')
  })

  test('that rows overlap', async () => {
    expect(await codes(one('UNIQUE', '< 18', '[17..65]', '> 65'))).toEqual(['table-overlap'])
  })

  test('that a row is never reached', async () => {
    expect(await codes(one('FIRST', '< 18', '>= 18', '> 65'))).toEqual(['rule-unreachable'])
  })

  test('all of it over two columns', async () => {
    const spec: TableSpec = {
      inputs: [
        ['kind', 'string'],
        ['day', 'date'],
      ],
      outputs: [['result', 'number']],
      rules: [
        ['"a"', '< date("2026-01-01")', '1'],
        ['"a"', '>= date("2026-01-01")', '2'],
        ['not("a")', '-', '3'],
      ],
    }
    expect(await codes(spec)).toEqual([])
    expect(await codes({ ...spec, rules: spec.rules.slice(0, 2) })).toEqual(['table-gap'])
  })
})

describe('a table is not told', () => {
  test('of overlaps where the hit policy wants them', async () => {
    expect(await codes(one('COLLECT', '< 18', '[17..65]', '> 65'))).toEqual([])
    expect(await codes(one('FIRST', '< 18', '[17..65]', '-'))).toEqual([])
  })

  test('of gaps where it has a default', async () => {
    const spec = one('UNIQUE', '< 18')
    expect(await codes({ ...spec, outputs: [['result', 'number', '0']] })).toEqual([])
  })

  test('of fractions and nothing where single numbers show that things are counted', async () => {
    expect(await codes(one('UNIQUE', '1', '2', '> 2'))).toEqual([])
    expect(await codes(one('UNIQUE', '<= 100', '>= 101'))).toEqual(['table-gap'])
  })

  test('of negative numbers where none is named', async () => {
    expect(await codes(one('UNIQUE', '[0..18)', '>= 18'))).toEqual([])
  })

  test('anything where cells are not simple', async () => {
    expect(await codes(one('UNIQUE', '? > other', '< limit'))).not.toContain('table-gap')
  })
})

describe('unknown names', () => {
  test('are told where the file declares its inputs', async () => {
    const input = '<inputData id="i1" name="age"/>'
    const required = '<informationRequirement><requiredInput href="#i1"/></informationRequirement>'
    const { findings } = await parseDmn(dmn(input + literal('d', 'age + agee', required)))
    expect(findings).toMatchObject([
      { code: 'variable-unknown', severity: 'warning', element: 'd', path: 'agee' },
    ])
  })

  test('are not told inside of a filter, where they may be entries of the item', async () => {
    const input = '<inputData id="i1" name="items"/>'
    const required = '<informationRequirement><requiredInput href="#i1"/></informationRequirement>'
    expect((await parseDmn(dmn(input + literal('d', 'items[kind = "a"]', required)))).findings).toEqual([])
  })

  test('are not told where it declares none', async () => {
    expect((await parseDmn(dmn(literal('d', 'age + 1')))).findings).toEqual([])
  })

  test('a requirement that leads nowhere is an error', async () => {
    const required = '<informationRequirement><requiredDecision href="#gone"/></informationRequirement>'
    const { findings } = await parseDmn(dmn(literal('d', '1', required)))
    expect(findings).toMatchObject([{ code: 'requirement-missing', severity: 'error', element: 'd' }])
  })
})
