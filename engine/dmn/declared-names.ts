import type { DmnModel, Expression, ItemDefinition } from './model.ts'

/** Every name the model declares: a text may hold operators inside of them. */
export function declaredNames(model: DmnModel): string[] {
  const names = new Set<string>()
  addModel(model, names, new Set())
  return [...names]
}

function addModel(model: DmnModel, names: Set<string>, seen: Set<DmnModel>): void {
  if (seen.has(model)) return
  seen.add(model)
  for (const group of [model.decisions, model.inputs, model.knowledge, model.services]) {
    for (const item of group.values()) names.add(item.name)
  }
  for (const item of model.types.values()) addType(item, names)
  for (const { name, model: imported } of model.imports.values()) {
    if (name) names.add(name)
    if (imported) addModel(imported, names, seen)
  }
  for (const decision of model.decisions.values()) if (decision.logic) addNames(decision.logic, names)
  for (const item of model.knowledge.values()) if (item.logic) addNames(item.logic, names)
}

function addType(item: ItemDefinition, names: Set<string>): void {
  names.add(item.name)
  for (const component of item.components) addType(component, names)
}

function addNames(expression: Expression, names: Set<string>): void {
  switch (expression.kind) {
    case 'context':
      for (const { variable, value } of expression.entries) {
        if (variable) names.add(variable.name)
        addNames(value, names)
      }
      return
    case 'relation':
      for (const column of expression.columns) names.add(column.name)
      return
    case 'function':
      for (const parameter of expression.parameters) names.add(parameter.name)
      if (expression.body) addNames(expression.body, names)
      return
    case 'table':
      for (const output of expression.table.outputs) names.add(output.name)
      return
    case 'for':
    case 'every':
    case 'some':
      names.add(expression.variable)
      addNames(expression.domain, names)
      addNames(expression.body, names)
      return
    case 'conditional':
      for (const part of [expression.condition, expression.yes, expression.no]) addNames(part, names)
      return
    default:
  }
}
