import { compileText } from '../feel/compile-text.ts'
import { builtins } from '../feel/functions/registry.ts'
import { variablesOf } from '../feel/syntax/variables.ts'
import type { Finding } from '../findings/finding.ts'
import { checkImports } from './check-imports.ts'
import { checkTable } from './check-table.ts'
import { compileModel } from './compile-decision.ts'
import { declaredNames } from './declared-names.ts'
import { locate } from './imports.ts'
import type { Decision, DmnModel } from './model.ts'

/** What is wrong or doubtful about a model: texts, requirements, tables, names. */
export function checkModel(model: DmnModel): Finding[] {
  const decisions = [...model.decisions.values()]
  const compiled = compileModel(model)
  return [
    ...checkImports(model),
    ...compiled.findings,
    ...decisions.flatMap((decision) => missingRequirements(model, decision)),
    ...circles(model, decisions),
    ...decisions.flatMap((decision) =>
      decision.logic?.kind === 'table' ? checkTable(decision.id, decision.logic.table, compiled.types) : [],
    ),
    ...(model.inputs.size > 0 ? decisions.flatMap((decision) => unknownNames(model, decision)) : []),
  ]
}

function missingRequirements(model: DmnModel, decision: Decision): Finding[] {
  return [...decision.requires, ...decision.knows]
    .filter((reference) => !locate(model, reference))
    .map((id) => ({
      code: 'requirement-missing',
      severity: 'error' as const,
      element: decision.id,
      path: id,
      message: {
        de: `Die Entscheidung „${decision.name}“ braucht „${id}“, das es in der Datei nicht gibt. Bitte die Verbindung löschen oder ergänzen.`,
        en: `The decision "${decision.name}" requires "${id}", which is not in the file. Remove or complete the connection.`,
      },
    }))
}

function circles(model: DmnModel, decisions: readonly Decision[]): Finding[] {
  const settled = new Set<string>()
  const inCircle = (id: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(id)) return path.slice(path.indexOf(id))
    if (settled.has(id) || path.length > 1000) return undefined
    for (const next of model.decisions.get(id)?.requires ?? []) {
      const found = inCircle(next, [...path, id])
      if (found) return found
    }
    settled.add(id)
    return undefined
  }
  for (const decision of decisions) {
    const circle = inCircle(decision.id, [])
    if (!circle) continue
    const names = circle.map((id) => model.decisions.get(id)?.name ?? id).join(' → ')
    const message = {
      de: `Entscheidungen brauchen einander im Kreis: ${names}. Bitte eine Verbindung löschen.`,
      en: `Decisions require each other in a circle: ${names}. Remove one connection.`,
    }
    return [{ code: 'requirement-circle', severity: 'error', element: decision.id, message }]
  }
  return []
}

/** Names in literal expressions and input columns that are nothing the decision requires. */
function unknownNames(model: DmnModel, decision: Decision): Finding[] {
  const { logic } = decision
  const texts =
    logic?.kind === 'literal'
      ? [logic.text]
      : logic?.kind === 'table'
        ? logic.table.inputs.map(({ text }) => text)
        : []
  const seen = new Set(
    [...decision.requires, ...decision.knows].flatMap((reference) => {
      const target = locate(model, reference)
      return target ? [target.importName || target.name] : []
    }),
  )
  const options = { names: declaredNames(model) }
  const names = texts.flatMap((text) => {
    const { node } = compileText(text, options)
    return node ? variablesOf(node, builtins, { inFilters: false }) : []
  })
  return [...new Set(names)]
    .filter((name) => !seen.has(name))
    .map((name) => ({
      code: 'variable-unknown',
      severity: 'warning',
      element: decision.id,
      path: name,
      message: {
        de: `„${name}“ ist weder eine Eingabe noch eine Entscheidung, die „${decision.name}“ braucht. Bitte den Namen prüfen oder verbinden.`,
        en: `"${name}" is neither an input nor a decision that "${decision.name}" requires. Check the name or connect it.`,
      },
    }))
}
