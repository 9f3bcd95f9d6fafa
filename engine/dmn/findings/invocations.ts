import type { Finding } from '../../findings/finding.ts'
import { locate } from '../imports.ts'
import type { Decision, DmnModel, Expression } from '../model.ts'
import { tell } from './tell.ts'

/** Invocations whose function is not required, or whose bindings are not its parameters (DMN 1.5 § 10.2.1.4). */
export function invocations(model: DmnModel): Finding[] {
  return [...model.decisions.values()].flatMap((decision) =>
    decision.logic?.kind === 'invocation' ? check(decision, decision.logic, model) : [],
  )
}

function check(
  decision: Decision,
  logic: Expression & { readonly kind: 'invocation' },
  model: DmnModel,
): Finding[] {
  if (logic.callee.kind !== 'literal') return []
  const called = logic.callee.text.trim()
  const target = decision.knows
    .map((reference) => locate(model, reference))
    .find(
      (found) => found && called === (found.importName ? `${found.importName}.${found.name}` : found.name),
    )
  if (!target) return []
  const parameters = parametersOf(target.model, target.id)
  const bound = logic.bindings.map(({ name }) => name)
  const place = { element: decision.id }
  return [
    ...bound.filter((name) => !parameters.includes(name)).map((name) => unknown(place, called, name)),
    ...parameters.filter((name) => !bound.includes(name)).map((name) => unbound(place, called, name)),
  ]
}

function parametersOf(model: DmnModel, id: string): string[] {
  const service = model.services.get(id)
  if (!service) return (model.knowledge.get(id)?.logic?.parameters ?? []).map(({ name }) => name)
  return [...service.inputData, ...service.inputDecisions].map(
    (reference) => locate(model, reference)?.name ?? '',
  )
}

type Place = { readonly element: string }

function unknown(place: Place, called: string, name: string): Finding {
  return tell(
    'error',
    'binding-unknown',
    { ...place, path: name },
    `„${called}“ hat keinen Parameter „${name}“. Bitte den Namen berichtigen oder die Zuordnung löschen.`,
    `"${called}" has no parameter "${name}". Correct the name or remove the binding.`,
  )
}

function unbound(place: Place, called: string, name: string): Finding {
  return tell(
    'error',
    'binding-missing',
    { ...place, path: name },
    `Der Parameter „${name}“ von „${called}“ bekommt keinen Wert. Bitte zuordnen.`,
    `The parameter "${name}" of "${called}" gets no value. Bind it.`,
  )
}
