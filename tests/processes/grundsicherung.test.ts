import { writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { compileDecision, evaluateDecision, parseDmn } from '../../engine/dmn/index.ts'
import { compileExpression } from '../../engine/feel/index.ts'
import { checkModel, coverage, type Json, recordScenario, run, type Variables } from '../../engine/index.ts'
import { checkForm, generateSchema } from '../../forms/index.ts'
import { driverOf, type Letter, loadProcedure, setupOf } from './play-case.ts'
import { readScenarios, readShipped, scenarioPath, scenariosOf } from './scenario.ts'

const scenarios = readScenarios('grundsicherung')
const base = scenariosOf(scenarios, 'base')[0]?.[1].input ?? {}
let procedure: Awaited<ReturnType<typeof loadProcedure>>

beforeAll(async () => {
  procedure = await loadProcedure('grundsicherung')
})

describe('the shipped procedure', () => {
  test('has no findings in its model', () => {
    expect(checkModel(procedure.definitions)).toEqual([])
  })

  test('has tables without errors; only cases the law does not know have no row', async () => {
    const { findings } = await parseDmn(readShipped('grundsicherung/berechnung.dmn'))
    const gaps = findings.filter(({ code }) => code === 'table-gap').map(({ element }) => element)
    expect(findings.filter(({ code }) => code !== 'table-gap')).toEqual([])
    // Before the first validity date, or words no form offers.
    const known = [
      'regelbedarfsstufen',
      'personenkreis',
      'stufe',
      'warmwasser',
      'richtwert',
      'unterkunft',
      'schonbetrag',
    ]
    expect(gaps.filter((element) => !known.includes(element ?? ''))).toEqual([])
  })

  test('asks only with forms it ships, and their stored schema is the generated one', () => {
    expect(procedure.process.formIds.filter((id) => !procedure.forms.has(id))).toEqual([])
    for (const form of procedure.forms.values()) {
      expect(checkForm(form)).toEqual([])
      expect(form.schema).toEqual(generateSchema(form))
    }
  })

  test('asks at most five questions on a page, each with purpose or law', () => {
    for (const form of procedure.forms.values()) {
      for (const page of form.pages)
        expect(page.fields.length, `${form.id} ${page.id}`).toBeLessThanOrEqual(5)
    }
  })

  test('lets a human decide and a second person release', () => {
    expect(procedure.process.elements.get('freigeben')?.fourEyes).toContain('entscheiden')
  })
})

describe('decisions', () => {
  test.each(scenariosOf(scenarios, 'decision'))('%s', (_, scenario) => {
    const decision = compileDecision(procedure.model, scenario.decision)
    if (!decision) throw new Error(`no decision ${scenario.decision}`)
    const answer = evaluateDecision(decision, merge(base, scenario.input), { now: '2026-01-05T08:00:00Z' })
    if (!answer.ok) throw new Error(answer.message)
    if (Array.isArray(scenario.expect)) {
      expect(answer.value).toHaveLength(scenario.expect.length)
      expect(answer.value).toMatchObject(scenario.expect)
    } else if (scenario.expect === null) expect(answer.value).toBeNull()
    else expect(answer.value).toMatchObject(Object(scenario.expect))
  })

  test('cite the law and a reason in every row of the calculation', () => {
    const decision = compileDecision(procedure.model, 'berechnung')
    if (!decision) throw new Error('no decision berechnung')
    const answer = evaluateDecision(decision, merge(base, {}), { now: '2026-01-05T08:00:00Z' })
    if (!answer.ok) throw new Error(answer.message)
    const { rows } = Object(answer.value)
    for (const row of rows) {
      expect(row.legalBasis).toMatch(/§/)
      expect(row.explanation).toMatch(/\.$/)
    }
  })
})

describe('deadlines', () => {
  test.each(scenariosOf(scenarios, 'deadline'))('%s', (_, { expressions }) => {
    for (const { feel, value } of expressions) {
      const answer = compileExpression(`string(${feel})`).evaluate({}, { now: '2026-01-05T08:00:00Z' })
      expect(answer).toMatchObject({ ok: true, value })
    }
  })
})

describe('cases', () => {
  const cases = scenariosOf(scenarios, 'process')

  test.each(cases)('%s', (name, scenario) => {
    const setup = setupOf(procedure, scenario.now)
    // RECORD_SCENARIOS=1 writes what comes of them now into the files.
    if (process.env.RECORD_SCENARIOS) {
      const { scenario: recorded } = recordScenario(setup, scenario, driverOf(procedure, scenario.now))
      if (recorded)
        writeFileSync(scenarioPath('grundsicherung', name), `${JSON.stringify(recorded, null, 2)}\n`)
    }
    const { findings } = run(setup, scenario, driverOf(procedure, scenario.now))
    expect(findings).toEqual([])
  })

  test('take every flow but four', () => {
    const traces = cases.map(
      ([, scenario]) =>
        run(setupOf(procedure, scenario.now), scenario, driverOf(procedure, scenario.now)).tryOut.trace,
    )
    const { flows } = coverage(procedure.process, traces)
    expect(flows.missing).toEqual([
      'f15',
      'verzug-drei-monate-ja',
      'verzug-fuenf-monate-f2',
      'verzug-fuenf-monate-ja',
    ])
  })

  test('tell in the letter what was decided, why, and how to object', () => {
    const [, granted] = cases.find(([name]) => name === 'p-bewilligung') ?? []
    if (!granted) throw new Error('no scenario p-bewilligung')
    const letters: Letter[] = []
    run(setupOf(procedure, granted.now), granted, driverOf(procedure, granted.now, letters))
    const letter = letters.at(-1)?.text
    expect(letter).toContain('293,00 € im Monat')
    expect(letter).toContain('vom 01.02.2026 bis zum 31.01.2027')
    expect(letter).toContain('Anlage zu § 28 SGB XII')
    expect(letter).toContain('liegt nicht über dem Richtwert')
    expect(letter).toContain('innerhalb eines Monats')
    expect(letter).toContain('Kim Beispiel')
  })
})

/** Objects are merged, everything else is replaced. */
function merge(base: Variables, change: Variables): Variables {
  return Object.fromEntries(
    Object.entries({ ...base, ...change }).map(([name, value]): [string, Json] => {
      const before = base[name]
      return [name, isObject(before) && isObject(value) ? merge(before, value) : value]
    }),
  )
}

function isObject(value: Json | undefined): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
