import type { Finding } from '../findings/finding.ts'
import type { Scenario } from './scenario.ts'

type Kind = 'text' | 'texts' | 'object'
type Fields = { readonly [name: string]: Kind | `${Kind}?` }

const EXPECTATION: Fields = {
  state: 'text?',
  end: 'text?',
  open: 'texts?',
  variables: 'object?',
  now: 'text?',
  never: 'texts?',
  trace: 'texts?',
  incidents: 'texts?',
  outcome: 'object?',
}
const SCENARIO: Fields = {
  kind: 'text',
  title: 'text',
  processId: 'text?',
  now: 'text',
  zone: 'text?',
  start: 'object?',
  expect: 'object?',
}
const STEPS: { readonly [verb: string]: Fields } = {
  task: { element: 'text', by: 'text?', data: 'object?', takes: 'texts?' },
  job: { element: 'text', data: 'object?', takes: 'texts?' },
  fail: { element: 'text', message: 'text' },
  error: { element: 'text', code: 'text', data: 'object?' },
  escalation: { element: 'text', code: 'text', data: 'object?' },
  message: { name: 'text', key: 'text?', variables: 'object?', takes: 'texts?' },
  signal: { name: 'text', variables: 'object?' },
  conditions: { variables: 'object?' },
  timer: { element: 'text', takes: 'texts?' },
  advance: { by: 'text' },
  set: { variables: 'object' },
  resolve: { element: 'text' },
  cancel: {},
  expect: EXPECTATION,
}

/** Reads a scenario file; what is wrong with it is told with its place (`steps[2].element`). */
export function readScenario(json: unknown): {
  readonly scenario?: Scenario
  readonly findings: readonly Finding[]
} {
  if (!isObject(json)) return { findings: [mistake('', 'an object', 'ein Objekt', json)] }
  const { steps, ...rest } = json
  const findings = [
    ...check(rest, SCENARIO, ''),
    ...(json.kind === 'process' ? [] : [mistake('kind', "'process'", '„process“', json.kind)]),
    ...(isObject(json.start) ? check(json.start, { element: 'text?', variables: 'object?' }, 'start.') : []),
    ...(isObject(json.expect) ? check(json.expect, EXPECTATION, 'expect.') : []),
    ...(Array.isArray(steps)
      ? steps.flatMap((step, index) => checkStep(step, `steps[${index}]`))
      : [mistake('steps', 'a list', 'eine Liste', steps)]),
  ]
  return findings.length > 0 ? { findings } : { scenario: json as unknown as Scenario, findings }
}

function checkStep(step: unknown, path: string): readonly Finding[] {
  if (!isObject(step)) return [mistake(path, 'an object', 'ein Objekt', step)]
  const { do: verb, ...rest } = step
  const fields = typeof verb === 'string' && Object.hasOwn(STEPS, verb) ? STEPS[verb] : undefined
  if (fields) return check(rest, fields, `${path}.`)
  const known = Object.keys(STEPS).join(', ')
  return [mistake(`${path}.do`, `one of ${known}`, `eines von ${known}`, verb)]
}

const WORDS: { readonly [K in Kind]: readonly [string, string, (value: unknown) => boolean] } = {
  text: ['a text', 'einen Text', (value) => typeof value === 'string'],
  texts: [
    'a list of texts',
    'eine Liste von Texten',
    (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
  ],
  object: ['an object', 'ein Objekt', isObject],
}

function check(value: { readonly [name: string]: unknown }, fields: Fields, at: string): readonly Finding[] {
  const unknown = Object.keys(value)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => mistake(`${at}${name}`, 'no such field', 'kein solches Feld', value[name]))
  const wrong = Object.entries(fields).flatMap(([name, kind]) => {
    if (value[name] === undefined && kind.endsWith('?')) return []
    const [en, de, fits] = WORDS[kind.replace('?', '') as Kind]
    return fits(value[name]) ? [] : [mistake(`${at}${name}`, en, de, value[name])]
  })
  return [...unknown, ...wrong]
}

function mistake(path: string, en: string, de: string, found: unknown): Finding {
  const what = JSON.stringify(found)?.slice(0, 60) ?? '–'
  return {
    code: 'scenario-invalid',
    severity: 'error',
    message: {
      de: `Erwartet wurde ${de}, gefunden ${what}. Berichtigen Sie ${path === '' ? 'die Datei' : `„${path}“`}.`,
      en: `Expected ${en}, found ${what}. Correct ${path === '' ? 'the file' : `'${path}'`}.`,
    },
    ...(path !== '' && { path }),
  }
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
