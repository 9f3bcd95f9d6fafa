import type { ParseResult } from 'bpmn-moddle'
import type { Finding } from '../findings/finding.ts'
import { idOf, type ModdleElement } from './moddle-element.ts'
import { resolvePrefixed } from './resolve-prefixed.ts'

type Warning = ParseResult['warnings'][number]

/** What the parser was not sure of: an error, but for what neither runs nor is lost. */
export function readingFindings(parsed: ParseResult, xml: string): readonly Finding[] {
  return resolvePrefixed(parsed)
    .filter(({ message }) => !isHarmlessEncoding(message, xml))
    .map((warning) => {
      const dangling = /^unresolved reference <(.*)>$/.exec(warning.message)
      return dangling ? danglingReference(warning, shorten(dangling[1] ?? '')) : notUnderstood(warning)
    })
}

/** The text is decoded already; what encoding it names matters only if the decoding went wrong. */
function isHarmlessEncoding(message: string, xml: string): boolean {
  return message.startsWith('unsupported document encoding') && !xml.includes('\uFFFD')
}

function danglingReference({ element, property }: Warning, target: string): Finding {
  const id = element && idOf(element)
  if (/^(bpmndi|dc|di):/.test(element?.$type ?? ''))
    return { ...drawnForNothing(target), ...at(element, property) }
  const isDataType = /:(structureRef|type|evaluatesToTypeRef)$/.test(property ?? '')
  return {
    code: isDataType ? 'data-type-unknown' : 'reference-dangling',
    severity: isDataType ? 'warning' : 'error',
    message: {
      de: `„${id || '?'}“ verweist auf „${target}“, das es in der Datei nicht gibt. Ergänzen Sie das Ziel oder entfernen Sie den Verweis.`,
      en: `'${id || '?'}' refers to '${target}', which is not in the file. Add the target or remove the reference.`,
    },
    ...at(element, property),
  }
}

/** A shape of something that is not there: the model itself is whole. */
function drawnForNothing(target: string): Finding {
  return {
    code: 'drawing-dangling',
    severity: 'warning',
    message: {
      de: `Die Zeichnung zeigt „${target}“, das es in der Datei nicht gibt. Der Vorgang läuft trotzdem.`,
      en: `The drawing shows '${target}', which is not in the file. The process runs all the same.`,
    },
  }
}

function notUnderstood({ message, element, property }: Warning): Finding {
  const detail = shorten(message.replace(/\s*nested error:/, ':').replace(/\s+/g, ' '))
  return {
    code: 'bpmn-not-understood',
    severity: 'error',
    message: {
      de: `Ein Teil der Datei wird nicht verstanden: ${detail}. Entfernen oder berichtigen Sie ihn.`,
      en: `Part of the file is not understood: ${detail}. Remove or correct it.`,
    },
    ...at(element, property),
  }
}

function at(element: ModdleElement | undefined, property: string | undefined): Partial<Finding> {
  const id = element && idOf(element)
  return { ...(id && { element: id }), ...(property !== undefined && { path: property }) }
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
