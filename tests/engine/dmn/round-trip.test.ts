import { DmnModdle } from 'dmn-moddle'
import { describe, expect, test } from 'vitest'
import { elementOf } from '../../../engine/bpmn/moddle-element.ts'
import { asKnownVersion, keepDmn } from '../../../engine/dmn/index.ts'
import { differences } from '../../support/xml-differences.ts'

const DMN15 = 'https://www.omg.org/spec/DMN/20230324/MODEL/'
const DMN13 = 'https://www.omg.org/spec/DMN/20191111/MODEL/'
const file = (inner: string, version = DMN15) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<definitions xmlns="${version}" xmlns:acme="urn:acme" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" name="d" namespace="urn:d" exporter="x">${inner}</definitions>`

const table = `<decision id="T" name="Amount"><variable name="Amount" typeRef="number"/><informationRequirement id="R"><requiredInput href="#I"/></informationRequirement><decisionTable id="DT" hitPolicy="UNIQUE" preferredOrientation="Rule-as-Row" outputLabel="amount"><input id="In" label="Age" acme:width="150.0"><inputExpression id="Ie" typeRef="number"><text>Age</text></inputExpression><inputValues><text>[0..120]</text></inputValues></input><output id="O" name="o"/><annotation name="Law"/><rule id="Ru"><inputEntry id="E1"><text>&lt; 18</text></inputEntry><outputEntry id="E2"><text>"a &amp; b"</text></outputEntry><annotationEntry><text>§ 41 SGB XII</text></annotationEntry></rule></decisionTable></decision><inputData id="I" name="Age"><variable name="Age"/></inputData>`

const nasty: { readonly [what: string]: string } = {
  'a table with labels, notes and widths of another tool': file(table),
  'an older version': file(table, DMN13),
  'boxed expressions of DMN 1.4': file(
    '<decision id="C" name="c"><conditional id="X"><if><literalExpression><text>a</text></literalExpression></if><then><literalExpression><text>1</text></literalExpression></then><else><literalExpression><text>2</text></literalExpression></else></conditional></decision>',
  ),
  'unknown elements and attributes': file(
    '<extensionElements><acme:a acme:b="1"><acme:c>x</acme:c></acme:a></extensionElements><inputData id="I" name="i" acme:color="red" mystery="1"/>',
  ),
  'functions, contexts and services': file(
    '<businessKnowledgeModel id="B" name="b"><encapsulatedLogic kind="FEEL"><formalParameter name="x" typeRef="number"/><literalExpression><text>x + 1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel><decision id="K" name="k"><context><contextEntry><variable name="v"/><literalExpression><text>1</text></literalExpression></contextEntry></context></decision><decisionService id="S" name="s"><outputDecision href="#K"/></decisionService>',
  ),
  'types with a constraint': file(
    '<itemDefinition name="tAge" isCollection="false"><typeRef>number</typeRef><allowedValues><text>[0..120]</text></allowedValues></itemDefinition>',
  ),
}

/** What a table editor makes of a file: it knows DMN 1.3. */
async function rewritten(xml: string): Promise<string> {
  const moddle = DmnModdle()
  const { rootElement } = await moddle.fromXML(asKnownVersion(xml), 'dmn:Definitions')
  return (await moddle.toXML(rootElement, { format: true })).xml
}

describe('importing and exporting a DMN file loses nothing', () => {
  test.each(Object.keys(nasty))('%s', async (what) => {
    const source = nasty[what] ?? ''
    expect(differences(source, await keepDmn(source, await rewritten(source)))).toEqual([])
  })

  test('the table editor opens a file of DMN 1.5 with its drawing, and the version is kept', async () => {
    // given
    const drawing =
      '<dmndi:DMNDI xmlns:dmndi="https://www.omg.org/spec/DMN/20230324/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/"><dmndi:DMNDiagram id="Di"><dmndi:DMNShape id="Sh" dmnElementRef="T"><dc:Bounds x="1" y="2" width="3" height="4"/></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>'
    const source = file(table + drawing)
    // when
    const { rootElement, warnings } = await DmnModdle().fromXML(asKnownVersion(source), 'dmn:Definitions')
    // then
    expect(warnings).toEqual([])
    expect(elementOf(rootElement, 'dmnDI')?.$type).toBe('dmndi:DMNDI')
    const saved = (await DmnModdle().toXML(rootElement, { format: true })).xml
    expect(differences(source, await keepDmn(source, saved))).toEqual([])
  })

  test('what was changed is changed', async () => {
    const source = file(table)
    const saved = (await rewritten(source)).replace('label="Age"', 'label="Years"')
    expect(differences(source.replace('label="Age"', 'label="Years"'), await keepDmn(source, saved))).toEqual(
      [],
    )
  })
})
