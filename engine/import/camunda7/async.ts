import { idOf, type ModdleElement } from '../../bpmn/moddle-element.ts'
import type { ImportContext } from './import-context.ts'

const NAMES = ['asyncBefore', 'asyncAfter', 'async', 'exclusive']

/** Marks of asynchronous continuation go: here every step is stored before the next one begins to wait. */
export function dropAsync(context: ImportContext, elements: readonly ModdleElement[]): void {
  const marked = elements.filter((element) =>
    NAMES.some((name) => context.attribute(element, name) !== undefined),
  )
  const [first] = marked
  if (!first) return
  for (const element of marked) for (const name of NAMES) context.dropAttribute(element, name)
  const list = marked
    .map(idOf)
    .filter((id) => id !== '')
    .slice(0, 5)
    .join(', ')
  context.findings.push({
    code: 'import-async-dropped',
    severity: 'warning',
    message: {
      de: `Angaben zur asynchronen Fortsetzung sind entfallen (${list}): Hier wird jeder Schritt gespeichert, und Störungen lassen sich am Schritt wiederholen. Es ist nichts zu tun.`,
      en: `Settings for asynchronous continuation were dropped (${list}): here each step is stored and can be retried where it failed. Nothing is to be done.`,
    },
  })
}
