import { type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import type { ImportContext } from './import-context.ts'
import { resultVariableOf } from './jobs.ts'

/** A script in JUEL becomes FEEL; one in another language is never run (it stays in the file). */
export function importScript(context: ImportContext, element: ModdleElement): void {
  if (element.$type !== 'bpmn:ScriptTask') return
  const format = textOf(element, 'scriptFormat')
  const script = textOf(element, 'script')
  if (format?.toLowerCase() === 'juel' && script !== undefined) {
    const expression = context.translate(element, script.trim(), 'script', 'error')
    if (expression === undefined) return
    const name = resultVariableOf(context, element)
    context.write(element, 'zeebe:Script', {
      expression,
      ...(name !== undefined && { resultVariable: name }),
    })
    context.dropAttribute(element, 'resultVariable')
    element.set('script', undefined)
    element.set('scriptFormat', undefined)
    return
  }
  const found = format ?? context.attribute(element, 'resource')
  if (found === undefined) return
  context.tell(element, 'import-script', 'error', 'script', {
    de: `Skripte werden nicht ausgeführt (${found}). Schreiben Sie einen FEEL-Ausdruck, oder machen Sie daraus eine Dienstaufgabe.`,
    en: `Scripts are not run (${found}). Write a FEEL expression, or make it a service task.`,
  })
}
