import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { registry } from '../../../engine/elements/registry.ts'

const page = readFileSync(fileURLToPath(new URL('../../../engine/README.md', import.meta.url)), 'utf8')

/** Names of files under `engine/elements/` the page links to. */
const linked = [...page.matchAll(/\(elements\/([\w-]+)\.ts\)/g)].map((match) => match[1] ?? '')

describe("the engine's page", () => {
  test('leads from every element to the file with its rules', async () => {
    const kinds = await Promise.all(
      linked.map(async (file) => {
        const exported = Object.values(await import(`../../../engine/elements/${file}.ts`))
        return exported.map((behavior) => (behavior as { kind?: string }).kind)
      }),
    )
    expect(kinds.flat().toSorted()).toEqual([...registry.keys()].toSorted())
  })

  test('has no element twice', () => {
    expect(linked).toEqual([...new Set(linked)])
  })
})
