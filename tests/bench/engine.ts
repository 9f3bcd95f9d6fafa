import {
  type CompiledProcess,
  compileProcess,
  type Instance,
  parseBpmn,
  startInstance,
  step,
} from '../../engine/index.ts'
import { benchDmn } from './dmn.ts'
import { benchFeel } from './feel.ts'
import { benchMultiInstance, type MultiInstanceFigures } from './multi-instance.ts'
import { processorSeconds } from './processor-time.ts'
import { runBpmnElements } from './run-bpmn-elements.ts'
import { twelveNodes } from './twelve-nodes.ts'

const env = { now: '2026-01-05T08:00:00Z' }
const variables = { amount: 563, applicant: { name: 'Erika Mustermann', born: '1950-04-01' } }

/** Rates are per second of processor time of one core. */
export interface EngineFigures extends MultiInstanceFigures {
  readonly tokenMovesPerSecond: number
  readonly instancesPerSecond: number
  /** The same with every instance written and read as JSON between its commands. */
  readonly withJsonTokenMovesPerSecond: number
  /** The largest instance document between two commands. */
  readonly instanceJsonBytes: number
  readonly bpmnElementsInstancesPerSecond: number
  readonly ratioToBpmnElements: number
  readonly feelEvaluationsPerSecond: number
  readonly feelRatioToFeelin: number
  /** A table of 50 rows. */
  readonly decisionsPerSecond: number
}

/** One core, in memory: the twelve-node model from start to end, beside bpmn-elements on the same model; then items, expressions and tables. */
export async function benchEngine(millisecondsEach = 2000, items = 10_000): Promise<EngineFigures> {
  const { definitions, findings } = await parseBpmn(twelveNodes)
  if (!definitions) throw new Error(`Expected the model to be read: ${JSON.stringify(findings)}`)
  const { process } = compileProcess(definitions, 'bench')
  if (!process) throw new Error('Expected the model to compile.')
  const theirs = runBpmnElements(definitions)
  const once = runOnce(process, (instance) => instance)
  for (let round = 0; round < 2000; round++) runOnce(process, (instance) => instance)
  for (let round = 0; round < 50; round++) await theirs()

  rate(() => runOnce(process, (instance) => instance), millisecondsEach / 2)
  const ours = rate(() => runOnce(process, (instance) => instance), millisecondsEach)
  const withJson = rate(() => runOnce(process, throughJson), millisecondsEach)
  let rounds = 0
  const start = processorSeconds()
  while (processorSeconds() - start < millisecondsEach / 1000) {
    await theirs()
    rounds++
  }
  const theirRate = rounds / (processorSeconds() - start)
  const feel = benchFeel(millisecondsEach / 2)
  const { decisionsPerSecond } = await benchDmn(millisecondsEach / 2)
  return {
    tokenMovesPerSecond: Math.round(ours * once.moves),
    instancesPerSecond: Math.round(ours),
    withJsonTokenMovesPerSecond: Math.round(withJson * once.moves),
    instanceJsonBytes: once.bytes,
    bpmnElementsInstancesPerSecond: Math.round(theirRate),
    ratioToBpmnElements: Math.round((ours / theirRate) * 10) / 10,
    ...(await benchMultiInstance(items)),
    feelEvaluationsPerSecond: feel.evaluationsPerSecond,
    feelRatioToFeelin: feel.ratioToFeelin,
    decisionsPerSecond,
  }
}

/** Starts the model and completes its user task; counts sequence flows taken. */
function runOnce(process: CompiledProcess, between: (instance: Instance) => Instance) {
  const started = startInstance(process, { variables }, env)
  if (!started.ok) throw new Error(started.rejection.message)
  const task = started.effects.find((effect) => effect.type === 'openUserTask')
  if (!task) throw new Error('Expected the model to open its user task.')
  const command = { type: 'completeTask', wait: task.wait, variables: { granted: true } } as const
  const ended = step(process, between(started.instance), command, env)
  if (!ended.ok || ended.instance.state !== 'completed') throw new Error('Expected the model to end.')
  let moves = 0
  for (const record of started.records) if (record.type === 'sequenceFlowTaken') moves++
  for (const record of ended.records) if (record.type === 'sequenceFlowTaken') moves++
  return {
    moves,
    get bytes() {
      return JSON.stringify(started.instance).length
    },
  }
}

function throughJson(instance: Instance): Instance {
  const copy: Instance = JSON.parse(JSON.stringify(instance))
  return copy
}

/** Rounds per second of processor time. */
function rate(body: () => void, milliseconds: number): number {
  let rounds = 0
  const start = processorSeconds()
  while (processorSeconds() - start < milliseconds / 1000) {
    for (let round = 0; round < 50; round++) body()
    rounds += 50
  }
  return rounds / (processorSeconds() - start)
}
