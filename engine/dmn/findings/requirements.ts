import type { Finding } from '../../findings/finding.ts'
import { type Located, locate } from '../imports.ts'
import type { Decision, DmnModel } from '../model.ts'
import { tell } from './tell.ts'

type Kind = Located['kind']

interface Requirement {
  readonly owner: { readonly id: string; readonly name: string }
  readonly reference: string
  readonly allowed: readonly Kind[]
}

/** Requirements that lead nowhere or to something of the wrong kind (DMN 1.5 § 6.3.8 to 6.3.13). */
export function requirements(model: DmnModel): Finding[] {
  return all(model).flatMap(({ owner, reference, allowed }) => {
    const target = locate(model, reference)
    if (!target) return missing(owner, reference)
    return allowed.includes(target.kind) ? [] : wrongKind(owner, target)
  })
}

function all(model: DmnModel): Requirement[] {
  const of = (owner: Requirement['owner'], references: readonly string[], ...allowed: readonly Kind[]) =>
    references.map((reference) => ({ owner, reference, allowed }))
  return [
    ...[...model.decisions.values()].flatMap((decision) => [
      ...of(decision, decision.requires, 'decision', 'input'),
      ...of(decision, decision.knows, 'knowledge', 'service'),
    ]),
    ...[...model.knowledge.values()].flatMap((item) => of(item, item.knows, 'knowledge', 'service')),
    ...[...model.services.values()].flatMap((service) => [
      ...of(service, [...service.outputs, ...service.encapsulated, ...service.inputDecisions], 'decision'),
      ...of(service, service.inputData, 'input'),
    ]),
  ]
}

function missing({ id, name }: Requirement['owner'], reference: string): Finding {
  return tell(
    'error',
    'requirement-missing',
    { element: id, path: reference },
    `„${name}“ braucht „${reference}“, das es in der Datei nicht gibt. Bitte die Verbindung löschen oder ergänzen.`,
    `"${name}" requires "${reference}", which is not in the file. Remove or complete the connection.`,
  )
}

function wrongKind({ id, name }: Requirement['owner'], target: Located): Finding {
  return tell(
    'error',
    'requirement-kind',
    { element: id, path: target.id },
    `„${name}“ ist mit „${target.name}“ auf eine Weise verbunden, die dafür nicht vorgesehen ist. Bitte die Verbindung löschen und neu zeichnen.`,
    `"${name}" is connected to "${target.name}" in a way not meant for it. Delete the connection and draw it again.`,
  )
}

/** Decisions that require each other in a circle. */
export function requirementCircle(model: DmnModel): Finding[] {
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
  for (const decision of model.decisions.values()) {
    const circle = inCircle(decision.id, [])
    if (circle) return [told(decision, circle, model)]
  }
  return []
}

function told(decision: Decision, circle: readonly string[], model: DmnModel): Finding {
  const names = [...circle, circle[0] ?? ''].map((id) => model.decisions.get(id)?.name ?? id).join(' → ')
  return tell(
    'error',
    'requirement-circle',
    { element: decision.id },
    `Entscheidungen brauchen einander im Kreis: ${names}. Bitte eine Verbindung löschen.`,
    `Decisions require each other in a circle: ${names}. Remove one connection.`,
  )
}
