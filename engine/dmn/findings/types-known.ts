import type { Finding } from '../../findings/finding.ts'
import type { DmnModel, Expression, ItemDefinition } from '../model.ts'
import type { ModelTypes } from '../model-types.ts'
import { tell } from './tell.ts'

/** Types that are named but defined nowhere. */
export function typesKnown(model: DmnModel, types: ModelTypes): Finding[] {
  const used = [
    ...[...model.types.values()].flatMap((item) =>
      ofItem(item).map((type) => ({ element: item.name, type })),
    ),
    ...[...model.decisions.values(), ...model.inputs.values(), ...model.services.values()].map(
      ({ id, typeRef }) => ({ element: id, type: typeRef }),
    ),
    ...[...model.decisions.values(), ...model.knowledge.values()].flatMap(({ id, logic }) =>
      logic ? ofExpression(logic).map((type) => ({ element: id, type })) : [],
    ),
  ]
  const told = new Set<string>()
  return used.flatMap(({ element, type }) => {
    const key = `${element} ${type}`
    if (type === undefined || type === 'Any' || types(type) || told.has(key)) return []
    told.add(key)
    return tell(
      'warning',
      'type-unknown',
      { element, path: type },
      `Der Typ „${type}“ ist nirgends definiert und wird nicht geprüft. Bitte den Namen berichtigen oder den Typ anlegen.`,
      `The type "${type}" is defined nowhere and is not checked. Correct the name or define the type.`,
    )
  })
}

function ofItem(item: ItemDefinition): (string | undefined)[] {
  const parameters = item.functionResult
    ? [...item.functionResult.parameters, item.functionResult.result]
    : []
  return [item.typeRef, ...parameters, ...item.components.flatMap(ofItem)]
}

function ofExpression(expression: Expression): (string | undefined)[] {
  const own = [expression.typeRef]
  switch (expression.kind) {
    case 'table': {
      const { inputs, outputs } = expression.table
      return [...own, ...inputs.map(({ typeRef }) => typeRef), ...outputs.map(({ typeRef }) => typeRef)]
    }
    case 'context':
      return [
        ...own,
        ...expression.entries.flatMap(({ variable, value }) => [variable?.typeRef, ...ofExpression(value)]),
      ]
    case 'relation':
      return [...own, ...expression.columns.map(({ typeRef }) => typeRef)]
    case 'function': {
      const parameters = expression.parameters.map(({ typeRef }) => typeRef)
      return [...own, ...parameters, ...(expression.body ? ofExpression(expression.body) : [])]
    }
    default:
      return own
  }
}
