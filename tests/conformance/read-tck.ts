import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FeelContext } from '../../engine/feel/values/context.ts'
import { parseNumber } from '../../engine/feel/values/number.ts'
import { parseTemporal } from '../../engine/feel/values/temporal.ts'
import type { FeelValue } from '../../engine/feel/values/value.ts'

/** One case of the DMN Technology Compatibility Kit. */
export interface TckCase {
  readonly folder: string
  readonly id: string
  readonly model: string
  readonly type: string
  readonly invocable: string | undefined
  readonly inputs: ReadonlyMap<string, FeelValue>
  readonly results: readonly TckResult[]
}

interface TckResult {
  readonly name: string
  readonly isError: boolean
  readonly expected: FeelValue
}

interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: Element[]
  text: string
}

/** All cases of a compliance level. */
export function readTck(level: string): TckCase[] {
  const folders = readdirSync(level, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(level, entry.name))
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.xml'))
      .flatMap((name) => readCases(folder, parse(readFileSync(join(folder, name), 'utf8')))),
  )
}

function readCases(folder: string, root: Element): TckCase[] {
  const model = join(folder, child(root, 'modelName')?.text.trim() ?? '')
  return all(root, 'testCase').map((test) => ({
    folder,
    model,
    id: test.attributes.get('id') ?? '',
    type: test.attributes.get('type') ?? 'decision',
    invocable: test.attributes.get('invocableName'),
    inputs: new Map(
      all(test, 'inputNode').map((node) => [node.attributes.get('name') ?? '', readValue(node)]),
    ),
    results: all(test, 'resultNode').map((node) => {
      const expected = child(node, 'expected')
      return {
        name: node.attributes.get('name') ?? '',
        isError: node.attributes.get('errorResult') === 'true',
        expected: expected ? readValue(expected) : null,
      }
    }),
  }))
}

function readValue(element: Element): FeelValue {
  if (element.attributes.get('nil') === 'true') return null
  const components = all(element, 'component')
  if (components.length > 0) {
    return new FeelContext(
      new Map(components.map((each) => [each.attributes.get('name') ?? '', readValue(each)])),
    )
  }
  const list = child(element, 'list')
  if (list) return list.attributes.get('nil') === 'true' ? null : all(list, 'item').map(readValue)
  const value = child(element, 'value')
  if (!value || value.attributes.get('nil') === 'true') return null
  const type = value.attributes.get('type')?.replace(/^.*:/, '') ?? 'string'
  if (type === 'boolean') return value.text.trim() === 'true'
  if (['decimal', 'double', 'integer', 'float', 'int'].includes(type)) return parseNumber(value.text.trim())
  return type === 'string' ? value.text : parseTemporal(value.text.trim())
}

const child = (element: Element, name: string) => element.children.find((each) => each.name === name)
const all = (element: Element, name: string) => element.children.filter((each) => each.name === name)

const entities = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

function decode(text: string): string {
  return text.replaceAll(/&(#x?)?(\w+);/g, (whole, number: string | undefined, name: string) =>
    number
      ? String.fromCodePoint(Number.parseInt(name, number === '#x' ? 16 : 10))
      : (entities.get(name) ?? whole),
  )
}

/** Reads well-formed XML of the kit, prefixes left out. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [], text: '' }
  const open = [root]
  const tokens =
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/[^>]*>|<([^\s/>]+)([^>]*?)(\/?)>|[^<]+/g
  for (const [token, cdata, name, attributes = '', end] of xml.matchAll(tokens)) {
    const top = open.at(-1) ?? root
    if (cdata !== undefined) top.text += cdata
    else if (name !== undefined) {
      const element: Element = {
        name: local(name),
        attributes: readAttributes(attributes),
        children: [],
        text: '',
      }
      top.children.push(element)
      if (!end) open.push(element)
    } else if (token.startsWith('</')) open.pop()
    else if (!token.startsWith('<')) top.text += decode(token)
  }
  return root.children[0] ?? root
}

function readAttributes(text: string): Map<string, string> {
  const found = text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)
  return new Map(
    [...found].map(([, name = '', double, single]) => [local(name), decode(double ?? single ?? '')]),
  )
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
