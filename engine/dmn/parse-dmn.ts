import { elementOf, elementsOf, type ModdleElement, textOf } from '../bpmn/moddle-element.ts'
import type { Finding } from '../findings/finding.ts'
import { refuseHostileXml } from '../xml/refuse-hostile-xml.ts'
import { startTags } from '../xml/start-tags.ts'
import { checkModel } from './check-model.ts'
import { asKnownVersion, createDmnModdle } from './create-dmn-moddle.ts'
import type {
  Decision,
  DecisionService,
  DmnModel,
  InputData,
  ItemDefinition,
  KnowledgeModel,
} from './model.ts'
import { isCollection, readExpression, readTypedName, typeRefOf } from './read-expression.ts'

/** As many as a model may have: a table of 1,000 rules with five columns fits. */
const maxElements = 12_000

/** Reads and checks a DMN file (1.1 to 1.5). Without a model, the findings say why. */
export async function parseDmn(
  xml: string,
): Promise<{ readonly model?: DmnModel; readonly findings: Finding[] }> {
  const refusals = refuseHostileXml(xml)
  if (refusals.length > 0) return { findings: refusals }
  if (hasTooManyElements(xml)) return { findings: [tooLarge()] }
  let root: ModdleElement
  try {
    root = (await createDmnModdle().fromXML(asKnownVersion(xml), 'dmn:Definitions')).rootElement
  } catch (error) {
    return { findings: [unreadable(error instanceof Error ? error.message : String(error))] }
  }
  const model = readModel(root)
  return { model, findings: checkModel(model) }
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

function readModel(root: ModdleElement): DmnModel {
  const elements = elementsOf(root, 'drgElement')
  const of = <T extends { readonly id: string }>(type: string, read: (element: ModdleElement) => T) =>
    new Map(
      elements
        .filter((element) => element.$type === type)
        .map(read)
        .map((item) => [item.id, item] as const),
    )
  const tag = versionTagOf(root)
  return {
    id: textOf(root, 'id') ?? '',
    name: textOf(root, 'name') ?? '',
    namespace: textOf(root, 'namespace') ?? '',
    decisions: of('dmn:Decision', (element) => readDecision(element, tag)),
    inputs: of('dmn:InputData', readInput),
    knowledge: of('dmn:BusinessKnowledgeModel', readKnowledge),
    services: of('dmn:DecisionService', readService),
    types: new Map(
      elementsOf(root, 'itemDefinition').map((item) => [textOf(item, 'name') ?? '', readItem(item)]),
    ),
  }
}

/** `<zeebe:versionTag value="…"/>`, on the decision or the file. */
function versionTagOf(element: ModdleElement): string | undefined {
  const tags = elementsOf(elementOf(element, 'extensionElements'), 'values')
  const tag = tags.find((value) => value.$type.toLowerCase().endsWith(':versiontag'))
  const value: unknown = tag && ('value' in tag ? tag.value : tag.$attrs?.value)
  return typeof value === 'string' ? value : undefined
}

function named(element: ModdleElement) {
  const variable = elementOf(element, 'variable')
  const name = textOf(variable, 'name') ?? textOf(element, 'name') ?? ''
  return { id: textOf(element, 'id') ?? name, name, typeRef: typeRefOf(variable) }
}

function references(elements: readonly ModdleElement[], ...names: string[]): string[] {
  return elements.flatMap((element) =>
    names.flatMap((name) => {
      const href = textOf(elementOf(element, name), 'href')
      return href === undefined ? [] : [localId(href)]
    }),
  )
}

function localId(href: string): string {
  return href.slice(href.indexOf('#') + 1)
}

function readDecision(element: ModdleElement, fileTag: string | undefined): Decision {
  const logic = elementOf(element, 'decisionLogic')
  return {
    ...named(element),
    versionTag: versionTagOf(element) ?? fileTag,
    requires: references(elementsOf(element, 'informationRequirement'), 'requiredDecision', 'requiredInput'),
    knows: references(elementsOf(element, 'knowledgeRequirement'), 'requiredKnowledge'),
    logic: logic && readExpression(logic),
  }
}

function readInput(element: ModdleElement): InputData {
  return named(element)
}

function readKnowledge(element: ModdleElement): KnowledgeModel {
  const logic = elementOf(element, 'encapsulatedLogic')
  const read = logic && readExpression(logic)
  return {
    ...named(element),
    knows: references(elementsOf(element, 'knowledgeRequirement'), 'requiredKnowledge'),
    logic: read?.kind === 'function' ? read : undefined,
  }
}

function readService(element: ModdleElement): DecisionService {
  const hrefs = (name: string) =>
    elementsOf(element, name).flatMap((reference) => {
      const href = textOf(reference, 'href')
      return href === undefined ? [] : [localId(href)]
    })
  return {
    ...named(element),
    outputs: hrefs('outputDecision'),
    encapsulated: hrefs('encapsulatedDecision'),
    inputDecisions: hrefs('inputDecision'),
    inputData: hrefs('inputData'),
  }
}

function readItem(element: ModdleElement): ItemDefinition {
  const item = elementOf(element, 'functionItem')
  return {
    name: textOf(element, 'name') ?? '',
    typeRef: typeRefOf(element),
    isCollection: isCollection(element),
    components: elementsOf(element, 'itemComponent').map(readItem),
    allowedValues: textOf(elementOf(element, 'allowedValues'), 'text'),
    typeConstraint: textOf(elementOf(element, 'typeConstraint'), 'text'),
    functionResult: item && {
      parameters: elementsOf(item, 'parameters').map(
        (parameter) => readTypedName(parameter).typeRef ?? 'Any',
      ),
      result: textOf(item, 'outputTypeRef')?.replace(/^feel:/, '') ?? 'Any',
    },
  }
}
