import { type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import { hasJuel } from '../juel/translate-juel.ts'
import type { ImportContext } from './import-context.ts'

/** There a name may be an expression; here names are texts for people. */
export function tellName(context: ImportContext, element: ModdleElement): void {
  const name = element.$instanceOf('bpmn:FlowNode') ? textOf(element, 'name') : undefined
  if (name === undefined || !hasJuel(name)) return
  context.tell(element, 'import-name', 'warning', 'name', {
    de: 'Der Name enthält einen Ausdruck, der hier nicht ausgewertet wird. Geben Sie einen festen Namen, und zeigen Sie den Wert im Formular.',
    en: 'The name holds an expression, which is not evaluated here. Give a fixed name and show the value in the form.',
  })
}
