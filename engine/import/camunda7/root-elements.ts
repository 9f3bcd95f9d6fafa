import { type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import { hasJuel } from '../juel/translate-juel.ts'
import type { ImportContext } from './import-context.ts'

/** The texts of messages, signals, errors and escalations that may hold expressions. */
const NAMES: { readonly [type: string]: string } = {
  'bpmn:Message': 'name',
  'bpmn:Signal': 'name',
  'bpmn:Error': 'errorCode',
  'bpmn:Escalation': 'escalationCode',
}

/** Names of messages and signals, codes of errors and escalations. */
export function importRootElement(context: ImportContext, element: ModdleElement): void {
  const name = NAMES[element.$type]
  const text = name && textOf(element, name)
  if (!name || !text || !hasJuel(text)) return
  const translated = context.translate(element, text, name, 'error')
  if (translated !== undefined) element.set(name, translated)
}
