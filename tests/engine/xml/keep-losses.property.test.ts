import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepLosses } from '../../../engine/xml/keep-losses.ts'
import { differences } from '../../support/xml-differences.ts'

interface Tree {
  readonly name: string
  readonly attributes: { readonly [name: string]: string }
  readonly children: readonly Tree[]
  readonly text: string
}

const names = ['a', 'b', 'f:lost', 'f:c']
const value = fc.constantFrom('1', '1.0', 'x y', '<&"', 'ä\n')

const treeOf = (depth: number): fc.Arbitrary<Tree> =>
  fc.record({
    name: fc.constantFrom(...names),
    attributes: fc.dictionary(fc.constantFrom('x', 'y', 'lost', 'f:z'), value, { maxKeys: 3 }),
    children: depth === 0 ? fc.constant([]) : fc.array(treeOf(depth - 1), { maxLength: 4 }),
    text: fc.constantFrom('', '', 'words', ' spaces '),
  })
const tree = treeOf(3)

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;')

function write({ name, attributes, children, text }: Tree, declared = ''): string {
  const more = Object.entries(attributes).map(([key, each]) => ` ${key}="${escaped(each)}"`)
  const inner = children.map((child) => write(child)).join('')
  return `<${name}${declared}${more.join('')}>${inner === '' ? escaped(text) : inner}</${name}>`
}

const file = (tree: Tree): string => write(tree, ' xmlns="urn:a" xmlns:f="urn:f"')

/** Some elements get an id: those without are told apart by name and order. */
function mark(node: Tree, path = '0'): Tree {
  const children = node.children.map((child, index) => mark(child, `${path}${index}`))
  const attributes = path.length % 3 === 0 ? node.attributes : { id: `i${path}`, ...node.attributes }
  return { ...node, attributes, children }
}

/** A tool that knows nothing of what is called lost, writes numbers its own way and sorts by name. */
function asTool(node: Tree): Tree {
  const attributes = Object.fromEntries(
    Object.entries(node.attributes)
      .filter(([name]) => name !== 'lost')
      .map(([name, each]) => [name, each === '1.0' ? '1' : each]),
  )
  const children = node.children
    .filter((child) => child.name !== 'f:lost')
    .map(asTool)
    .toSorted((one, other) => one.name.localeCompare(other.name))
  return { ...node, attributes, children }
}

test('what a tool loses of a file nobody changed comes back, all of it', () => {
  fc.assert(
    fc.property(tree, (source) => {
      const original = mark({ ...source, name: 'a' })
      const untouched = file(asTool(original))
      expect(differences(file(original), keepLosses(file(original), untouched, untouched))).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test('a new attribute is there, and nothing else is lost for it', () => {
  fc.assert(
    fc.property(tree, (source) => {
      const original = mark({ ...source, name: 'a' })
      const untouched = asTool(original)
      const saved = { ...untouched, attributes: { ...untouched.attributes, added: 'new' } }
      const wanted = { ...original, attributes: { ...original.attributes, added: 'new' } }
      expect(differences(file(wanted), keepLosses(file(original), file(untouched), file(saved)))).toEqual([])
    }),
    { numRuns: 200 },
  )
})
