import { compileTestsText, compileText } from '../../feel/compile-text.ts'
import { builtins } from '../../feel/functions/registry.ts'
import { variablesOf } from '../../feel/syntax/variables.ts'
import type { Finding } from '../../findings/finding.ts'
import { declaredNames } from '../declared-names.ts'
import { locate } from '../imports.ts'
import type { Decision, DmnModel } from '../model.ts'
import { tell } from './tell.ts'

/** Names in literal expressions and tables that are nothing the decision requires. */
export function variableUnknown(model: DmnModel): Finding[] {
  // A file that declares no inputs takes what the process has.
  if (model.inputs.size === 0) return []
  const options = { names: declaredNames(model) }
  return [...model.decisions.values()].flatMap((decision) => unknownIn(decision, model, options))
}

function unknownIn(
  decision: Decision,
  model: DmnModel,
  options: { readonly names: readonly string[] },
): Finding[] {
  const seen = new Set(
    [...decision.requires, ...decision.knows].flatMap((reference) => {
      const target = locate(model, reference)
      return target ? [target.importName || target.name] : []
    }),
  )
  const names = textsOf(decision).flatMap(({ text, isTest }) => {
    const nodes = isTest
      ? (compileTestsText(text, options).tests?.tests ?? []).map(({ value }) => value)
      : [compileText(text, options).node]
    return nodes.flatMap((node) => (node ? variablesOf(node, builtins, { inFilters: false }) : []))
  })
  return [...new Set(names)]
    .filter((name) => name !== '?' && !seen.has(name) && !builtins.has(name))
    .map((name) =>
      tell(
        'warning',
        'variable-unknown',
        { element: decision.id, path: name },
        `„${name}“ ist weder eine Eingabe noch eine Entscheidung, die „${decision.name}“ braucht. Bitte den Namen prüfen oder verbinden.`,
        `"${name}" is neither an input nor a decision that "${decision.name}" requires. Check the name or connect it.`,
      ),
    )
}

function textsOf({ logic }: Decision): { readonly text: string; readonly isTest: boolean }[] {
  if (logic?.kind === 'literal') return [{ text: logic.text, isTest: false }]
  if (logic?.kind !== 'table') return []
  const { inputs, rules } = logic.table
  return [
    ...inputs.map(({ text }) => ({ text, isTest: false })),
    ...rules.flatMap((rule) => rule.inputs.map((text) => ({ text, isTest: true }))),
    ...rules.flatMap((rule) => rule.outputs.map((text) => ({ text, isTest: false }))),
  ].filter(({ text }) => text !== '' && text !== '-')
}
