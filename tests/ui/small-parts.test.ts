import { describe, expect, test } from 'vitest'
import { readSearchText } from '../../runtime/cases/search-text.ts'
import { toCsv } from '../../runtime/cockpit/csv.ts'
import { groupIncidents } from '../../runtime/cockpit/incidents/incident-group.ts'
import { heatLevel } from '../../runtime/cockpit/procedure/heat-level.ts'
import { readCalculation } from '../../runtime/desk/task/read-calculation.ts'
import { matchPath } from '../../runtime/ui/router/match-path.ts'

describe('path pattern', () => {
  test('gives the parameters', () => {
    expect(matchPath('/tasks/:key', '/tasks/7')).toEqual({ key: '7' })
    expect(matchPath('/', '')).toEqual({})
  })
  test('does not match another shape, and survives a broken escape', () => {
    expect(matchPath('/tasks/:key', '/tasks')).toBeUndefined()
    expect(matchPath('/tasks/:key', '/cases/7')).toBeUndefined()
    expect(matchPath('/tasks/:key', '/tasks/%E0')).toEqual({ key: '%E0' })
  })
})

describe('search text', () => {
  test('reads a German date and keeps signs of the pattern literal', () => {
    expect(readSearchText(' 12.8.1959 ')).toEqual({ pattern: '%12.8.1959%', birthDate: '1959-08-12' })
    expect(readSearchText('50%_a')?.pattern).toBe('%50\\%\\_a%')
  })
  test('does not take 30 February or blanks for something', () => {
    expect(readSearchText('30.02.1959')?.birthDate).toBeNull()
    expect(readSearchText('   ')).toBeNull()
  })
})

describe('CSV', () => {
  test('has a head line, German separators and decimal commas', () => {
    expect(
      toCsv(
        [
          ['Amt', 'Tage'],
          ['Mitte', 10.5],
          ['Neukölln', null],
        ],
        'de',
      ),
    ).toBe('\ufeffAmt;Tage\r\nMitte;"10,5"\r\nNeukölln;\r\n')
  })
  test('does not let a cell run as a formula', () => {
    expect(toCsv([['=cmd()'], ['+1']], 'en')).toBe("\ufeff'=cmd()\r\n'+1\r\n")
  })
})

test('heat goes by days', () => {
  expect([24, 72, 120, 200, 400].map(heatLevel)).toEqual([1, 2, 3, 4, 5])
})

describe('calculation', () => {
  test('reads rows, total and hints', () => {
    const read = readCalculation({
      rows: [
        { label: { de: 'Miete', en: 'Rent' }, rule: 'Unterkunft', amount: '430.50', legalBasis: '§ 35' },
      ],
      total: 293,
      ab: '2026-11-01',
      hinweise: [{ de: 'Bitte prüfen', en: 'Please check' }],
    })
    expect(read).toMatchObject({ total: 293, from: '2026-11-01', rows: [{ amount: 430.5, explanation: '' }] })
    expect(read?.hints).toEqual([{ de: 'Bitte prüfen', en: 'Please check' }])
  })
  test('does not show what is no calculation', () => {
    expect(readCalculation(null)).toBeNull()
    expect(readCalculation({ rows: 'none' })).toBeNull()
    expect(readCalculation({ rows: [{ amount: 'much' }] })?.rows).toEqual([])
  })
})

test('incidents with one cause at one step are one group, the larger one first', () => {
  const row = (incidentKey: string, elementId: string, createdAt: string) => ({
    incidentKey,
    elementId,
    createdAt,
    code: 'job-failed',
    message: null,
    elementName: null,
    processId: 'p',
    processName: 'P',
    fileNumber: null,
    tenantId: 'mitte',
    officeName: 'Mitte',
    dueAt: null,
    processInstanceKey: '1',
  })
  const groups = groupIncidents([
    row('1', 'a', '2026-11-02T10:00:00Z'),
    row('2', 'b', '2026-11-03T10:00:00Z'),
    row('3', 'b', '2026-11-01T10:00:00Z'),
  ])
  expect(groups.map((group) => [group.step, group.incidents.length, group.since])).toEqual([
    ['b', 2, '2026-11-01T10:00:00Z'],
    ['a', 1, '2026-11-02T10:00:00Z'],
  ])
})
