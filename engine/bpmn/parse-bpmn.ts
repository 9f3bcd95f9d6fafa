import type { ParseResult } from 'bpmn-moddle'
import type { Finding } from '../findings/finding.ts'
import { refuseHostileXml } from '../xml/refuse-hostile-xml.ts'
import { startTags } from '../xml/start-tags.ts'
import { createModdle } from './create-moddle.ts'
import { giveIds } from './give-ids.ts'
import { type Definitions, idOf } from './moddle-element.ts'
import { processElements } from './read-model.ts'
import { readingFindings } from './reading-findings.ts'
import { repeatedParts } from './repeated-parts.ts'

const MAX_DEPTH = 50
const MAX_ELEMENTS = 12_000
const MAX_ATTRIBUTES = 500
const MAX_FINDINGS = 50
const ID = /^[A-Za-z_][\w.-]{0,127}$/

/**
 * Reads a BPMN file of unknown origin, in browser and server. Cheap refusals come before any parser sees
 * it; whatever the parser is not sure of is an error, so nothing is dropped in silence. Warnings are about
 * the drawing or data types only, and come with the definitions.
 */
export async function parseBpmn(
  xml: string,
): Promise<{ readonly definitions?: Definitions; readonly findings: readonly Finding[] }> {
  const refused = refuse(xml)
  if (refused.length > 0) return { findings: refused }
  try {
    const parsed = await createModdle().fromXML(xml, 'bpmn:Definitions')
    const findings = [
      ...readingFindings(parsed, xml),
      ...repeatedParts(xml),
      ...idFindings(parsed),
      ...contentFindings(parsed.rootElement),
    ].slice(0, MAX_FINDINGS)
    if (findings.some((finding) => finding.severity === 'error')) return { findings }
    giveIds(parsed.rootElement, new Set(Object.keys(parsed.elementsById)))
    return { definitions: parsed.rootElement, findings }
  } catch (cause) {
    return { findings: [notBpmn(firstLine(cause instanceof Error ? cause.message : String(cause)))] }
  }
}

function refuse(xml: string): readonly Finding[] {
  const hostile = refuseHostileXml(xml)
  if (hostile.length > 0) return hostile
  if (hasControlCharacter(xml)) {
    return [
      error(
        'xml-invalid',
        'Die Datei enthält unzulässige Steuerzeichen.',
        'The file contains control characters.',
      ),
    ]
  }
  if (!/^\uFEFF?\s*</.test(xml)) return [notBpmn('no XML element found')]
  if (hasManyAttributes(xml)) {
    return [
      error(
        'model-too-large',
        `Ein Element der Datei hat mehr als ${MAX_ATTRIBUTES} Attribute.`,
        `An element of the file has more than ${MAX_ATTRIBUTES} attributes.`,
      ),
    ]
  }
  let elements = 0
  for (const tag of startTags(xml)) {
    if (tag.kind !== 'element') continue
    if (tag.depth > MAX_DEPTH) {
      return [
        error(
          'xml-too-deep',
          `Die Datei ist tiefer als ${MAX_DEPTH} Ebenen verschachtelt.`,
          `The file is nested more than ${MAX_DEPTH} levels deep.`,
        ),
      ]
    }
    if (++elements > MAX_ELEMENTS) {
      return [
        error(
          'model-too-large',
          `Die Datei hat mehr als ${MAX_ELEMENTS} Elemente. Bitte aufteilen.`,
          `The file has more than ${MAX_ELEMENTS} elements. Split it.`,
        ),
      ]
    }
  }
  return []
}

function idFindings({ elementsById }: ParseResult): readonly Finding[] {
  return Object.keys(elementsById)
    .filter((id) => !ID.test(id))
    .map((id) => ({
      ...error(
        'id-invalid',
        `Die Kennung „${shorten(id)}“ ist nicht erlaubt: erwartet werden ein Buchstabe oder _ und dann höchstens 127 Buchstaben, Ziffern, Punkte oder Striche.`,
        `The id '${shorten(id)}' is not allowed: expected a letter or _ and then at most 127 letters, digits, dots or dashes.`,
      ),
      element: shorten(id),
    }))
}

function contentFindings(definitions: Definitions): readonly Finding[] {
  const processes = processElements(definitions)
  if (processes.length === 0) {
    return [
      error(
        'process-none',
        'Die Datei enthält keinen Prozess. Erwartet wird mindestens einer.',
        'The file contains no process. Expected at least one.',
      ),
    ]
  }
  const hasId = processes.every((process) => idOf(process) !== '')
  return hasId ? [] : [error('id-missing', 'Ein Prozess hat keine Kennung (id).', 'A process has no id.')]
}

function notBpmn(detail: string): Finding {
  return error(
    'not-bpmn',
    `Die Datei ist kein BPMN 2.0: ${shorten(detail)}. Erwartet wird eine Datei mit dem Wurzelelement „definitions“.`,
    `The file is no BPMN 2.0: ${shorten(detail)}. Expected a file whose root element is 'definitions'.`,
  )
}

function error(code: string, de: string, en: string): Finding {
  return { code, severity: 'error', message: { de, en } }
}

/** Counts `="` between one `<` and the next; text rarely has as many. */
function hasManyAttributes(xml: string): boolean {
  let next = xml.indexOf('<')
  let count = 0
  for (const { index } of xml.matchAll(/=\s{0,9}["']/g)) {
    if (next >= 0 && index > next) {
      count = 0
      next = xml.indexOf('<', index)
    }
    if (++count > MAX_ATTRIBUTES) return true
  }
  return false
}

function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) return true
  }
  return false
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
