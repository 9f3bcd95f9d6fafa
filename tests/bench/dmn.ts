import { compileDecision, evaluateDecision, parseDmn } from '../../engine/dmn/index.ts'
import type { Variables } from '../../engine/json.ts'
import { dmn, table } from '../engine/dmn/build-dmn.ts'

const env = { now: '2026-03-01T10:00:00Z' }
const rowCount = 50

/** Rows of a rate table: household, income from-to, valid from-to and a yes or no. */
const rows = Array.from({ length: rowCount }, (_, at) => {
  const low = Math.floor(at / 2) * 100
  return {
    stage: (at % 5) + 1,
    low,
    high: low + 100,
    alone: at % 2 === 0,
    amount: 500 + at * 1.25,
  }
})

const source = table({
  hitPolicy: 'FIRST',
  inputs: [
    ['income', 'number'],
    ['stage', 'number'],
    ['alone', 'boolean'],
    ['stichtag', 'date'],
  ],
  outputs: [
    ['amount', 'number'],
    ['legalBasis', 'string'],
  ],
  rules: rows.map(({ stage, low, high, alone, amount }) => [
    `[${low}..${high})`,
    `${stage}, ${stage + 1}`,
    String(alone),
    '[date("2026-01-01")..date("2026-12-31")]',
    String(amount),
    '"§ 28 SGB XII"',
  ]),
})

interface Case {
  readonly income: number
  readonly stage: number
  readonly alone: boolean
  readonly stichtag: string
}

/** The same rules as a programmer would write them, in binary floats and without a trace. */
function byHand({ income, stage, alone, stichtag }: Case) {
  const day = Date.parse(stichtag)
  for (const row of rows) {
    if (income < row.low || income >= row.high) continue
    if (stage !== row.stage && stage !== row.stage + 1) continue
    if (alone !== row.alone) continue
    if (day < Date.parse('2026-01-01') || day > Date.parse('2026-12-31')) continue
    return { amount: row.amount, legalBasis: '§ 28 SGB XII' }
  }
  return null
}

const cases: readonly Case[] = Array.from({ length: 25 }, (_, at) => ({
  income: at * 100 + 12.5,
  stage: ((at * 2) % 5) + 1,
  alone: true,
  stichtag: '2026-05-01',
}))

export interface DmnBench {
  readonly decisionsPerSecond: number
  readonly rowsPerSecond: number
  readonly byHandPerSecond: number
  readonly timesSlowerThanByHand: number
}

/**
 * Evaluations per second of a table of 50 rows and 4 inputs, with exact numbers and the whole trace; beside
 * it the same rules written by hand in TypeScript.
 */
export async function benchDmn(milliseconds = 1000): Promise<DmnBench> {
  const { model } = await parseDmn(dmn(source))
  const compiled = model && compileDecision(model, 'decision')
  if (!compiled) throw new Error('Expected the table of the benchmark to compile.')
  const ours = () => {
    for (const each of cases) evaluateDecision(compiled, each as unknown as Variables, env)
  }
  const theirs = () => {
    for (const each of cases) byHand(each)
  }
  for (const each of cases) {
    const answer = evaluateDecision(compiled, each as unknown as Variables, env)
    const same = answer.ok && JSON.stringify(answer.value) === JSON.stringify(byHand(each))
    if (!same) throw new Error(`Expected the table to agree with the function on ${JSON.stringify(each)}.`)
  }
  ratePerSecond(ours, milliseconds / 4)
  const decisionsPerSecond = ratePerSecond(ours, milliseconds)
  ratePerSecond(theirs, milliseconds / 4)
  const byHandPerSecond = ratePerSecond(theirs, milliseconds)
  return {
    decisionsPerSecond: Math.round(decisionsPerSecond),
    rowsPerSecond: Math.round(decisionsPerSecond * rowCount),
    byHandPerSecond: Math.round(byHandPerSecond),
    timesSlowerThanByHand: Math.round((byHandPerSecond / decisionsPerSecond) * 10) / 10,
  }
}

function ratePerSecond(body: () => void, milliseconds: number): number {
  const start = performance.now()
  let rounds = 0
  while (performance.now() - start < milliseconds) {
    body()
    rounds++
  }
  return (rounds * cases.length * 1000) / (performance.now() - start)
}
