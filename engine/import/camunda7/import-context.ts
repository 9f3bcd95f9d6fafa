import { createModdle } from '../../bpmn/create-moddle.ts'
import {
  type Definitions,
  elementOf,
  elementsOf,
  extensionOf,
  idOf,
  type ModdleElement,
  textOf,
} from '../../bpmn/moddle-element.ts'
import type { Finding } from '../../findings/finding.ts'
import { append, createIn, extensionFor, walk } from '../../findings/fixes/fix-context.ts'
import type { SuggestedForm } from '../../findings/fixes/suggest-forms.ts'
import { translateJuel } from '../juel/translate-juel.ts'

const NAMESPACES = new Set([
  'http://camunda.org/schema/1.0/bpmn',
  'http://operaton.org/schema/1.0/bpmn',
  'http://activiti.org/bpmn',
  'http://flowable.org/bpmn',
])
const USUAL_PREFIXES = ['camunda', 'operaton', 'activiti']

/**
 * One import at work: finds what belongs to the other engine, writes our dialect beside it and takes away
 * what has been translated. What is not translated stays in the file and is told as a finding.
 */
export class ImportContext {
  readonly definitions: Definitions
  readonly findings: Finding[] = []
  readonly forms: SuggestedForm[] = []
  readonly #moddle = createModdle()
  #ids: Set<string> | undefined
  #lastNumber = 1
  readonly #messages: ModdleElement[] = []
  readonly #prefixes: ReadonlySet<string>

  constructor(definitions: Definitions) {
    this.definitions = definitions
    const declared = Object.entries(definitions.$attrs).flatMap(([name, uri]) =>
      name.startsWith('xmlns:') && NAMESPACES.has(String(uri)) ? [name.slice('xmlns:'.length)] : [],
    )
    this.#prefixes = new Set([...USUAL_PREFIXES, ...declared])
  }

  /** The other engine's attribute. */
  attribute(element: ModdleElement | undefined, name: string): string | undefined {
    const value = element?.$attrs[this.#attributeName(element, name)]
    return typeof value === 'string' && value !== '' ? value : undefined
  }

  dropAttribute(element: ModdleElement, name: string): void {
    element.set(this.#attributeName(element, name), undefined)
  }

  /** Hands an attribute, translated, to `use` and takes it away; one that cannot be translated stays. */
  moveAttribute(element: ModdleElement, name: string, use: (text: string) => void): void {
    const text = this.attribute(element, name)
    const translated = text === undefined ? undefined : this.translate(element, text, name)
    if (translated === undefined) return
    this.dropAttribute(element, name)
    use(translated)
  }

  /** The other engine's extension elements of a name. */
  extensions(element: ModdleElement, name: string): readonly ModdleElement[] {
    return elementsOf(elementOf(element, 'extensionElements'), 'values').filter((value) =>
      this.isNamed(value, name),
    )
  }

  dropExtension(element: ModdleElement, extension: ModdleElement): void {
    const container = elementOf(element, 'extensionElements')
    const kept = elementsOf(container, 'values').filter((value) => value !== extension)
    if (kept.length > 0) container?.set('values', kept)
    else element.set('extensionElements', undefined)
  }

  /** Whether an element of the other engine has this name. */
  isNamed(element: ModdleElement, name: string): boolean {
    const [prefix = '', local] = element.$type.split(':')
    return local === name && this.#prefixes.has(prefix)
  }

  /** Writes attributes of our dialect's extension element. */
  write(element: ModdleElement, type: string, attributes: { readonly [name: string]: unknown }): void {
    const extension = extensionFor(this.#moddle, element, type)
    for (const [name, value] of Object.entries(attributes)) extension.set(name, value)
  }

  /** Adds an element to a list inside our dialect's extension element. */
  writeInto(
    element: ModdleElement,
    list: { readonly in: string; readonly name: string; readonly type: string },
    attributes: { readonly [name: string]: unknown },
  ): void {
    const owner = extensionFor(this.#moddle, element, list.in)
    append(owner, list.name, createIn(this.#moddle, owner, list.type, attributes))
  }

  /** A new message of the file. */
  createMessage(name: string): ModdleElement {
    const id = this.#freeId('Message')
    const message = createIn(this.#moddle, this.definitions, 'bpmn:Message', { id, name })
    this.#messages.push(message)
    return message
  }

  /** Puts the new messages into the file, all at once: one by one would copy the list each time. */
  finish(): void {
    if (this.#messages.length === 0) return
    this.definitions.set('rootElements', [...elementsOf(this.definitions, 'rootElements'), ...this.#messages])
  }

  /** A form the model describes and that is to be made. */
  suggestForm(form: SuggestedForm): void {
    if (!this.forms.some(({ formId }) => formId === form.formId)) this.forms.push(form)
  }

  has(element: ModdleElement, type: string): boolean {
    return extensionOf(element, type) !== undefined
  }

  /** A value in our dialect, or undefined when it cannot be translated: then there is a finding. */
  translate(
    element: ModdleElement,
    text: string,
    path: string,
    severity: Finding['severity'] = 'warning',
  ): string | undefined {
    const answer = translateJuel(text)
    if (answer.ok) return answer.text
    const shown = shorten(text)
    this.tell(element, 'import-expression', severity, path, {
      de: `Der Ausdruck „${shown}“ (${path}) lässt sich nicht übersetzen: Er enthält ${answer.problem}. Schreiben Sie ihn neu in FEEL.`,
      en: `The expression '${shown}' (${path}) cannot be translated: it holds ${answer.problem}. Write it anew in FEEL.`,
    })
    return undefined
  }

  tell(
    element: ModdleElement,
    code: string,
    severity: Finding['severity'],
    path: string,
    message: Finding['message'],
  ): void {
    const id = nearestId(element)
    const name = textOf(ownerOf(element), 'name') ?? id
    this.findings.push({
      code,
      severity,
      ...(id !== '' && { element: id }),
      path,
      message: { de: `„${name}“: ${message.de}`, en: `'${name}': ${message.en}` },
    })
  }

  #freeId(prefix: string): string {
    this.#ids ??= new Set([...walk(this.definitions)].map(idOf))
    let number = 1
    while (this.#ids.has(`${prefix}_${number}`)) number = ++this.#lastNumber
    const id = `${prefix}_${number}`
    this.#ids.add(id)
    return id
  }

  #attributeName(element: ModdleElement | undefined, name: string): string {
    for (const prefix of this.#prefixes) {
      const full = `${prefix}:${name}`
      if (element && Object.hasOwn(element.$attrs, full)) return full
    }
    return name.includes(':') ? name : `camunda:${name}`
  }
}

/** Text inside an element of the other engine. */
export function bodyOf(element: ModdleElement): string {
  const body = element.get('$body')
  return typeof body === 'string' ? body.trim() : ''
}

/** Elements inside an element of the other engine. */
export function childrenOf(element: ModdleElement): readonly ModdleElement[] {
  return elementsOf(element, '$children')
}

/** The process, flow node, flow or root element a part belongs to. */
function ownerOf(element: ModdleElement): ModdleElement {
  let owner = element
  while (owner.$parent && !isPlaced(owner)) owner = owner.$parent
  return owner
}

function isPlaced(element: ModdleElement): boolean {
  return element.$instanceOf('bpmn:FlowElement') || element.$instanceOf('bpmn:RootElement')
    ? element.$type.endsWith('EventDefinition') === false
    : false
}

function nearestId(element: ModdleElement): string {
  return idOf(ownerOf(element))
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
