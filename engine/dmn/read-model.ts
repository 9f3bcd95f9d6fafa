import { elementOf, elementsOf, type ModdleElement, textOf } from '../bpmn/moddle-element.ts'
import type {
  Decision,
  DecisionService,
  DmnModel,
  Import,
  InputData,
  ItemDefinition,
  KnowledgeModel,
} from './model.ts'
import { isCollection, readExpression, readTypedName, typeRefOf } from './read-expression.ts'

/** Models that a file may import, by namespace. */
export type ImportedModels = (namespace: string) => DmnModel | undefined

type Namespaces = (namespace: string) => boolean

/** Reads what is evaluated of a parsed file; `hash` is the one of its text. */
export function readModel(root: ModdleElement, hash: string, models: ImportedModels): DmnModel {
  const elements = elementsOf(root, 'drgElement')
  const of = <T extends { readonly id: string }>(type: string, read: (element: ModdleElement) => T) =>
    new Map(
      elements
        .filter((element) => element.$type === type)
        .map(read)
        .map((item) => [item.id, item] as const),
    )
  const tag = versionTagOf(root)
  const imports = new Map(
    elementsOf(root, 'import').map((element) => {
      const read = readImport(element, models)
      return [read.namespace, read] as const
    }),
  )
  const known: Namespaces = (namespace) => imports.has(namespace)
  return {
    id: textOf(root, 'id') ?? '',
    name: textOf(root, 'name') ?? '',
    namespace: textOf(root, 'namespace') ?? '',
    hash,
    imports,
    decisions: of('dmn:Decision', (element) => readDecision(element, tag, known)),
    inputs: of('dmn:InputData', readInput),
    knowledge: of('dmn:BusinessKnowledgeModel', (element) => readKnowledge(element, known)),
    services: of('dmn:DecisionService', (element) => readService(element, known)),
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

function references(elements: readonly ModdleElement[], known: Namespaces, ...names: string[]): string[] {
  return elements.flatMap((element) =>
    names.flatMap((name) => {
      const href = textOf(elementOf(element, name), 'href')
      return href === undefined ? [] : [referenceOf(href, known)]
    }),
  )
}

/** An id of this file, or `namespace#id` of an imported one. */
function referenceOf(href: string, known: Namespaces): string {
  const split = href.lastIndexOf('#')
  return known(href.slice(0, Math.max(split, 0))) ? href : href.slice(split + 1)
}

function readImport(element: ModdleElement, models: ImportedModels): Import {
  const namespace = textOf(element, 'namespace') ?? ''
  return {
    name: textOf(element, 'name') ?? '',
    namespace,
    importType: textOf(element, 'importType') ?? '',
    model: models(namespace),
  }
}

function readDecision(element: ModdleElement, fileTag: string | undefined, known: Namespaces): Decision {
  const logic = elementOf(element, 'decisionLogic')
  return {
    ...named(element),
    versionTag: versionTagOf(element) ?? fileTag,
    requires: references(
      elementsOf(element, 'informationRequirement'),
      known,
      'requiredDecision',
      'requiredInput',
    ),
    knows: references(elementsOf(element, 'knowledgeRequirement'), known, 'requiredKnowledge'),
    logic: logic && readExpression(logic),
  }
}

function readInput(element: ModdleElement): InputData {
  return named(element)
}

function readKnowledge(element: ModdleElement, known: Namespaces): KnowledgeModel {
  const logic = elementOf(element, 'encapsulatedLogic')
  const read = logic && readExpression(logic)
  return {
    ...named(element),
    knows: references(elementsOf(element, 'knowledgeRequirement'), known, 'requiredKnowledge'),
    logic: read?.kind === 'function' ? read : undefined,
  }
}

function readService(element: ModdleElement, known: Namespaces): DecisionService {
  const hrefs = (name: string) =>
    elementsOf(element, name).flatMap((reference) => {
      const href = textOf(reference, 'href')
      return href === undefined ? [] : [referenceOf(href, known)]
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
