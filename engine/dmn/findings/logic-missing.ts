import type { Finding } from '../../findings/finding.ts'
import type { Decision, DmnModel, KnowledgeModel } from '../model.ts'
import { tell } from './tell.ts'

/** Decisions and knowledge models without logic: their value is always null. */
export function logicMissing(model: DmnModel): Finding[] {
  return [...model.decisions.values(), ...model.knowledge.values()]
    .filter(isEmpty)
    .map(({ id, name }) =>
      tell(
        'warning',
        'logic-missing',
        { element: id },
        `„${name}“ hat keine Logik und ergibt immer null. Bitte eine Tabelle oder einen Ausdruck ergänzen.`,
        `"${name}" has no logic and is always null. Add a table or an expression.`,
      ),
    )
}

function isEmpty({ logic }: Decision | KnowledgeModel): boolean {
  if (logic?.kind === 'function') return !logic.external && isBlank(logic.body)
  return isBlank(logic)
}

function isBlank(logic: Decision['logic']): boolean {
  return logic === undefined || (logic.kind === 'literal' && logic.text.trim() === '')
}
