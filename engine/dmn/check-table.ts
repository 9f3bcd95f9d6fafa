import type { Finding } from '../findings/finding.ts'
import { type Column, columnSamples } from './column-samples.ts'
import type { DecisionTable, HitPolicy } from './model.ts'
import type { ModelTypes } from './model-types.ts'

/** Steps of the search for gaps; a larger table is not judged. */
const budget = 200_000
const maxFindings = 20

const oneAnswer: readonly HitPolicy[] = ['UNIQUE', 'ANY', 'FIRST', 'PRIORITY']

/** Gaps, overlaps and unreachable rows of a table whose cells compare with fixed values (warnings). */
export function checkTable(decision: string, table: DecisionTable, types: ModelTypes): Finding[] {
  const columns = table.inputs.map((input, at) =>
    columnSamples(
      input,
      table.rules.map((rule) => rule.inputs[at] ?? '-'),
      types(input.typeRef)?.kind,
    ),
  )
  const all = table.rules.map((_, at) => at)
  const findings: Finding[] = []
  if (table.hitPolicy === 'UNIQUE' || table.hitPolicy === 'ANY')
    findings.push(...overlaps(decision, table, columns))
  if (table.hitPolicy === 'FIRST') {
    for (const rule of all) {
      if (isReached(columns, rule)) continue
      findings.push(unreachable(table.rules[rule]?.id ?? decision, rule + 1))
    }
  }
  const hasDefault = table.outputs.some((output) => output.defaultText !== undefined)
  if (all.length > 0 && !hasDefault && oneAnswer.includes(table.hitPolicy) && isSimple(columns, all)) {
    const hole = uncovered(columns, all, () => true)
    if (Array.isArray(hole))
      findings.push(
        gap(
          decision,
          hole.filter((label) => label !== ''),
        ),
      )
  }
  return findings.slice(0, maxFindings)
}

function isSimple(columns: readonly Column[], rules: readonly number[]): boolean {
  return columns.every((column) => rules.every((rule) => column.cells[rule] !== undefined))
}

function isReached(columns: readonly Column[], rule: number): boolean {
  const earlier = Array.from({ length: rule }, (_, at) => at).filter((at) => isSimple(columns, [at]))
  if (!isSimple(columns, [rule])) return true
  return (
    uncovered(columns, earlier, (column, sample) => columns[column]?.cells[rule]?.[sample] === true) !==
    'none'
  )
}

/** A combination of samples that no rule covers, as labels; 'unknown' if the search takes too long. */
function uncovered(
  columns: readonly Column[],
  rules: readonly number[],
  within: (column: number, sample: number) => boolean,
): readonly string[] | 'none' | 'unknown' {
  let steps = budget
  const search = (at: number, left: readonly number[]): readonly string[] | 'none' | 'unknown' => {
    steps -= left.length + 1
    if (steps < 0) return 'unknown'
    const column = columns[at]
    if (!column) return left.length === 0 ? [] : 'none'
    for (const [index, sample] of column.samples.entries()) {
      if (!within(at, index)) continue
      const found = search(
        at + 1,
        left.filter((rule) => column.cells[rule]?.[index] === true),
      )
      if (found === 'unknown') return found
      if (found !== 'none') return [sample.label, ...found]
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
      const where = columns.map((column) => commonSample(column, earlier, later))
      if (where.includes(undefined)) continue
      findings.push(
        overlap(
          rule.id ?? decision,
          earlier + 1,
          later + 1,
          where.filter((label) => label),
        ),
      )
    }
  }
  return findings
}

function commonSample(column: Column, a: number, b: number): string | undefined {
  const [first, second] = [column.cells[a], column.cells[b]]
  return column.samples.find((_, at) => first?.[at] === true && second?.[at] === true)?.label
}

function gap(element: string, where: readonly string[]): Finding {
  const place = where.join('; ')
  return {
    code: 'table-gap',
    severity: 'warning',
    element,
    message: {
      de: `Für diese Eingaben gilt keine Zeile: ${place}. Bitte eine Zeile oder einen Vorgabewert ergänzen.`,
      en: `No row applies to these inputs: ${place}. Add a row or a default output.`,
    },
  }
}

function overlap(element: string, a: number, b: number, where: readonly (string | undefined)[]): Finding {
  const place = where.join('; ') || '–'
  return {
    code: 'table-overlap',
    severity: 'warning',
    element,
    message: {
      de: `Die Zeilen ${a} und ${b} gelten beide für: ${place}. Bitte so ändern, dass sie sich ausschließen.`,
      en: `The rows ${a} and ${b} both apply to: ${place}. Change them so that they exclude each other.`,
    },
  }
}

function unreachable(element: string, row: number): Finding {
  return {
    code: 'rule-unreachable',
    severity: 'warning',
    element,
    message: {
      de: `Zeile ${row} wird nie erreicht: Frühere Zeilen gelten für alle ihre Eingaben. Bitte verschieben oder löschen.`,
      en: `Row ${row} is never reached: earlier rows apply to all of its inputs. Move or remove it.`,
    },
  }
}
