import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { readScenario, type Scenario } from '../../engine/index.ts'

const variables = z.record(z.string(), z.json())
const title = z.string()

/** Worked examples beside whole cases (`processes/NAME/scenarios/*.json`). */
const Example = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('base'), title, input: variables }),
  /** One decision; `input` names what differs from the base case. */
  z.strictObject({
    kind: z.literal('decision'),
    title,
    decision: z.string(),
    input: variables,
    expect: z.json(),
  }),
  /** Legal deadlines: FEEL and its value. */
  z.strictObject({
    kind: z.literal('deadline'),
    title,
    expressions: z.array(z.strictObject({ feel: z.string(), value: z.json() })),
  }),
])
type Shipped = z.infer<typeof Example> | Scenario

const processes = fileURLToPath(new URL('../../processes/', import.meta.url))

export function readShipped(path: string): string {
  return readFileSync(`${processes}${path}`, 'utf8')
}

/** Where a scenario of a procedure lies, to write a recorded one back. */
export function scenarioPath(procedure: string, name: string): string {
  return `${processes}${procedure}/scenarios/${name}.json`
}

/** The procedures that ship, by folder. */
export function shippedProcedures(): readonly string[] {
  const folders = readdirSync(processes, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.map(({ name }) => name)
}

/** The scenarios of a procedure by file name: cases in the engine's format, examples beside them. */
export function readScenarios(procedure: string): Map<string, Shipped> {
  const folder = `${procedure}/scenarios`
  const files = readdirSync(`${processes}${folder}`).sort()
  return new Map(
    files.map((file) => [file.replace('.json', ''), parse(file, readShipped(`${folder}/${file}`))]),
  )
}

function parse(file: string, text: string): Shipped {
  const json = JSON.parse(text)
  if (json.kind !== 'process') return Example.parse(json)
  const { scenario, findings } = readScenario(json)
  if (!scenario) throw new Error(`${file}: ${findings.map(({ message }) => message.en).join(' ')}`)
  return scenario
}

/** The scenarios of one kind, as rows for `test.each`. */
export function scenariosOf<Kind extends Shipped['kind']>(all: Map<string, Shipped>, kind: Kind) {
  return [...all].filter(
    (entry): entry is [string, Extract<Shipped, { kind: Kind }>] => entry[1].kind === kind,
  )
}
