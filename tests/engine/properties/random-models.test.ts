import fc from 'fast-check'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { allContainers, processElements, readContainer } from '../../../engine/bpmn/read-model.ts'
import { registry } from '../../../engine/elements/registry.ts'
import { compileProcess, parseBpmn } from '../../../engine/index.ts'
import { allBlocks, blocks } from '../../support/random-model/blocks.ts'
import { drawModel } from '../../support/random-model/draw.ts'
import { type Graph, renameNodes, reverseForks, writeModel } from '../../support/random-model/graph.ts'
import { play as playModel, throughJson } from './play.ts'

// Many models on a busy machine take their time; nothing here is about speed.
vi.setConfig({ testTimeout: 600_000 })

/** Models per property; three paths each. `LAUFZETTEL_PROPERTY_SEED` repeats a run. */
const RUNS = Number(process.env.LAUFZETTEL_PROPERTY_RUNS ?? 50)
const SEED = Number(process.env.LAUFZETTEL_PROPERTY_SEED ?? 20_260_105)
const PATHS = 3

const counts = { paths: 0, steps: 0 }
const seen = new Set<string>()
const drawn = new Set<string>()

const paths = fc.array(fc.array(fc.nat(60), { minLength: 3, maxLength: 25 }), {
  minLength: PATHS,
  maxLength: PATHS,
})

/** Two to four random blocks one after the other. */
const modelsOf = (parts: typeof blocks) =>
  fc.array(parts, { minLength: 2, maxLength: 4 }).map((all) => drawModel({ kind: 'sequence', parts: all }))

async function check(
  property: (graph: Graph, choices: readonly number[]) => Promise<void>,
  parts = allBlocks,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(modelsOf(parts), paths, async (graph, tries) => {
      seen.add(writeModel(graph))
      for (const choices of tries) await property(graph, choices)
    }),
    { numRuns: RUNS, seed: SEED },
  )
}

async function compile(graph: Graph) {
  const { definitions } = await parseBpmn(writeModel(graph))
  const { process: compiled, findings } = definitions
    ? compileProcess(definitions, 'P')
    : { process: undefined, findings: [] }
  for (const element of definitions ? processElements(definitions) : []) {
    for (const { nodes } of allContainers(readContainer(element)))
      for (const { kind } of nodes) drawn.add(kind)
  }
  if (!compiled) throw new Error(`Expected a model that compiles: ${JSON.stringify(findings)}`)
  return compiled
}

const play: typeof playModel = (...given) => {
  const played = playModel(...given)
  counts.paths++
  counts.steps += played.steps
  return played
}

afterAll(() => {
  const kinds = [...registry.keys()]
  const missing = kinds.filter((kind) => !drawn.has(kind)).map((kind) => kind.replace('bpmn:', ''))
  process.stdout.write(
    `random models: ${seen.size} models × ${PATHS} paths, ${counts.paths} runs, ${counts.steps} steps, seed ${SEED}; ` +
      `${drawn.size} of ${kinds.length} kinds of elements${missing.length > 0 ? `, not: ${missing.join(', ')}` : ''}\n`,
  )
})

test('random models draw every element the engine runs', async () => {
  for (const block of fc.sample(allBlocks, { numRuns: 250, seed: 1 })) await compile(drawModel(block))
  expect([...registry.keys()].filter((kind) => !drawn.has(kind))).toEqual([])
})

describe('a random model on random paths', () => {
  test('conserves tokens and closes exactly once what it opened', async () => {
    await check(async (graph, choices) => {
      const compiled = await compile(graph)
      const played = play(compiled, choices)
      expect(played.faults).toEqual([])
    })
  })

  test('tells the same story when it is dropped and restored before every command', async () => {
    await check(async (graph, choices) => {
      const compiled = await compile(graph)
      const straight = play(compiled, choices)
      const restored = play(await compile(graph), choices, { between: throughJson })
      expect(restored.trace).toEqual(straight.trace)
      expect(throughJson(restored.instance)).toEqual(throughJson(straight.instance))
    })
  })

  test('takes no command twice', async () => {
    await check(async (graph, choices) => {
      const compiled = await compile(graph)
      expect(play(compiled, choices, { twice: true }).faults).toEqual([])
    })
  })

  test('does not care what its elements are called', async () => {
    await check(async (graph, choices) => {
      const plain = play(await compile(graph), choices)
      const renamed = play(await compile(renameNodes(graph, (id) => `x.${id}_`)), choices, {
        nameOf: (element) => element.slice(2, -1),
      })
      const original = (text: string) => text.replaceAll(/x\.(\w+?)_(?=["-])/g, '$1')
      expect(renamed.trace.map(original)).toEqual(plain.trace)
    })
  })

  test('does not care in which order its branches are drawn', async () => {
    await check(async (graph, choices) => {
      const plain = play(await compile(graph), choices)
      const reordered = play(await compile(reverseForks(graph)), choices)
      expect(reordered.faults).toEqual([])
      expect(reordered.instance.state).toBe(plain.instance.state)
      expect(elements(reordered.trace)).toEqual(elements(plain.trace))
      // Who signals first may decide who hears it.
    }, blocks)
  })
})

/** What was activated, whatever the order. */
function elements(trace: readonly string[]): readonly string[] {
  return trace
    .flatMap((line): readonly string[] => {
      const { type, element } = JSON.parse(line)
      return type === 'elementActivated' ? [element] : []
    })
    .toSorted()
}
