import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { allContainers, processElements, readContainer } from '../../../engine/bpmn/read-model.ts'
import { explore } from '../../../engine/explore/explore.ts'
import { compileProcess, parseBpmn } from '../../../engine/index.ts'
import { walkProcess } from '../../../engine/soundness/check-soundness.ts'
import { flowBlocks } from '../../support/random-model/blocks.ts'
import { drawModel } from '../../support/random-model/draw.ts'
import { countNodes, type Graph, writeModel } from '../../support/random-model/graph.ts'
import { changes, tangle } from '../../support/random-model/tangle.ts'

const RUNS = Number(process.env.LAUFZETTEL_PROPERTY_RUNS ?? 50) * 4
const SEED = Number(process.env.LAUFZETTEL_PROPERTY_SEED ?? 20_260_105)
const LARGEST = 30

const models = fc
  .tuple(fc.array(flowBlocks, { minLength: 1, maxLength: 3 }), changes)
  .map(([parts, all]) => tangle(drawModel({ kind: 'sequence', parts }), all))
  .filter((graph) => countNodes(graph) <= LARGEST)

const counts = { models: 0, undecided: 0, stops: 0, unreached: 0, largest: 0, states: 0 }

/** What both say of a model: whether it can stop, and what is never reached. */
async function judge(graph: Graph) {
  const { definitions } = await parseBpmn(writeModel(graph))
  const [element] = definitions ? processElements(definitions) : []
  if (!definitions || !element) throw new Error('Expected a readable model.')
  const { process: compiled, findings } = compileProcess(definitions, 'P')
  if (!compiled) throw new Error(JSON.stringify(findings))
  const nodes = allContainers(readContainer(element)).flatMap((each) => each.nodes)
  const walked = walkProcess(compiled, new Map(nodes.map((node) => [node.id, node])))
  const explored = explore(definitions, 'P', { states: 3_000 })
  if (!explored) throw new Error('Expected the explorer to compile it too.')
  // What undoes an activity is started by compensation, which the check does not follow.
  const names = nodes
    .filter(({ id }) => compiled.nodes.get(id)?.behavior.isDetached !== true || !/^Undo\d/.test(id))
    .map(({ id }) => id)
  const missing = (reached: ReadonlySet<string>) => names.filter((id) => !reached.has(id)).toSorted()
  const ending = new Set<number>()
  const before = explored.states.map((): number[] => [])
  for (const [index, { edges }] of explored.states.entries())
    for (const { target } of edges) before[target]?.push(index)
  const open = explored.states.flatMap(({ isEnd }, index) => (isEnd ? [index] : []))
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (ending.has(index)) continue
    ending.add(index)
    open.push(...(before[index] ?? []))
  }
  return {
    decided: explored.decided,
    nodes: names.length,
    states: explored.states.length,
    walked: walked.decided ? { canStop: walked.canStop, unreached: missing(walked.reached) } : undefined,
    explored: {
      canStop: explored.states.some((_, index) => index > 0 && !ending.has(index)),
      unreached: missing(explored.elements),
    },
  }
}

afterAll(() => {
  process.stdout.write(
    `soundness: ${counts.models} models of up to ${counts.largest} elements, ${counts.states} states, ` +
      `${counts.stops} can stop, ${counts.unreached} with unreached elements, ${counts.undecided} not decided, seed ${SEED}\n`,
  )
})

describe('the soundness check', () => {
  test('agrees with exhaustive search on random models', async () => {
    await fc.assert(
      fc.asyncProperty(models, async (graph) => {
        const { decided, nodes, states, walked, explored } = await judge(graph)
        counts.models++
        counts.states += states
        counts.largest = Math.max(counts.largest, nodes)
        // Tokens multiply without end: neither can tell.
        if (!decided || walked === undefined) {
          counts.undecided++
          return
        }
        if (explored.canStop) counts.stops++
        if (explored.unreached.length > 0) counts.unreached++
        expect(walked).toEqual(explored)
      }),
      { numRuns: RUNS, seed: SEED },
    )
    expect(counts.undecided).toBeLessThan(counts.models / 20)
  }, 300_000)
})
