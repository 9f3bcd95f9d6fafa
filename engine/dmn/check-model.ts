import type { Finding } from '../findings/finding.ts'
import { compileModel } from './compile-decision.ts'
import { checkImports } from './findings/imports.ts'
import { invocations } from './findings/invocations.ts'
import { logicMissing } from './findings/logic-missing.ts'
import { names } from './findings/names.ts'
import { requirementCircle, requirements } from './findings/requirements.ts'
import { tableCoverage } from './findings/table-coverage.ts'
import { tableShape } from './findings/table-shape.ts'
import { tableTypes } from './findings/table-types.ts'
import { typeCircle } from './findings/type-circle.ts'
import { typesKnown } from './findings/types-known.ts'
import { variableUnknown } from './findings/variable-unknown.ts'
import type { DecisionTable, DmnModel, Expression } from './model.ts'

/** What is wrong or doubtful about a model: one rule a file, in `findings/`. */
export function checkModel(model: DmnModel): Finding[] {
  const { types, findings } = compileModel(model)
  return [
    ...checkImports(model),
    ...findings,
    ...names(model),
    ...requirements(model),
    ...requirementCircle(model),
    ...logicMissing(model),
    ...typeCircle(model),
    ...typesKnown(model, types),
    ...variableUnknown(model),
    ...invocations(model),
    ...tablesOf(model).flatMap(({ owner, table }) => [
      ...tableShape(owner, table),
      ...tableTypes(owner, table, types),
      ...tableCoverage(owner, table, types, model),
    ]),
  ]
}

/** Every decision table of the model, also those inside of other expressions. */
function tablesOf(model: DmnModel): { readonly owner: string; readonly table: DecisionTable }[] {
  return [...model.decisions.values(), ...model.knowledge.values()].flatMap(({ id, logic }) =>
    logic ? tablesIn(logic).map((table) => ({ owner: id, table })) : [],
  )
}

function tablesIn(expression: Expression): DecisionTable[] {
  switch (expression.kind) {
    case 'table':
      return [expression.table]
    case 'context':
      return expression.entries.flatMap(({ value }) => tablesIn(value))
    case 'function':
      return expression.body ? tablesIn(expression.body) : []
    case 'list':
      return expression.items.flatMap(tablesIn)
    case 'conditional':
      return [expression.condition, expression.yes, expression.no].flatMap(tablesIn)
    case 'for':
    case 'every':
    case 'some':
      return [expression.domain, expression.body].flatMap(tablesIn)
    default:
      return []
  }
}
