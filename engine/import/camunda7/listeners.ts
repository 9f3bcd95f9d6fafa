import { type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import type { ImportContext } from './import-context.ts'

/** Listeners are code: never run, and told. */
export function importListeners(context: ImportContext, element: ModdleElement): void {
  for (const kind of ['executionListener', 'taskListener']) {
    for (const listener of context.extensions(element, kind)) {
      const event = textOf(listener, 'event') ?? ''
      const code = ['class', 'delegateExpression', 'expression']
        .map((name) => textOf(listener, name))
        .find((text) => text !== undefined)
      const found = [event, code].filter((text) => text).join(': ')
      context.tell(element, 'import-listener', 'warning', kind, {
        de: `Ein Listener wird hier nicht ausgeführt (${found}). Machen Sie seine Arbeit als Schritt sichtbar, zum Beispiel als Dienstaufgabe.`,
        en: `A listener is not run here (${found}). Show its work as a step, for example a service task.`,
      })
    }
  }
}
