import { compileTestsText, compileText } from '../../feel/compile-text.ts'
import type { Node } from '../../feel/syntax/ast.ts'
import { coerce, type FeelType, kindOf } from '../../feel/values/type.ts'
import type { FeelValue } from '../../feel/values/value.ts'
import type { Finding } from '../../findings/finding.ts'
import type { DecisionTable } from '../model.ts'
import type { ModelTypes } from '../model-types.ts'
import { tell } from './tell.ts'

const maxFindings = 20

/** Fixed values of cells that are not of their column's type, or not among its listed values. */
export function tableTypes(decision: string, table: DecisionTable, types: ModelTypes): Finding[] {
  const findings: Finding[] = []
  for (const [row, rule] of table.rules.entries()) {
    const place = { element: rule.id ?? decision }
    for (const [at, column] of table.inputs.entries()) {
      const type = plain(types(column.typeRef))
      const wrong = type && inputValues(rule.inputs[at] ?? '').find((value) => !fits(value, type))
      if (wrong !== undefined)
        findings.push(mismatch(place, row + 1, column.label, kindOf(wrong), column.typeRef))
    }
    for (const [at, column] of table.outputs.entries()) {
      const value = fixed(compileText(rule.outputs[at] ?? '').node)
      const type = types(column.typeRef)
      if (value === undefined || value === null) continue
      if (type && coerce(value, type) === undefined)
        findings.push(mismatch(place, row + 1, column.name, kindOf(value), column.typeRef))
      else if (column.values && !isListed(value, column.values))
        findings.push(notListed(place, row + 1, column.name, rule.outputs[at] ?? ''))
    }
  }
  return findings.slice(0, maxFindings)
}

/** A type whose values a cell may be compared with; unknown where it is a list, a context or anything. */
function plain(type: FeelType | undefined): FeelType | undefined {
  const base = type?.kind === 'allowed' ? type.base : type
  const simple = ['number', 'string', 'boolean', 'date', 'time', 'date and time']
  return base && simple.includes(base.kind) ? base : undefined
}

/** A text beside a date is read as nothing by FEEL, so it counts as wrong. */
function fits(value: FeelValue, type: FeelType): boolean {
  return value === null || kindOf(value) === type.kind || (value === true && type.kind !== 'boolean')
}

/** The fixed values a cell of an input compares with. */
function inputValues(cell: string): FeelValue[] {
  if (cell === '' || cell === '-') return []
  const { tests } = compileTestsText(cell)
  return (tests?.tests ?? []).flatMap((test) => {
    const node = test.value
    const nodes = node.kind === 'range' ? [node.start, node.end] : [node]
    return nodes.flatMap((each) => {
      const value = fixed(each)
      return value === undefined ? [] : [value]
    })
  })
}

function fixed(node: Node | undefined): FeelValue | undefined {
  if (node?.kind === 'literal') return node.value
  return node?.kind === 'negate' && node.value.kind === 'literal' ? node.value.value : undefined
}

function isListed(value: FeelValue, values: string): boolean {
  const listed = inputValues(values)
  return listed.length === 0 || listed.some((each) => kindOf(each) !== kindOf(value) || each === value)
}

type Place = { readonly element: string }

function mismatch(
  place: Place,
  row: number,
  column: string,
  found: string,
  type: string | undefined,
): Finding {
  return tell(
    'warning',
    'cell-type',
    { ...place, path: column },
    `Zeile ${row}, Spalte „${column}“: erwartet wird ein Wert vom Typ ${type}, gefunden: ${found}. Bitte die Zelle oder den Typ der Spalte ändern.`,
    `Row ${row}, column "${column}": expected a value of type ${type}, found ${found}. Change the cell or the type of the column.`,
  )
}

function notListed(place: Place, row: number, column: string, text: string): Finding {
  return tell(
    'warning',
    'output-not-listed',
    { ...place, path: column },
    `Zeile ${row}, Spalte „${column}“: ${text} steht nicht in der Liste der Ausgabewerte. Bitte die Zelle ändern oder den Wert aufnehmen.`,
    `Row ${row}, column "${column}": ${text} is not in the list of output values. Change the cell or add the value.`,
  )
}
