import type { Finding } from '../../findings/finding.ts'
import type { DmnModel } from '../model.ts'
import { tell } from './tell.ts'

/** Elements without a name, and two of one name: expressions could not tell them apart. */
export function names(model: DmnModel): Finding[] {
  const seen = new Set<string>(
    [...model.imports.values()].map(({ name }) => name).filter((name) => name !== ''),
  )
  const elements = [model.decisions, model.inputs, model.knowledge, model.services].flatMap((group) => [
    ...group.values(),
  ])
  return elements.flatMap(({ id, name }) => {
    if (name.trim() === '') return unnamed(id)
    if (seen.has(name)) return duplicate(id, name)
    seen.add(name)
    return []
  })
}

function unnamed(element: string): Finding {
  return tell(
    'error',
    'name-missing',
    { element },
    `Das Element „${element}“ hat keinen Namen, Ausdrücke können es nicht nennen. Bitte benennen.`,
    `The element "${element}" has no name, so expressions cannot use it. Name it.`,
  )
}

function duplicate(element: string, name: string): Finding {
  return tell(
    'warning',
    'name-duplicate',
    { element, path: name },
    `Zwei Elemente heißen „${name}“, Ausdrücke können sie nicht unterscheiden. Bitte eines umbenennen.`,
    `Two elements are called "${name}", so expressions cannot tell them apart. Rename one.`,
  )
}
