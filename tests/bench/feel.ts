import { evaluate } from 'feelin'
import { compileExpression } from '../../engine/feel/index.ts'
import type { Variables } from '../../engine/json.ts'

const env = { now: '2026-03-01T10:00:00Z' }

/** What conditions, mappings and due dates of a procedure look like. */
const samples: readonly { readonly text: string; readonly variables: Variables }[] = [
  { text: 'amount > 1000 and status = "open"', variables: { amount: 1200.5, status: 'open' } },
  { text: 'rent + heating - income * 0.3', variables: { rent: 430, heating: 80.55, income: 780.1 } },
  { text: 'if age >= 65 then "old age" else "other"', variables: { age: 70 } },
  { text: 'person.address.city', variables: { person: { address: { city: 'Berlin' } } } },
]

export interface FeelBench {
  readonly evaluationsPerSecond: number
  readonly feelinPerSecond: number
  readonly ratioToFeelin: number
}

/** Compiled evaluations per second, and how many times as many as feelin does in the same run. */
export function benchFeel(milliseconds = 1000): FeelBench {
  const compiled = samples.map(({ text, variables }) => ({ expression: compileExpression(text), variables }))
  const ours = () => {
    for (const { expression, variables } of compiled) expression.evaluate(variables, env)
  }
  const theirs = () => {
    for (const { text, variables } of samples) evaluate(text, variables)
  }
  ratePerSecond(ours, milliseconds / 5)
  const evaluationsPerSecond = ratePerSecond(ours, milliseconds)
  ratePerSecond(theirs, milliseconds / 5)
  const feelinPerSecond = ratePerSecond(theirs, milliseconds)
  return {
    evaluationsPerSecond: Math.round(evaluationsPerSecond),
    feelinPerSecond: Math.round(feelinPerSecond),
    ratioToFeelin: Math.round((evaluationsPerSecond / feelinPerSecond) * 10) / 10,
  }
}

function ratePerSecond(body: () => void, milliseconds: number): number {
  const start = performance.now()
  let rounds = 0
  while (performance.now() - start < milliseconds) {
    for (let round = 0; round < 20; round++) body()
    rounds += 20
  }
  return (rounds * samples.length * 1000) / (performance.now() - start)
}
