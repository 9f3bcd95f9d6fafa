import type { DmnModel } from './model.ts'

/** What a model refers to: an element of its own, or one of a model it imports (DMN 1.5 § 6.3.3). */
export interface Located {
  readonly model: DmnModel
  /** Id within its model. */
  readonly id: string
  readonly name: string
  readonly typeRef: string | undefined
  readonly kind: 'decision' | 'input' | 'knowledge' | 'service'
  /** The name that stands before those of the imported model; empty for one without. */
  readonly importName: string | undefined
}

const groups = [
  ['decision', 'decisions'],
  ['input', 'inputs'],
  ['knowledge', 'knowledge'],
  ['service', 'services'],
] as const

/** Finds what a reference names: an id of the model, or `namespace#id` of an imported one. */
export function locate(model: DmnModel, reference: string): Located | undefined {
  const own = ownElement(model, reference)
  if (own) return { ...own, importName: undefined }
  const split = reference.lastIndexOf('#')
  const imported = split < 0 ? undefined : model.imports.get(reference.slice(0, split))
  const found = imported?.model && ownElement(imported.model, reference.slice(split + 1))
  return found && { ...found, importName: imported.name }
}

function ownElement(model: DmnModel, id: string): Omit<Located, 'importName'> | undefined {
  for (const [kind, group] of groups) {
    const element = model[group].get(id)
    if (element) return { model, id, kind, name: element.name, typeRef: element.typeRef }
  }
  return undefined
}
