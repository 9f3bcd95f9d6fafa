import type { ModdleElement } from '../bpmn/moddle-element.ts'
import type { Finding } from '../findings/finding.ts'
import { refuseHostileXml } from '../xml/refuse-hostile-xml.ts'
import { startTags } from '../xml/start-tags.ts'
import { checkModel } from './check-model.ts'
import { asKnownVersion, createDmnModdle } from './create-dmn-moddle.ts'
import type { DmnModel } from './model.ts'
import { readModel } from './read-model.ts'
import { sha256 } from './sha-256.ts'

/** As many as a model may have: a table of 1,000 rules with five columns fits. */
const maxElements = 12_000

/** What a file was read to; without a model, the findings say why. */
export interface ParsedDmn {
  readonly model?: DmnModel
  readonly findings: Finding[]
}

/** Reads and checks one DMN file (1.1 to 1.5). Files that import others are read by `parseDmnFiles`. */
export async function parseDmn(xml: string): Promise<ParsedDmn> {
  const { root, findings } = await readRoot(xml)
  if (!root) return { findings }
  const model = readModel(root, sha256(xml), () => undefined)
  return { model, findings: checkModel(model) }
}

/** The root element of a file that is safe to parse. */
export async function readRoot(xml: string): Promise<{ root?: ModdleElement; findings: Finding[] }> {
  const refusals = refuseHostileXml(xml)
  if (refusals.length > 0) return { findings: refusals }
  if (hasTooManyElements(xml)) return { findings: [tooLarge()] }
  try {
    const { rootElement } = await createDmnModdle().fromXML(asKnownVersion(xml), 'dmn:Definitions')
    return { root: rootElement, findings: [] }
  } catch (error) {
    return { findings: [unreadable(error instanceof Error ? error.message : String(error))] }
  }
}

function hasTooManyElements(xml: string): boolean {
  let elements = 0
  for (const tag of startTags(xml)) if (tag.kind === 'element' && ++elements > maxElements) return true
  return false
}

function tooLarge(): Finding {
  return {
    code: 'dmn-too-large',
    severity: 'error',
    message: {
      de: `Die Datei hat mehr als ${maxElements} Elemente. Bitte auf mehrere Tabellen aufteilen.`,
      en: `The file has more than ${maxElements} elements. Split it into several tables.`,
    },
  }
}

function unreadable(reason: string): Finding {
  return {
    code: 'dmn-unreadable',
    severity: 'error',
    message: {
      de: `Die Datei ist keine lesbare DMN-Datei (${reason}). Bitte als DMN 1.3 oder neuer speichern.`,
      en: `The file is no readable DMN file (${reason}). Save it as DMN 1.3 or later.`,
    },
  }
}
