/**
 * `npm run conformance [-- SUITE…] [--json]`: runs other people's test suites against our engine.
 * A suite whose files are absent is skipped with a line.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isPresent, material } from './material.ts'
import type { Failure, Suite, SuiteResult } from './suite.ts'
import { suites } from './suites.ts'

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
})

// Who reads no further (`| head`) has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const known = suites.map((suite) => suite.name)
const unknown = positionals.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`Expected suites of ${known.join(', ')}, found ${unknown.join(', ')}.\n`)
  process.exit(2)
}

const results = new Map<string, SuiteResult>()
for (const suite of suites.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  if (!isPresent(suite)) {
    process.stderr.write(`${suite.name}: skipped, its files are not in ${join(material, suite.folder)}\n`)
    continue
  }
  const result = await suite.run(material)
  results.set(suite.name, result)
  if (!values.json) report(suite, result)
}

if (values.json) {
  const figures = [...results].map(([name, { passed, total }]) => [name, { passed, total }])
  process.stdout.write(`${JSON.stringify(Object.fromEntries(figures))}\n`)
}

function report({ name }: Suite, { passed, total, failures, notApplicable = [] }: SuiteResult): void {
  const share = total === 0 ? '' : `${((100 * passed) / total).toFixed(1)} %`
  process.stdout.write(
    `${name.padEnd(16)}${String(passed).padStart(6)} of ${String(total).padStart(6)}  ${share}\n`,
  )
  for (const failure of failures) process.stdout.write(`  ✗ ${failure.case}: ${failure.reason}\n`)
  for (const [reason, count] of countReasons(notApplicable)) {
    process.stdout.write(`  – ${String(count).padStart(3)} do not apply: ${reason}\n`)
  }
}

function countReasons(cases: readonly Failure[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { reason } of cases) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return counts
}
