import { evaluateCondition } from '../conditions/evaluate-condition.ts'
import type { FormDocument } from '../document.ts'
import { type Answers, isEmpty, isRecord, own } from '../fields/answers.ts'
import { withItems, withoutItems } from '../fields/field-path.ts'
import { type FieldNode, formTree } from '../fields/form-tree.ts'
import { kinds, mostItems } from '../fields/kinds.ts'
import { fieldLabel, findText } from '../texts/field-text.ts'
import { formMessage } from '../texts/messages.ts'
import { compiledForm } from './compiled-form.ts'
import { errorMessage } from './error-message.ts'
import { jsonProblem } from './json-problem.ts'
import { reachForm } from './reach.ts'
import { withReadOnly } from './read-only.ts'

export interface AnswerError {
  /** Path with item numbers; '' is the whole form. */
  readonly path: string
  readonly message: string
  readonly keyword: string
}

export type AnswerVerdict =
  | { readonly ok: true; readonly data: Answers }
  | { readonly ok: false; readonly errors: readonly AnswerError[] }

export interface AnswerOptions {
  /** Language of the messages; default German. */
  readonly language?: string
  /** Values the read-only fields show: conditions see them, and they may be sent back unchanged. */
  readonly current?: unknown
  /** Only these pages are judged: going on from one page to the next. */
  readonly pages?: readonly string[]
}

/** Says whether a text matches a form's pattern. The server matches in linear time (RE2). */
export type PatternMatcher = (pattern: string, text: string) => boolean

/** Limits of answers from outside, before anything looks into them. */
const limits = { depth: 20, nodes: 20_000 }
const mostErrors = 200

/**
 * Judges answers: first that they are harmless JSON, then each field with a sentence that says what to do,
 * last the whole by the generated JSON Schema, whose verdict decides. `data` holds only what the person may
 * answer: shown fields, trimmed, without blanks and read-only ones.
 */
export function validateAnswersWith(
  matches: PatternMatcher,
  document: FormDocument,
  data: unknown,
  options: AnswerOptions = {},
): AnswerVerdict {
  const language = options.language ?? 'de'
  const problem = isRecord(data) ? jsonProblem(data, limits) : 'type'
  if (problem) {
    const message = formMessage(language, 'error.answers', {
      problem: formMessage(language, `problem.${problem}`),
    })
    return { ok: false, errors: [{ path: '', message, keyword: problem }] }
  }
  const merged = withReadOnly(document, data, options.current)
  const tree = formTree(document)
  const compiled = compiledForm(document)
  const { visible, required, answers } = reachForm(document, merged.data)
  const errors: AnswerError[] = merged.changed.map((path) => fail(path, 'readOnly'))

  const judged = options.pages
    ? tree.nodes.filter((node) => options.pages?.includes(node.pageId))
    : tree.nodes
  check(judged, merged.data, answers, '')
  if (!options.pages) {
    checkKeys(tree.nodes, data, '')
    if (errors.length === 0) checkMessages()
    if (errors.length === 0 && !compiled.form.validate(answers).valid) add('', 'form')
  } else if (errors.length === 0) checkMessages()
  return errors.length > 0 ? { ok: false, errors } : { ok: true, data: merged.strip(answers) }

  /** A person reads a page of them; a hostile sender is not given twenty thousand. */
  function add(path: string, keyword: string, value?: unknown): void {
    if (errors.length < mostErrors) errors.push(fail(path, keyword, value))
  }

  function fail(path: string, keyword: string, value?: unknown): AnswerError {
    const node = keyword === 'unknown' ? undefined : tree.byPath.get(withoutItems(path))
    return { path, keyword, message: errorMessage(document, node, path, keyword, language, value) }
  }

  /** Blank and unknown members that the form cannot know. */
  function checkKeys(nodes: readonly FieldNode[], source: unknown, at: string): void {
    if (!isRecord(source)) return
    for (const key of Object.keys(source)) {
      const path = at === '' ? key : `${at}.${key}`
      const node = nodes.find((candidate) => candidate.field.key === key)
      const value = source[key]
      if (!node || kinds[node.field.kind].holds === 'nothing') add(path, 'unknown')
      else if (!visible.has(path)) add(path, 'hidden')
      else if (node.field.kind === 'group') checkKeys(node.children, value, path)
      else if (Array.isArray(value) && node.field.kind === 'repeatGroup') {
        value.forEach((item: unknown, index) => {
          checkKeys(node.children, item, `${path}.${index}`)
        })
      }
    }
  }

  function check(nodes: readonly FieldNode[], source: unknown, kept: unknown, at: string): void {
    for (const node of nodes) {
      const path = at === '' ? node.field.key : `${at}.${node.field.key}`
      if (!visible.has(path)) continue
      const value = own(kept, node.field.key)
      const keyword = checkField(node, own(source, node.field.key), value, path)
      if (keyword) add(path, keyword, value)
    }
  }

  function checkField(node: FieldNode, raw: unknown, value: unknown, path: string): string | undefined {
    const { holds } = kinds[node.field.kind]
    if (holds === 'nothing' || node.field.readOnly) return undefined
    if (holds === 'group') {
      if (raw !== undefined && raw !== null && !isRecord(raw)) return 'type'
      check(node.children, raw, value, path)
      return undefined
    }
    if (isEmpty(raw)) return required.has(path) ? 'required' : undefined
    if (holds === 'items') return checkItems(node, raw, value, path)
    const validator = compiled.field(node)
    const found = validator.validate(value).errors
    if (found.length > 0) return found.find((error) => error.instanceLocation === '#')?.keyword ?? 'items'
    const { pattern } = node.field
    return pattern && typeof value === 'string' && !matches(pattern, value) ? 'pattern' : undefined
  }

  function checkItems(node: FieldNode, raw: unknown, value: unknown, path: string): string | undefined {
    if (!Array.isArray(raw)) return 'type'
    const { minItems = 1, maxItems } = node.field
    if (raw.length < minItems) return 'minItems'
    if (raw.length > (maxItems ?? mostItems)) return 'maxItems'
    raw.forEach((item: unknown, index) => {
      if (!isRecord(item)) add(`${path}.${index}`, 'type')
      else check(node.children, item, Array.isArray(value) ? value[index] : undefined, `${path}.${index}`)
    })
    return undefined
  }

  function checkMessages(): void {
    for (const rule of tree.messages) {
      for (const items of compiled.itemsOf(rule.when, answers)) {
        if (!evaluateCondition(rule.when, answers, items)) continue
        const paths = rule.targets.map((target) => withItems(target, items))
        const path = paths.find((candidate) => visible.has(candidate)) ?? ''
        const template = rule.targets[0] ?? ''
        if (options.pages && !judged.some((node) => template.split('.')[0] === node.field.key)) continue
        const text = rule.message ? findText(document, language, rule.message)?.text : undefined
        const label = fieldLabel(document, template, language)
        const message = text ?? formMessage(language, 'error.type', { label })
        errors.push({ path, message, keyword: 'message' })
      }
    }
  }
}
