import type { Finding } from '../../findings/finding.ts'
import type { DecisionTable, DmnModel, HitPolicy, InputColumn } from '../model.ts'
import type { ModelTypes } from '../model-types.ts'
import { type Bits, firstCommon, has, isNone, isWithin } from './bits.ts'
import { type Column, columnSamples } from './column-samples.ts'
import { type Combination, example } from './example.ts'
import { priorityOf } from './priority.ts'
import { tell } from './tell.ts'

/** Steps of the searches in one table; what needs more is not judged. */
const budget = 2_000_000
const maxFindings = 20

const oneAnswer: readonly HitPolicy[] = ['UNIQUE', 'ANY', 'FIRST', 'PRIORITY']

/** Gaps, overlaps and unreachable rows of a table whose cells compare with fixed values (warnings). */
export function tableCoverage(
  decision: string,
  table: DecisionTable,
  types: ModelTypes,
  model: DmnModel,
): Finding[] {
  const columns = table.inputs.map((input, at) => columnOf(input, at, table, types, model))
  const all = table.rules.map((_, at) => at)
  const left = { steps: budget }
  const hasDefault = table.outputs.some((output) => output.defaultText !== undefined)
  const hole =
    all.length > 0 && !hasDefault && oneAnswer.includes(table.hitPolicy) && isSimple(columns, all)
      ? uncovered(columns, all, (column, sample) => columns[column]?.samples[sample]?.isExpected, left)
      : 'none'
  const findings: Finding[] = []
  const impossible = all.filter((rule) => isImpossible(columns, rule))
  for (const rule of impossible) findings.push(neverApplies(table.rules[rule]?.id ?? decision, rule + 1))
  if (table.hitPolicy === 'UNIQUE' || table.hitPolicy === 'ANY')
    findings.push(...overlaps(decision, table, columns))
  if (table.hitPolicy === 'FIRST' || table.hitPolicy === 'PRIORITY') {
    const before = rulesBefore(table)
    for (const rule of all.filter((each) => !impossible.includes(each))) {
      const hiding = rowsThatHide(before(rule), columns, rule, left)
      if (hiding) findings.push(unreachable(table.rules[rule]?.id ?? decision, rule + 1, hiding))
    }
  }
  const shown = findings.slice(0, maxFindings)
  return Array.isArray(hole) ? [...shown, gap(decision, example(columns, hole))] : shown
}

function columnOf(
  input: InputColumn,
  at: number,
  table: DecisionTable,
  types: ModelTypes,
  model: DmnModel,
): Column {
  const type = types(input.typeRef)
  return columnSamples(
    input.label,
    table.rules.map((rule) => rule.inputs[at] ?? '-'),
    {
      kind: type?.kind === 'allowed' ? type.base.kind : type?.kind,
      values: input.values ?? (input.typeRef ? model.types.get(input.typeRef)?.allowedValues : undefined),
    },
  )
}

function isSimple(columns: readonly Column[], rules: readonly number[]): boolean {
  return columns.every((column) => rules.every((rule) => column.cells[rule] !== undefined))
}

/** Whether a cell of the row allows no value at all. */
function isImpossible(columns: readonly Column[], rule: number): boolean {
  return columns.some(({ cells }) => {
    const cell = cells[rule]
    return cell !== undefined && isNone(cell)
  })
}

/** Rows, from 1, that apply wherever this one does and count before it; undefined if it is reached. */
function rowsThatHide(
  earlier: readonly number[],
  columns: readonly Column[],
  rule: number,
  left: { steps: number },
): readonly number[] | undefined {
  if (!isSimple(columns, [rule])) return undefined
  const before = earlier.filter((other) =>
    columns.every((column) => commonSample(column, other, rule) !== undefined),
  )
  const alone = before.find((other) => columns.every(({ cells }) => covers(cells[other], cells[rule])))
  if (alone !== undefined) return [alone + 1]
  const within = (column: number, sample: number) => {
    const cell = columns[column]?.cells[rule]
    return cell && has(cell, sample)
  }
  return uncovered(columns, before, within, left) === 'none' ? before.map((other) => other + 1) : undefined
}

