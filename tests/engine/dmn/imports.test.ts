import { describe, expect, test } from 'vitest'
import { compileDecision, evaluateDecision, parseDmn, parseDmnFiles } from '../../../engine/dmn/index.ts'
import type { Variables } from '../../../engine/json.ts'
import { dmnFile, importOf, literal } from './build-dmn.ts'

const env = { now: '2026-03-01T10:00:00Z' }

const people = dmnFile(
  'urn:people',
  `<itemDefinition name="tPerson"><itemComponent name="name"><typeRef>string</typeRef></itemComponent></itemDefinition>
  <inputData id="who" name="who"><variable name="who" typeRef="tPerson"/></inputData>
  <decision id="greeting" name="Greeting"><variable name="Greeting"/>
    <informationRequirement><requiredInput href="#who"/></informationRequirement>
    <literalExpression><text>"Hello " + who.name</text></literalExpression></decision>
  <businessKnowledgeModel id="twice" name="Say twice"><variable name="Say twice"/><encapsulatedLogic>
    <formalParameter name="text" typeRef="string"/><literalExpression><text>text + text</text></literalExpression>
  </encapsulatedLogic></businessKnowledgeModel>`,
)

const main = (name: string, text: string, extra = '') =>
  dmnFile(
    'urn:main',
    `${importOf('urn:people', name)}${extra}<decision id="d" name="d"><variable name="d" typeRef="string"/>
    <informationRequirement><requiredDecision href="urn:people#greeting"/></informationRequirement>
    <knowledgeRequirement><requiredKnowledge href="urn:people#twice"/></knowledgeRequirement>
    <literalExpression><text>${text}</text></literalExpression></decision>`,
  )

async function decide(files: readonly string[], variables: Variables) {
  const [first] = await parseDmnFiles(files)
  expect(first?.findings).toEqual([])
  const compiled = first?.model && compileDecision(first.model, 'd')
  if (!compiled) throw new Error('no decision')
  return evaluateDecision(compiled, variables, env)
}

const who = { who: { name: 'Erika' } }

describe('an imported model', () => {
  test('is seen under its import name: decisions and knowledge', async () => {
    const answer = await decide([main('people', 'people.Say twice(people.Greeting)'), people], who)
    expect(answer).toMatchObject({ ok: true, value: 'Hello ErikaHello Erika' })
  })

  test('is seen without one where the import has no name', async () => {
    expect(await decide([main('', 'Greeting'), people], who)).toMatchObject({ value: 'Hello Erika' })
  })

  test('is named in the trace with its own file', async () => {
    const answer = await decide([main('people', 'people.Greeting'), people], who)
    expect(answer).toMatchObject({
      trace: [
        { decision: 'urn:people#greeting', name: 'Greeting', file: { name: 'urn:people' } },
        {
          decision: 'd',
          requires: ['urn:people#greeting'],
          inputs: [{ label: 'people.Greeting', value: 'Hello Erika' }],
        },
      ],
    })
  })

  test('gives its types', async () => {
    const typed = dmnFile(
      'urn:main',
      `${importOf('urn:people', 'p')}<inputData id="x" name="x"><variable name="x" typeRef="p.tPerson"/></inputData>
      <decision id="d" name="d"><informationRequirement><requiredInput href="#x"/></informationRequirement>
      <literalExpression><text>x instance of p.tPerson</text></literalExpression></decision>`,
    )
    expect(await decide([typed, people], { x: { name: 'a' } })).toMatchObject({ value: true })
    expect(await decide([typed, people], { x: { name: 1 } })).toMatchObject({ value: false })
  })

  test('may be imported by two others and is evaluated once', async () => {
    const middle = (namespace: string) =>
      dmnFile(
        namespace,
        `${importOf('urn:people', 'people')}<decision id="m" name="M">
        <informationRequirement><requiredDecision href="urn:people#greeting"/></informationRequirement>
        <literalExpression><text>people.Greeting</text></literalExpression></decision>`,
      )
    const top = dmnFile(
      'urn:main',
      `${importOf('urn:a', 'A')}${importOf('urn:b', 'B')}<decision id="d" name="d">
      <informationRequirement><requiredDecision href="urn:a#m"/></informationRequirement>
      <informationRequirement><requiredDecision href="urn:b#m"/></informationRequirement>
      <literalExpression><text>A.M = B.M</text></literalExpression></decision>`,
    )
    const answer = await decide([top, middle('urn:a'), middle('urn:b'), people], who)
    expect(answer).toMatchObject({ value: true })
    expect(answer.ok && Array.isArray(answer.trace) && answer.trace.length).toBe(4)
  })
})

describe('an import that leads nowhere is told', () => {
  test('when the file is not there', async () => {
    const codes = (await parseDmn(main('people', 'people.Greeting'))).findings.map(({ code }) => code)
    expect(codes).toContain('import-missing')
  })

  test('when files import each other', async () => {
    const one = (own: string, other: string) => dmnFile(own, importOf(other, 'o') + literal('d', '1'))
    const parsed = await parseDmnFiles([one('urn:a', 'urn:b'), one('urn:b', 'urn:a')])
    expect(parsed.flatMap(({ findings }) => findings.map(({ code }) => code))).toContain('import-circle')
  })

  test('when it is no DMN, as a warning', async () => {
    const pmml = dmnFile('urn:a', importOf('urn:p', 'p', 'http://www.dmg.org/PMML-4_2') + literal('d', '1'))
    const [parsed] = await parseDmnFiles([pmml])
    expect(parsed?.findings).toMatchObject([{ code: 'import-unsupported', severity: 'warning' }])
  })

  test('not when it is there', async () => {
    const [parsed] = await parseDmnFiles([main('people', 'people.Greeting'), people])
    expect(parsed?.findings).toEqual([])
  })
})
