import type { Finding } from '../../engine/findings/finding.ts'
import { conditionFields } from '../conditions/condition-fields.ts'
import type { Comparison } from '../conditions/evaluate-condition.ts'
import { isRealDate } from '../dates/date-text.ts'
import type { Condition, FormDocument } from '../document.ts'
import { type FieldNode, formTree } from '../fields/form-tree.ts'
import { kinds } from '../fields/kinds.ts'
import { formFinding } from './form-finding.ts'

/** Conditions read earlier questions that exist, in a way that fits their kind. */
export function checkConditions(document: FormDocument): Finding[] {
  const tree = formTree(document)
  const order = new Map([...tree.byPath.keys()].map((path, index) => [path, index]))
  const findings: Finding[] = []
  const error = (code: string, element: string, de: string, en: string) => {
    findings.push(formFinding('error', code, element, de, en))
  }

  for (const page of document.pages) {
    if (!page.showIf) continue
    checkReads(page.showIf, page.id)
    for (const key of page.fields) checkOrder(page.showIf, key, page.id)
  }
  const ids = new Set<string>()
  for (const rule of document.rules) {
    if (ids.has(rule.id)) {
      error(
        'form-rule-twice',
        rule.id,
        `Die Regel „${rule.id}“ gibt es zweimal. Geben Sie einer einen anderen Schlüssel.`,
        `There are two rules '${rule.id}'. Give one another key.`,
      )
    }
    ids.add(rule.id)
    checkReads(rule.when, rule.id)
    for (const target of rule.targets) {
      if (!tree.byPath.has(target)) {
        error(
          'form-rule-target-unknown',
          rule.id,
          `Die Regel „${rule.id}“ gilt für das Feld „${target}“, das es nicht gibt. Wählen Sie ein anderes.`,
          `Rule '${rule.id}' is about field '${target}', which does not exist. Choose another.`,
        )
      } else if (rule.then !== 'message') checkOrder(rule.when, target, rule.id)
      else checkScope(rule.when, target, rule.id)
    }
  }
  return findings

  function checkReads(condition: Condition, element: string): void {
    switch (condition.op) {
      case 'and':
      case 'or':
        if (condition.of.length === 0) {
          error(
            'form-condition-empty',
            element,
            `Die Bedingung von „${element}“ ist leer. Wählen Sie eine Frage und eine Antwort.`,
            `The condition of '${element}' is empty. Choose a question and an answer.`,
          )
        }
        for (const part of condition.of) checkReads(part, element)
        return
      case 'not':
        checkReads(condition.of, element)
        return
      default:
        checkComparison(condition, element)
    }
  }

  function checkComparison(condition: Comparison, element: string): void {
    const node = tree.byPath.get(condition.field)
    if (!node) {
      error(
        'form-condition-field-unknown',
        element,
        `Die Bedingung von „${element}“ liest das Feld „${condition.field}“, das es nicht gibt. Wählen Sie eine vorhandene Frage.`,
        `The condition of '${element}' reads field '${condition.field}', which does not exist. Choose an existing question.`,
      )
      return
    }
    if (fits(condition, node)) return
    error(
      'form-condition-value',
      element,
      `Die Bedingung von „${element}“ passt nicht zur Art der Frage „${condition.field}“. Wählen Sie Vergleich und Antwort neu.`,
      `The condition of '${element}' does not fit the kind of question '${condition.field}'. Choose comparison and answer again.`,
    )
  }

  function checkOrder(condition: Condition, target: string, element: string): void {
    checkScope(condition, target, element)
    const at = order.get(target) ?? 0
    for (const path of conditionFields(condition)) {
      const read = order.get(path)
      if (read === undefined || (read < at && !target.startsWith(`${path}.`))) continue
      error(
        'form-condition-later',
        element,
        `„${target}“ hängt von „${path}“ ab, das erst danach gefragt wird. Stellen Sie „${path}“ davor.`,
        `'${target}' depends on '${path}', which is asked only afterwards. Move '${path}' before it.`,
      )
    }
  }

  /** Inside a repeat group a condition reads the same item, outside of it nothing of its items, never both at once. */
  function checkScope(condition: Condition, target: string, element: string): void {
    const around = tree.byPath.get(target)?.repeats ?? []
    const bases = new Set(
      conditionFields(condition).map((path) => tree.byPath.get(path)?.repeats.at(-1) ?? ''),
    )
    const own = target === around.at(-1) ? around.slice(0, -1) : around
    if (bases.size <= 1 && [...bases].every((base) => base === '' || own.includes(base))) return
    error(
      'form-condition-scope',
      element,
      `Die Bedingung für „${target}“ liest Fragen aus verschiedenen Einträgen. Lesen Sie nur Fragen desselben Eintrags oder nur Fragen außerhalb.`,
      `The condition for '${target}' reads questions of different entries. Read only questions of the same entry, or only outside ones.`,
    )
  }
}

function fits(condition: Comparison, node: FieldNode): boolean {
  const { kind, options = [] } = node.field
  if (!('value' in condition)) return kinds[kind].holds !== 'nothing'
  const { op, value } = condition
  if (op === 'includes') return kind === 'choices' && options.includes(value)
  if (op === 'equals' || op === 'notEquals') {
    if (kind === 'choice') return typeof value === 'string' && options.includes(value)
    if (kind === 'yesNo' || kind === 'confirmation') return typeof value === 'boolean'
    if (kind === 'number' || kind === 'money') return typeof value === 'number'
    return (kind === 'text' || kind === 'longText' || kind === 'date') && typeof value === 'string'
  }
  if (kind === 'date') return typeof value === 'string' && isRealDate(value)
  return (kind === 'number' || kind === 'money') && typeof value === 'number'
}