function covers(cell: Bits | undefined, other: Bits | undefined): boolean {
  return cell !== undefined && other !== undefined && isWithin(other, cell)
}

/** For each rule, those that count before it: earlier ones, or those of higher priority. */
function rulesBefore(table: DecisionTable): (rule: number) => readonly number[] {
  if (table.hitPolicy === 'FIRST') return (rule) => Array.from({ length: rule }, (_, at) => at)
  const priority = priorityOf(table)
  return (rule) => table.rules.flatMap((_, other) => (priority && priority(other, rule) < 0 ? [other] : []))
}

/** A combination of samples that no rule covers; 'unknown' if the search takes too long. */
function uncovered(
  columns: readonly Column[],
  rules: readonly number[],
  within: (column: number, sample: number) => boolean | undefined,
  left: { steps: number },
): Combination | 'none' | 'unknown' {
  const search = (at: number, open: readonly number[]): Combination | 'none' | 'unknown' => {
    left.steps -= open.length + 1
    if (left.steps < 0) return 'unknown'
    const column = columns[at]
    if (!column) return open.length === 0 ? [] : 'none'
    for (const index of column.samples.keys()) {
      if (within(at, index) !== true) continue
      const found = search(
        at + 1,
        open.filter((rule) => {
          const cell = column.cells[rule]
          return cell !== undefined && has(cell, index)
        }),
      )
      if (found === 'unknown') return found
      if (found !== 'none') return [index, ...found]
    }
    return 'none'
  }
  return search(0, rules)
}

function overlaps(decision: string, table: DecisionTable, columns: readonly Column[]): Finding[] {
  const findings: Finding[] = []
  for (const [later, rule] of table.rules.entries()) {
    for (let earlier = 0; earlier < later && findings.length < maxFindings; earlier++) {
      const same = table.rules[earlier]?.outputs.join('\n') === rule.outputs.join('\n')
      if (table.hitPolicy === 'ANY' && same) continue
      if (columns.some((column) => commonSample(column, earlier, later) === undefined)) continue
      const where = columns.map((column) => commonSample(column, earlier, later) ?? 0)
      findings.push(overlap(rule.id ?? decision, earlier + 1, later + 1, example(columns, where)))
    }
  }
  return findings
}

function commonSample(column: Column, a: number, b: number): number | undefined {
  const first = column.cells[a]
  const second = column.cells[b]
  return first && second ? firstCommon(first, second) : undefined
}

type Both = { readonly de: string; readonly en: string }

function gap(element: string, where: Both): Finding {
  return tell(
    'warning',
    'table-gap',
    { element },
    `Keine Zeile gilt zum Beispiel für: ${where.de}. Bitte eine Zeile oder einen Vorgabewert ergänzen.`,
    `No row applies, for example, to: ${where.en}. Add a row or a default output.`,
  )
}

function overlap(element: string, a: number, b: number, where: Both): Finding {
  return tell(
    'warning',
    'table-overlap',
    { element },
    `Die Zeilen ${a} und ${b} gelten beide zum Beispiel für: ${where.de}. Bitte so ändern, dass sie sich ausschließen.`,
    `The rows ${a} and ${b} both apply, for example, to: ${where.en}. Change them so that they exclude each other.`,
  )
}

function unreachable(element: string, row: number, hiding: readonly number[]): Finding {
  const rows = hiding.join(', ')
  const [de, en] = hiding.length === 1 ? ['Zeile', 'row'] : ['die Zeilen', 'rows']
  return tell(
    'warning',
    'rule-unreachable',
    { element },
    `Zeile ${row} wird nie erreicht: Für alle ihre Eingaben gilt vorher ${de} ${rows}. Bitte verschieben oder löschen.`,
    `Row ${row} is never reached: ${en} ${rows} come first for all of its inputs. Move or remove it.`,
  )
}

function neverApplies(element: string, row: number): Finding {
  return tell(
    'warning',
    'rule-unreachable',
    { element },
    `Zeile ${row} gilt nie: Eine ihrer Zellen lässt keinen erlaubten Wert zu. Bitte die Zelle berichtigen.`,
    `Row ${row} never applies: one of its cells allows no permitted value. Correct the cell.`,
  )
}
