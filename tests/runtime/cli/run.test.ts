import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { languageOf } from '../../../runtime/cli/print-findings.ts'
import { runCli } from '../../../runtime/cli/run.ts'
import { readConfig } from '../../../runtime/config.ts'
import { silentLog } from '../../../runtime/log.ts'
import { createTempFolder } from '../../support/temp-folder.ts'

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="Definitions_1" targetNamespace="urn:test">
  <bpmn:process id="Imported" name="Eingang" isExecutable="false">
    <bpmn:startEvent id="Start" name="Antrag ist da"><bpmn:outgoing>Flow</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="Flow" sourceRef="Start" targetRef="End" />
    <bpmn:endEvent id="End" name="Erledigt"><bpmn:incoming>Flow</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`

let folder: string
let printed: string[]
beforeAll(() => {
  folder = createTempFolder('cli')
  writeFileSync(join(folder, 'model.bpmn'), model)
  writeFileSync(join(folder, 'letter.txt'), 'Sehr geehrte Damen und Herren')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  printed = []
})

const run = (...args: string[]) =>
  runCli(args, {
    config: readConfig({}),
    workingFolder: folder,
    language: 'de',
    log: silentLog,
    print: (line) => printed.push(line),
  })

describe('import --check', () => {
  test('prints the findings in the language of the terminal and ends with 1 for an error', async () => {
    expect(await run('import', join(folder, 'model.bpmn'), '--check')).toBe(1)
    expect(printed.join('\n')).toMatch(/^error {3}Imported: .*\[process-not-executable\]/m)
    expect(printed.at(-1)).toMatch(/^\d+ Fehler, \d+ Hinweise$/)
  })

  test('translates a file of Camunda 7 and says what it could not take over', async () => {
    const camunda = model
      .replace('<bpmn:definitions ', '<bpmn:definitions xmlns:camunda="http://camunda.org/schema/1.0/bpmn" ')
      .replace(
        '<bpmn:endEvent ',
        '<bpmn:serviceTask id="Send" camunda:class="org.acme.Send"/><bpmn:endEvent ',
      )
    writeFileSync(join(folder, 'camunda.bpmn'), camunda)
    await run('import', join(folder, 'camunda.bpmn'), '--check')
    expect(printed.join('\n')).toMatch(/^warning Send: .*org\.acme\.Send.*\[import-java\]/m)
    expect(printed.join('\n')).not.toContain('job-type-missing')
  })

  test('refuses a file that is no model, with its finding', async () => {
    expect(await run('import', join(folder, 'letter.txt'), '--check')).toBe(1)
    expect(printed.join('\n')).toContain('(file)')
  })
})

describe('a file that is refused', () => {
  const good = model.replace(/\n\s*/g, '')
  const cases: [string, string][] = [
    ['no XML', 'Sehr geehrte Damen und Herren'],
    ['XML that is no BPMN', '<html/>'],
    ['a DOCTYPE', `<!DOCTYPE a [<!ENTITY b "c">]>${good}`],
    ['duplicate ids', good.replace('id="End"', 'id="Start"')],
    ['dangling references', good.replace('targetRef="End"', 'targetRef="Nowhere"')],
    ['an id of the prototype', good.replaceAll('"End"', '"__proto__"')],
    ['a NUL character', good.replace('Erledigt', 'Erl\0digt')],
  ]
  test.each(cases)('with %s ends with 1 and one line per finding', async (_name, content) => {
    writeFileSync(join(folder, 'bad.bpmn'), content)
    const cpu = process.cpuUsage()
    expect(await run('import', join(folder, 'bad.bpmn'), '--check')).toBe(1)
    expect(process.cpuUsage(cpu).user / 1000).toBeLessThan(2_000)
    expect(printed[0]).toMatch(/^error {3}\S+: .{15,}\[[a-z-]+\]$/)
  })

  test.each([
    ['over 2 MB', Buffer.from(good.replace('Erledigt', 'x'.repeat(2_100_000)))],
    ['in another encoding', Buffer.from(good.replace('Erledigt', 'Erledigte Fälle'), 'latin1')],
  ])('%s is not read', async (_name, content) => {
    writeFileSync(join(folder, 'bad.bpmn'), content)
    await expect(run('import', join(folder, 'bad.bpmn'), '--check')).rejects.toThrow(
      /Expected a BPMN file at .*, but it cannot be read/,
    )
  })
})

describe('import', () => {
  test('stores a draft once', async () => {
    expect(await run('migrate')).toBe(0)
    expect(printed.at(-1)).toMatch(/^Ran: 0001-tenants\.sql/)
    expect(await run('import', join(folder, 'model.bpmn'))).toBe(0)
    expect(printed.at(-1)).toBe(`Stored as draft of 'Imported' (Eingang). Open it in the designer.`)
    await expect(run('import', join(folder, 'model.bpmn'))).rejects.toMatchObject({ code: 'conflict' })
    await expect(run('import', join(folder, 'letter.txt'))).rejects.toMatchObject({
      code: 'invalid-argument',
    })
    expect(await run('migrate')).toBe(0)
    expect(printed.at(-1)).toBe('The database is up to date.')
  })

  test('says which file it cannot read', async () => {
    await expect(run('import', '/no/such.bpmn')).rejects.toThrow(/Expected a BPMN file at '\/no\/such\.bpmn'/)
  })
})

describe('machines', () => {
  test('prints a machine per process as JSON', async () => {
    expect(await run('machines', join(folder, 'model.bpmn'))).toBe(0)
    expect(JSON.parse(printed.join('\n'))).toMatchObject([{ id: 'Imported', initial: 'Start' }])
  })

  test('prints what is wrong with a file it cannot compile', async () => {
    expect(await run('machines', join(folder, 'letter.txt'))).toBe(1)
    expect(printed.join('\n')).toContain('(file)')
  })
})

test.each([[[]], [['import']], [['migrate', 'x']], [['export', 'x']]])(
  'shows the usage for %j',
  async (args) => {
    expect(await run(...args)).toBe(2)
    expect(printed.join('\n')).toContain('Usage: npm run laufzettel')
  },
)

test('--help is no failure', async () => {
  expect(await run('--help')).toBe(0)
})

test.each([
  [{ LANG: 'de_DE.UTF-8' }, 'de'],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, 'en'],
  [{}, 'en'],
])('the language of %j is %s', (environment, language) => {
  expect(languageOf(environment)).toBe(language)
})
