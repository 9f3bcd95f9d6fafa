import type { Finding } from '../findings/finding.ts'
import { startTags } from './start-tags.ts'

/** Largest XML file taken in. */
const maxBytes = 2 * 1024 * 1024
const maxDepth = 100
const maxFindings = 50

/**
 * What is refused before any XML parser sees a file: too large, a document type or entity, nested too
 * deeply, one id twice, an id that is a property of every JavaScript object. Looks at markup only, so the
 * same words in text, comments or CDATA are fine. Does not check that the file is well-formed.
 */
export function refuseHostileXml(xml: string): Finding[] {
  if (xml.length > maxBytes || byteLength(xml) > maxBytes) {
    return [
      refusal(
        'xml-too-large',
        'Die Datei ist größer als 2 MB. Bitte teilen.',
        'The file is larger than 2 MB. Split it.',
      ),
    ]
  }
  if (xml.includes('\0')) {
    return [refusal('xml-invalid', 'Die Datei enthält NUL-Zeichen.', 'The file contains NUL characters.')]
  }
  const findings: Finding[] = []
  const seen = new Set<string>()
  for (const tag of startTags(xml)) {
    if (tag.kind === 'declaration') return [doctype()]
    if (tag.kind === 'broken') return [broken()]
    if (tag.depth > maxDepth) return [tooDeep()]
    if (tag.id === undefined || FOREIGN.test(tag.name)) continue
    if (isReserved(tag.id)) findings.push(reserved(tag.id))
    else if (seen.has(tag.id)) findings.push(duplicate(tag.id))
    seen.add(tag.id)
    if (findings.length >= maxFindings) break
  }
  return findings
}

/** Extension elements of other engines: their `id` is a name (of a form field, say), not an id of the file. */
const FOREIGN = /^(?:camunda|operaton|activiti|flowable):/

/** Names that every JavaScript object answers to. */
function isReserved(id: string): boolean {
  return id in Object.prototype || id === 'prototype'
}

function byteLength(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const isPair = unit >= 0xd800 && unit < 0xdc00
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : isPair ? 4 : 3
    if (isPair) at++
  }
  return bytes
}

function refusal(code: string, de: string, en: string, element?: string): Finding {
  return { code, severity: 'error', message: { de, en }, ...(element === undefined ? {} : { element }) }
}

function doctype(): Finding {
  return refusal(
    'xml-doctype',
    'Die Datei enthält eine Dokumenttyp- oder Entitätsangabe (DOCTYPE). Bitte ohne diese speichern.',
    'The file contains a document type or entity declaration (DOCTYPE). Save it without one.',
  )
}

function broken(): Finding {
  return refusal(
    'xml-invalid',
    'Die Datei ist kein gültiges XML: Ein Element, Kommentar oder Abschnitt endet nicht.',
    'The file is no valid XML: an element, comment or section does not end.',
  )
}

function tooDeep(): Finding {
  return refusal(
    'xml-too-deep',
    `Die Datei ist tiefer als ${maxDepth} Ebenen verschachtelt.`,
    `The file is nested more than ${maxDepth} levels deep.`,
  )
}

function reserved(id: string): Finding {
  return refusal(
    'id-reserved',
    `Die Kennung „${id}“ ist nicht erlaubt. Bitte eine andere vergeben.`,
    `The id "${id}" is not allowed. Choose another one.`,
    id,
  )
}

function duplicate(id: string): Finding {
  return refusal(
    'id-duplicate',
    `Die Kennung „${id}“ kommt mehrfach vor. Jede darf nur einmal vorkommen.`,
    `The id "${id}" is used more than once. Each may be used only once.`,
    id,
  )
}
