import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const variables = z.record(z.string(), z.json())
const step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('task'), element: z.string(), by: z.string(), data: variables }),
  z.strictObject({ do: z.literal('timer'), element: z.string() }),
  z.strictObject({ do: z.literal('message'), name: z.string(), key: z.string(), variables }),
])
const title = z.string()

/** A worked example of a shipped procedure (`processes/NAME/scenarios/*.json`). */
const Scenario = z.discriminatedUnion('kind', [
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
  /** A case from application to its end, letters included. */
  z.strictObject({
    kind: z.literal('process'),
    title,
    now: z.string(),
    antrag: variables,
    steps: z.array(step),
    expect: z.strictObject({
      end: z.string().optional(),
      open: z.array(z.string()).optional(),
      letters: z.array(z.string()),
      variables: variables.optional(),
      now: z.string().optional(),
      never: z.array(z.string()).optional(),
    }),
  }),
])
export type Scenario = z.infer<typeof Scenario>
export type ProcessScenario = Extract<Scenario, { kind: 'process' }>

const processes = fileURLToPath(new URL('../../processes/', import.meta.url))

export function readShipped(path: string): string {
  return readFileSync(`${processes}${path}`, 'utf8')
}

/** The scenarios of a procedure by file name. */
export function readScenarios(procedure: string): Map<string, Scenario> {
  const folder = `${procedure}/scenarios`
  const files = readdirSync(`${processes}${folder}`).sort()
  return new Map(
    files.map((file) => [
      file.replace('.json', ''),
      Scenario.parse(JSON.parse(readShipped(`${folder}/${file}`))),
    ]),
  )
}

/** The scenarios of one kind, as rows for `test.each`. */
export function scenariosOf<Kind extends Scenario['kind']>(all: Map<string, Scenario>, kind: Kind) {
  return [...all].filter(
    (entry): entry is [string, Extract<Scenario, { kind: Kind }>] => entry[1].kind === kind,
  )
}
