import type { ParseResult } from 'bpmn-moddle'
import { type ModdleElement, textOf } from './moddle-element.ts'

/**
 * References are qualified names (BPMN 2.0.2 § 15.3.2): `tns:order` names `order` where `tns` stands for the
 * target namespace. Resolves those the parser left open and gives the warnings that remain.
 */
export function resolvePrefixed(parsed: ParseResult): ParseResult['warnings'] {
  const own = ownPrefixes(parsed.rootElement)
  if (own.length === 0) return parsed.warnings
  const resolved = new Set<string>()
  for (const { element, property, id } of parsed.references) {
    const prefix = own.find((each) => id.startsWith(each))
    const target = prefix === undefined ? undefined : findById(parsed, id.slice(prefix.length))
    if (!target || isMany(element, property)) continue
    element.set(property, target)
    resolved.add(id)
  }
  return parsed.warnings.filter(
    ({ message }) => !resolved.has(/^unresolved reference <(.*)>$/.exec(message)?.[1] ?? ''),
  )
}

function ownPrefixes(definitions: ModdleElement): readonly string[] {
  const target = textOf(definitions, 'targetNamespace')
  return Object.entries(definitions.$attrs).flatMap(([name, uri]) =>
    name.startsWith('xmlns:') && uri === target ? [`${name.slice('xmlns:'.length)}:`] : [],
  )
}

function findById({ elementsById }: ParseResult, id: string): ModdleElement | undefined {
  return Object.hasOwn(elementsById, id) ? elementsById[id] : undefined
}

/** Lists of references stay open: their order would be lost. */
function isMany(element: ModdleElement, property: string): boolean {
  return Array.isArray(element.get(property))
}
