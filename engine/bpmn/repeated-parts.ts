import type { Finding } from '../findings/finding.ts'
import { childElements, readXml, type XmlElement } from '../xml/read-xml.ts'

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL'

/** Parts an element has at most once; those of one group exclude each other (BPMN 2.0.2, XML schema). */
const ONCE: ReadonlyMap<string, string> = new Map([
  ['standardLoopCharacteristics', 'loopCharacteristics'],
  ['multiInstanceLoopCharacteristics', 'loopCharacteristics'],
  ...[
    'extensionElements',
    'conditionExpression',
    'condition',
    'completionCondition',
    'loopCondition',
    'loopCardinality',
    'activationCondition',
    'timeDate',
    'timeDuration',
    'timeCycle',
    'ioSpecification',
    'script',
    'transformation',
    'dataState',
    'participantMultiplicity',
    'messagePath',
    'dataPath',
  ].map((name): [string, string] => [name, name]),
])

/** A second part where one is allowed: the parser keeps only the last and says nothing. */
export function repeatedParts(xml: string): readonly Finding[] {
  const root = readXml(xml)
  const findings: Finding[] = []
  const open = root ? [root] : []
  for (let element = open.pop(); element; element = open.pop()) {
    const children = childElements(element)
    if (element.uri === BPMN) findings.push(...repeatedIn(element, children))
    open.push(...children)
  }
  return findings
}

function repeatedIn(element: XmlElement, children: readonly XmlElement[]): readonly Finding[] {
  const seen = new Map<string, string>()
  return children.flatMap(({ uri, local }) => {
    const group = uri === BPMN ? ONCE.get(local) : undefined
    if (group === undefined) return []
    const first = seen.get(group)
    seen.set(group, local)
    return first === undefined ? [] : [repeated(element, first, local)]
  })
}

function repeated(element: XmlElement, first: string, second: string): Finding {
  const id = element.attributes.find(({ name }) => name === 'id')?.value
  const found = first === second ? `2 × ${first}` : `${first}, ${second}`
  return {
    code: 'part-repeated',
    severity: 'error',
    ...(id !== undefined && { element: id }),
    message: {
      de: `„${id ?? element.local}“ darf das nur einmal haben, gefunden: ${found}. Entfernen Sie eines.`,
      en: `'${id ?? element.local}' may have this only once, found: ${found}. Remove one.`,
    },
  }
}
