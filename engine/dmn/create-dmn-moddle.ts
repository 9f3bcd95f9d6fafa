import { DmnModdle, type DmnModdleInstance } from 'dmn-moddle'
import dmn13 from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' }

const child = (name: string) => ({ name, type: 'ChildExpression' })

/** Boxed expressions and type constraints that came with DMN 1.4 and 1.5. */
const laterTypes = [
  {
    name: 'ChildExpression',
    superClass: ['DMNElement'],
    properties: [{ name: 'expression', type: 'Expression' }],
  },
  {
    name: 'Conditional',
    superClass: ['Expression'],
    properties: [child('if'), child('then'), child('else')],
  },
  {
    name: 'Iterator',
    superClass: ['Expression'],
    properties: [child('in'), { name: 'iteratorVariable', isAttr: true, type: 'String' }],
  },
  { name: 'For', superClass: ['Iterator'], properties: [child('return')] },
  { name: 'Every', superClass: ['Iterator'], properties: [child('satisfies')] },
  { name: 'Some', superClass: ['Iterator'], properties: [child('satisfies')] },
  { name: 'Filter', superClass: ['Expression'], properties: [child('in'), child('match')] },
]

const types = dmn13.types.map((type) =>
  type.name === 'ItemDefinition'
    ? { ...type, properties: [...type.properties, { name: 'typeConstraint', type: 'UnaryTests' }] }
    : type,
)

/** A reader of DMN 1.1 to 1.5 in the 1.3 namespace. */
export function createDmnModdle(): DmnModdleInstance {
  return DmnModdle({ dmn: { ...dmn13, types: [...types, ...laterTypes] } })
}

const known = 'https://www.omg.org/spec/DMN/20191111/'

/** The namespaces of models and drawings in the versions of DMN, and as dmn-moddle and dmn-js know them. */
export const versionedNamespaces = [
  { any: /https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/(?:MODEL\/|dmn\.xsd)/g, known: `${known}MODEL/` },
  { any: /https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/DMNDI\//g, known: `${known}DMNDI/` },
] as const

/** A file of DMN 1.1 to 1.5 in the namespaces that dmn-moddle and dmn-js know. */
export function asKnownVersion(xml: string): string {
  return versionedNamespaces.reduce((text, { any, known }) => text.replaceAll(any, known), xml)
}
