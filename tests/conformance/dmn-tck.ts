import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileDecision, compileModel } from '../../engine/dmn/compile-decision.ts'
import { runDecisionIn, runInvocable } from '../../engine/dmn/evaluate-decision.ts'
import { type DmnModel, parseDmnFiles } from '../../engine/dmn/index.ts'
import { MapFrame } from '../../engine/feel/evaluation/frame.ts'
import { newRun } from '../../engine/feel/evaluation/run.ts'
import { equal } from '../../engine/feel/values/compare.ts'
import { FeelContext } from '../../engine/feel/values/context.ts'
import { decimal, isNumber } from '../../engine/feel/values/number.ts'
import { type FeelValue, isList } from '../../engine/feel/values/value.ts'
import { readTck, type TckCase } from './read-tck.ts'
import { countCases, type Suite } from './suite.ts'

const levels = ['compliance-level-2', 'compliance-level-3']

/** The DMN Technology Compatibility Kit: every case of levels 2 and 3. */
export const dmnTck: Suite = {
  name: 'dmn-tck',
  folder: 'dmn-tck',
  async run(root) {
    const models = new Map<string, DmnModel | undefined>()
    const done: { readonly name: string; readonly reason?: string }[] = []
    for (const each of levels.flatMap((level) => readTck(join(root, 'dmn-tck', level)))) {
      if (!models.has(each.model)) await readFolder(each, models)
      const reason = reasonOf(models.get(each.model), each)
      const name = `${each.folder.split('/').at(-1)} ${each.id}`
      done.push({ name, ...(reason !== undefined && { reason }) })
    }
    return countCases(done)
  },
}

/** Reads every model of a case's folder: they may import one another. */
async function readFolder(
  { folder, model }: TckCase,
  models: Map<string, DmnModel | undefined>,
): Promise<void> {
  models.set(model, undefined)
  const paths = readdirSync(folder).filter((name) => name.endsWith('.dmn'))
  const parsed = await parseDmnFiles(paths.map((name) => readFileSync(join(folder, name), 'utf8')))
  for (const [at, name] of paths.entries()) models.set(join(folder, name), parsed[at]?.model)
}

function reasonOf(model: DmnModel | undefined, each: TckCase): string | undefined {
  if (!model) return 'the model cannot be read'
  const wrong = each.results.find((result) => {
    const value = evaluate(model, each, result.name)
    const isRight = value !== undefined && (result.isError ? value === null : same(result.expected, value))
    return !isRight
  })
  return wrong && `'${wrong.name}' has another value than expected`
}

function evaluate(model: DmnModel, each: TckCase, name: string): FeelValue | undefined {
  const outside = new MapFrame(null, newRun({ now: '2026-03-01T10:00:00Z' }), each.inputs)
  if (each.type !== 'decision') {
    const invocable = [...model.knowledge.values(), ...model.services.values()].find(
      (item) => item.name === each.invocable,
    )
    const value = invocable && runInvocable(compileModel(model), invocable.id, outside)
    // A service of several outputs answers with all of them; a case asks for one.
    return value instanceof FeelContext && each.type === 'decisionService'
      ? (value.get(name) ?? value)
      : value
  }
  const id = [...model.decisions.values()].find((decision) => decision.name === name)?.id
  const compiled = id === undefined ? undefined : compileDecision(model, id)
  return compiled && runDecisionIn(compiled, outside).value
}

function same(expected: FeelValue, value: FeelValue): boolean {
  if (isNumber(expected) && isNumber(value)) {
    const tolerance = decimal(expected).abs().times(1e-8).plus(1e-12)
    return decimal(expected).minus(decimal(value)).abs().lessThanOrEqualTo(tolerance)
  }
  if (isList(expected)) {
    return (
      isList(value) &&
      value.length === expected.length &&
      expected.every((item, at) => same(item, value[at] ?? null))
    )
  }
  if (expected instanceof FeelContext) {
    return (
      value instanceof FeelContext &&
      value.size === expected.size &&
      expected.entries().every(([key, item]) => same(item, value.get(key) ?? null))
    )
  }
  return equal(expected, value) === true
}
