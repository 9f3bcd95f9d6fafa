import { elementsOf, idOf, type ModdleElement } from './moddle-element.ts'

/**
 * BPMN leaves ids of flows and nodes optional (BPMN 2.0.2 § 8.3.1), but joins count by flow and records name
 * elements. Whoever has none gets one; the same file always gets the same.
 */
export function giveIds(definitions: ModdleElement, taken: ReadonlySet<string>): void {
  let number = 0
  const next = (): string => {
    do number++
    while (taken.has(`unnamed_${number}`))
    return `unnamed_${number}`
  }
  const visit = (container: ModdleElement): void => {
    for (const element of elementsOf(container, 'flowElements')) {
      if (idOf(element) === '') element.set('id', next())
      visit(element)
    }
  }
  for (const root of elementsOf(definitions, 'rootElements')) visit(root)
}
