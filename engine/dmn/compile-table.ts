import type { Tester } from '../feel/evaluation/comparison.ts'
import type { Code } from '../feel/evaluation/compile.ts'
import { type Frame, LocalFrame } from '../feel/evaluation/frame.ts'
import { LimitExceeded, type Run, spend, warn } from '../feel/evaluation/run.ts'
import { FeelContext } from '../feel/values/context.ts'
import { fromFeelValue } from '../feel/values/json.ts'
import { coerce } from '../feel/values/type.ts'
import type { FeelValue } from '../feel/values/value.ts'
import type { Json } from '../json.ts'
import type { Tools } from './compile-expression.ts'
import { aggregate, choose, type Hit } from './hit-policy.ts'
import type { DecisionTable, InputColumn } from './model.ts'
import { fromOutside } from './model-types.ts'
import { type Notes, notesOf } from './trace.ts'

interface CompiledRule {
  readonly row: number
  readonly tests: readonly (Tester | undefined)[]
  readonly outputs: readonly Code[]
}

/** Compiles a decision table; the notes of the run get its inputs and the rows that count. */
export function compileTable(table: DecisionTable, tools: Tools): Code {
  const inputs = table.inputs.map((column) => compileInput(column, tools))
  const rules = table.rules.map(
    (rule, at): CompiledRule => ({
      row: at + 1,
      tests: table.inputs.map((_, column) => {
        const text = rule.inputs[column] ?? '-'
        return text === '' || text === '-' ? undefined : tools.tests(text, rule.id)
      }),
      outputs: table.outputs.map((_, column) => tools.text(rule.outputs[column] || 'null', rule.id)),
    }),
  )
  const ranks = table.outputs.map((column) =>
    column.values ? tools.listed(column.values, column.id) : undefined,
  )
  const defaults = table.outputs.map((column) =>
    column.defaultText === undefined ? undefined : tools.text(column.defaultText, column.id),
  )
  return (frame) => {
    const { run } = frame
    const values = inputs.map((input) => input(frame))
    note(table, values, run, tools.owner)
    spend(run, rules.length)
    const hits = rulesHit(rules, values, frame, table.hitPolicy === 'FIRST').map(
      (rule): Hit => ({ row: rule.row, values: rule.outputs.map((code) => code(frame)) }),
    )
    const choice = choose(
      table.hitPolicy,
      hits,
      ranks.map((code) => listOf(code?.(frame))),
      run,
    )
    noteHits(table, choice.hits, run, tools.owner)
    if (choice.hits.length === 0) {
      if (choice.broken || defaults.every((code) => code === undefined)) return nothing(table)
      const fallback = result(
        table,
        defaults.map((code) => code?.(frame) ?? null),
        tools,
      )
      return choice.many && !table.aggregation ? [fallback] : fallback
    }
    const results = choice.hits.map((hit) => result(table, hit.values, tools))
    if (!choice.many) return results[0] ?? null
    return table.hitPolicy === 'COLLECT' && table.aggregation
      ? aggregate(table.aggregation, results, run)
      : results
  }
}

function listOf(value: FeelValue | undefined): readonly FeelValue[] {
  return Array.isArray(value) ? value : []
}

function nothing(table: DecisionTable): FeelValue {
  return table.hitPolicy === 'COLLECT' && table.aggregation === 'COUNT' ? 0 : null
}

function rulesHit(
  rules: readonly CompiledRule[],
  values: readonly FeelValue[],
  frame: Frame,
  onlyFirst: boolean,
): CompiledRule[] {
  const hits: CompiledRule[] = []
  for (const rule of rules) {
    if (!applies(rule.tests, values, frame)) continue
    hits.push(rule)
    if (onlyFirst) return hits
  }
  return hits
}

function applies(tests: CompiledRule['tests'], values: readonly FeelValue[], frame: Frame): boolean {
  for (let column = 0; column < tests.length; column++) {
    const test = tests[column]
    if (test && test(frame, values[column] ?? null) !== true) return false
  }
  return true
}

/** The value of an input column, as the type of the column; one outside its values warns. */
function compileInput(column: InputColumn, tools: Tools): Code {
  const code = tools.text(column.text || 'null', column.id)
  const type = tools.types(column.typeRef)
  const allowed = column.values ? tools.tests(column.values, column.id) : undefined
  return (frame) => {
    const raw = code(frame)
    const value = type ? (fromOutside(raw, type) ?? raw) : raw
    if (allowed && value !== null && allowed(new LocalFrame(frame, '?', value), value) !== true) {
      const message = `The value of input "${column.label}" is not among its allowed values.`
      warn(frame.run, 'input-not-allowed', message, undefined, column.label)
    }
    return value
  }
}

function result(table: DecisionTable, values: readonly FeelValue[], tools: Tools): FeelValue {
  const typed = table.outputs.map((column, at) => {
    const value = values[at] ?? null
    const type = tools.types(column.typeRef)
    return type ? (coerce(value, type) ?? value) : value
  })
  if (table.outputs.length === 1) return typed[0] ?? null
  return new FeelContext(new Map(table.outputs.map((column, at) => [column.name, typed[at] ?? null])))
}

function note(table: DecisionTable, values: readonly FeelValue[], run: Run, owner: string): void {
  const notes = notesOf(run)
  if (!notes) return
  for (const [at, column] of table.inputs.entries()) {
    notes.inputs.push({ label: column.label, value: shown(values[at] ?? null), ...tableOf(notes, owner) })
  }
}

/** Names the table where it is not the decision's own. */
function tableOf(notes: Notes, owner: string): { readonly table?: string } {
  return notes.owner === owner ? {} : { table: owner }
}

/** Largest value of a trace: a record is read by people and kept for years. */
const mostShown = { nodes: 1000, characters: 4000 }

/** A value in the trace; of one too large to show, only that there was one. */
export function shown(value: FeelValue): Json {
  if (typeof value === 'string' && value.length > mostShown.characters)
    return `${value.slice(0, mostShown.characters)}…`
  try {
    return fromFeelValue(value, mostShown.nodes)
  } catch (error) {
    if (error instanceof LimitExceeded) return '…'
    throw error
  }
}

function noteHits(table: DecisionTable, hits: readonly Hit[], run: Run, owner: string): void {
  const notes = notesOf(run)
  if (!notes) return
  for (const { row, values } of hits) {
    const outputs = table.outputs.map((column, at) => [column.name, shown(values[at] ?? null)] as const)
    const rule = table.rules[row - 1]
    notes.rowsHit.push({
      index: row,
      ...(rule?.id === undefined ? {} : { rule: rule.id }),
      ...tableOf(notes, owner),
      outputs: Object.fromEntries(outputs),
      annotations: rule?.annotations ?? {},
    })
  }
}
