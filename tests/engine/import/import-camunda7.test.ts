import { describe, expect, test } from 'vitest'
import {
  checkModel,
  compileProcess,
  createTryOut,
  importCamunda7,
  parseBpmn,
  type TryOut,
} from '../../../engine/index.ts'
import { rootScopeOf } from '../../../engine/run/read-instance.ts'
import { bpmn } from '../../support/bpmn-builder.ts'

const now = '2026-01-05T08:00:00Z'
const CAMUNDA = 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"'

/** A process of Camunda 7 with this inside. */
function camunda(inner: string, options: { roots?: string; attributes?: string } = {}): string {
  const { roots = '', attributes = '' } = options
  return `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${CAMUNDA} targetNamespace="urn:test" id="D">${roots}<process id="P" isExecutable="true" ${attributes}>${inner}</process></definitions>`
}

/** Start → the activity → end. */
const around = (activity: string): string =>
  `<startEvent id="Start"/><sequenceFlow id="f1" sourceRef="Start" targetRef="A"/>${activity}<sequenceFlow id="f2" sourceRef="A" targetRef="End"/><endEvent id="End"/>`

async function tryOut(xml: string, variables = {}, ...called: string[]) {
  const processes = await Promise.all([xml, ...called].map(compiled))
  return createTryOut({ processes }, { now, variables })
}

async function compiled(xml: string) {
  const imported = await importCamunda7(xml)
  const { definitions, findings } = await parseBpmn(imported.xml)
  if (!definitions) throw new Error(findings[0]?.message.en)
  const id = /<(?:\w+:)?process id="(\w+)"/.exec(xml)?.[1] ?? 'P'
  const { process } = compileProcess(definitions, id)
  if (!process) throw new Error('Expected the process to compile.')
  return process
}

async function codesOf(xml: string): Promise<readonly string[]> {
  const { findings } = await importCamunda7(xml)
  return findings.map(({ code, element }) => `${code}@${element ?? ''}`)
}

describe('importCamunda7', () => {
  test('leaves a model of our own alone, to the byte', async () => {
    const xml = bpmn().start().user('A').end().flow('Start', 'A', 'End').xml()
    expect(await importCamunda7(xml)).toEqual({ xml, findings: [], forms: [] })
  })

  test('leaves what cannot be read to the checks of every file', async () => {
    const xml = camunda('<sequenceFlow id="f" sourceRef="Nobody" targetRef="Nowhere"/>')
    expect(await importCamunda7(xml)).toEqual({ xml, findings: [], forms: [] })
  })

  test('a user task keeps who does it, until when and how urgently', async () => {
    const run = await tryOut(
      camunda(
        around(
          '<userTask id="A" camunda:assignee="#{boss}" camunda:candidateGroups="sozialamt, #{unit}" camunda:candidateUsers="kim" camunda:dueDate="2026-02-01T00:00:00Z" camunda:followUpDate="#{dateTime().plusDays(2)}" camunda:priority="70"/>',
        ),
      ),
      { boss: 'anna', unit: 'leitung' },
    )
    expect(run.main.tasks).toMatchObject([
      {
        assignee: 'anna',
        candidateGroups: ['sozialamt', 'leitung'],
        candidateUsers: ['kim'],
        dueAt: '2026-02-01T00:00:00Z',
        followUpAt: '2026-01-07T08:00:00Z',
        priority: 70,
      },
    ])
  })

  test('people named in words of BPMN count too', async () => {
    const run = await tryOut(
      camunda(
        around(
          '<userTask id="A"><potentialOwner><resourceAssignmentExpression><formalExpression>user(kim), group(leitung), sozialamt</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>',
        ),
      ),
    )
    expect(run.main.tasks).toMatchObject([
      { candidateUsers: ['kim'], candidateGroups: ['leitung', 'sozialamt'] },
    ])
  })

  test('conditions choose as they did', async () => {
    const flow = (id: string, target: string, condition: string) =>
      `<sequenceFlow id="${id}" sourceRef="G" targetRef="${target}"><conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression></sequenceFlow>`
    const model = camunda(
      `<startEvent id="Start"/><sequenceFlow id="f" sourceRef="Start" targetRef="G"/><exclusiveGateway id="G"/>${flow('a', 'A', '#{amount &gt; 100 &amp;&amp; not checked}')}${flow('b', 'B', '#{amount le 100 or checked}')}<userTask id="A"/><userTask id="B"/>`,
    )
    const big = await tryOut(model, { amount: 200, checked: false })
    const small = await tryOut(model, { amount: 20, checked: false })
    expect(big.main.tasks.map((task) => task.element)).toEqual(['A'])
    expect(small.main.tasks.map((task) => task.element)).toEqual(['B'])
  })

  test('an external task becomes a job with its attempts and inputs', async () => {
    const run = await tryOut(
      camunda(
        around(
          '<serviceTask id="A" camunda:type="external" camunda:topic="letter"><extensionElements><camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle><camunda:inputOutput><camunda:inputParameter name="to">#{name}</camunda:inputParameter><camunda:inputParameter name="kind">Brief</camunda:inputParameter><camunda:inputParameter name="parts"><camunda:list><camunda:value>a</camunda:value><camunda:value>#{1 + 1}</camunda:value></camunda:list></camunda:inputParameter><camunda:inputParameter name="more"><camunda:map><camunda:entry key="k">#{name}</camunda:entry></camunda:map></camunda:inputParameter><camunda:outputParameter name="sent">#{ok}</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>',
        ),
      ),
      { name: 'Berg' },
    )
    expect(run.main.jobs).toMatchObject([
      {
        jobType: 'letter',
        retries: 5,
        variables: { to: 'Berg', kind: 'Brief', parts: ['a', 2], more: { k: 'Berg' } },
      },
    ])
    run.completeJob('A', { ok: true })
    expect(run.variables).toEqual({ name: 'Berg', sent: true })
  })

  test('Java becomes a job type and a finding, and stays in the file', async () => {
    const xml = camunda(around('<serviceTask id="A" camunda:class="org.acme.Send"/>'))
    const { xml: written, findings } = await importCamunda7(xml)
    expect(findings).toMatchObject([{ code: 'import-java', element: 'A', severity: 'warning' }])
    expect(written).toContain('camunda:class="org.acme.Send"')
    const run = await tryOut(xml)
    expect(run.main.jobs).toMatchObject([{ jobType: 'org.acme.Send' }])
  })

  test('a call passes on what its mappings name', async () => {
    const parent = camunda(
      around(
        '<callActivity id="A" calledElement="child"><extensionElements><camunda:in source="x" target="y"/><camunda:in sourceExpression="#{x + 1}" target="z"/><camunda:out source="done" target="result"/></extensionElements></callActivity>',
      ),
    )
    const child = bpmn('child').start().user('T').end().flow('Start', 'T', 'End').xml()
    const run = await tryOut(parent, { x: 1, secret: 2 }, child)
    expect(rootOf(run)).toEqual({ y: 1, z: 2 })
    run.completeTask('T', { done: true, other: 1 })
    expect(run.variables).toEqual({ x: 1, secret: 2, result: true })
  })

  test('without mappings a call passes nothing, with variables="all" everything', async () => {
    const child = bpmn('child').start().user('T').end().flow('Start', 'T', 'End').xml()
    const call = (inner: string) =>
      camunda(around(`<callActivity id="A" calledElement="child">${inner}</callActivity>`))
    const none = await tryOut(call(''), { x: 1 }, child)
    expect(rootOf(none)).toEqual({})
    const all = await tryOut(
      call(
        '<extensionElements><camunda:in variables="all"/><camunda:out variables="all"/></extensionElements>',
      ),
      { x: 1 },
      child,
    )
    expect(rootOf(all)).toEqual({ x: 1 })
    all.completeTask('T', { n: 3 })
    expect(all.variables).toEqual({ x: 1, n: 3 })
  })

  test('a repeated activity runs through its collection, its counter begins at 0', async () => {
    const run = await tryOut(
      camunda(
        around(
          '<userTask id="A" name="t" camunda:assignee="#{person}-#{loopCounter}"><multiInstanceLoopCharacteristics camunda:collection="people" camunda:elementVariable="person"><completionCondition>#{nrOfCompletedInstances == 1}</completionCondition></multiInstanceLoopCharacteristics></userTask>',
        ),
      ),
      { people: ['a', 'b', 'c'] },
    )
    expect(run.main.tasks.map((task) => task.assignee)).toEqual(['a-0', 'b-1', 'c-2'])
    const [first] = run.main.tasks
    run.completeTask({ wait: first?.wait ?? 0 })
    expect(run.main.instance.state).toBe('completed')
  })

  test('a script in JUEL is evaluated, one in another language never', async () => {
    const script = (format: string, text: string) =>
      camunda(
        around(
          `<scriptTask id="A" scriptFormat="${format}" camunda:resultVariable="r"><script>${text}</script></scriptTask>`,
        ),
      )
    expect((await tryOut(script('juel', '#{a * 2}'), { a: 4 })).variables).toEqual({ a: 4, r: 8 })
    expect(await codesOf(script('groovy', 'System.exit(1)'))).toEqual(['import-script@A'])
  })

  test('settings of the process: version tag and how long it is kept', async () => {
    const { xml } = await importCamunda7(
      camunda(around('<userTask id="A"/>'), {
        attributes: 'camunda:versionTag="1.2" camunda:historyTimeToLive="180"',
      }),
    )
    const process = await compiled(xml)
    expect(process.versionTag).toBe('1.2')
    expect(process.case?.retention).toBe('P180D')
  })

  test('marks of asynchronous continuation go, told once', async () => {
    const xml = camunda(
      around(
        '<userTask id="A" camunda:asyncBefore="true" camunda:asyncAfter="true" camunda:exclusive="false"/>',
      ),
    )
    expect(await codesOf(xml)).toEqual(['import-async-dropped@'])
    expect((await importCamunda7(xml)).xml).not.toContain('async')
  })

  test('a decision is called, another shape of its result is told', async () => {
    const task = (shape: string) =>
      camunda(
        around(
          `<businessRuleTask id="A" camunda:decisionRef="rate" camunda:resultVariable="r" camunda:mapDecisionResult="${shape}"/>`,
        ),
      )
    expect(await codesOf(task('singleEntry'))).toEqual([])
    expect(await codesOf(task('resultList'))).toEqual(['import-decision-result@A'])
    expect((await compiled(task('singleEntry'))).calledDecisions).toEqual(['rate'])
  })

  test.each([
    [
      'listeners',
      '<userTask id="A"><extensionElements><camunda:taskListener event="create" class="X"/></extensionElements></userTask>',
      'import-listener@A',
    ],
    ['pages as forms', '<userTask id="A" camunda:formKey="embedded:app:forms/a.html"/>', 'import-form@A'],
    [
      'fields in the model',
      '<userTask id="A"><extensionElements><camunda:formData><camunda:formField id="age" type="long" defaultValue="#{18}"/></camunda:formData></extensionElements></userTask>',
      'import-form@A',
    ],
    [
      'expressions without twin',
      '<userTask id="A" camunda:assignee="#{users.find(1)}"/>',
      'import-expression@A',
    ],
    [
      'business keys of calls',
      '<callActivity id="A" calledElement="c"><extensionElements><camunda:in businessKey="#{k}"/></extensionElements></callActivity>',
      'import-call-mapping@A',
    ],
    [
      'connectors',
      '<serviceTask id="A"><extensionElements><camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector></extensionElements></serviceTask>',
      'import-connector@A',
    ],
  ])('tells %s and keeps them in the file', async (_, activity, code) => {
    const xml = camunda(around(activity))
    expect(await codesOf(xml)).toEqual([code])
    const { definitions } = await parseBpmn((await importCamunda7(xml)).xml)
    const left = checkModel(definitions ?? fail()).map((finding) => finding.code)
    expect(left).toContain('extension-unsupported')
  })

  test('a condition that cannot be translated stays and refuses deployment', async () => {
    const xml = camunda(
      '<startEvent id="Start"/><sequenceFlow id="f" sourceRef="Start" targetRef="A"><conditionExpression xsi:type="tFormalExpression">#{bean.ask(1)}</conditionExpression></sequenceFlow><userTask id="A"/>',
    )
    const { xml: written, findings } = await importCamunda7(xml)
    expect(findings).toMatchObject([{ code: 'import-expression', severity: 'error', element: 'f' }])
    expect(written).toContain('#{bean.ask(1)}')
  })

  test('forms by reference and by key', async () => {
    const form = async (attributes: string) =>
      (await compiled(camunda(around(`<userTask id="A" ${attributes}/>`)))).formIds
    expect(await form('camunda:formRef="antrag" camunda:formRefBinding="latest"')).toEqual(['antrag'])
    expect(await form('camunda:formKey="camunda-forms:deployment:pruefung.form"')).toEqual(['pruefung'])
  })

  test('the code of a caught error goes where it went, by output mapping', async () => {
    const run = await tryOut(
      camunda(
        `${around('<serviceTask id="A" camunda:type="external" camunda:topic="t"/>')}<boundaryEvent id="b" attachedToRef="A"><errorEventDefinition camunda:errorCodeVariable="code" camunda:errorMessageVariable="text"/></boundaryEvent><sequenceFlow id="h" sourceRef="b" targetRef="B"/><userTask id="B"/>`,
      ),
    )
    run.throwError('A', 'E-7')
    expect(run.variables).toMatchObject({ code: 'E-7' })
  })

  test('a receive task woken by the API waits for a message of its own', async () => {
    const xml = camunda(around('<receiveTask id="A"/>'))
    expect(await codesOf(xml)).toEqual(['import-message@A'])
    const run = await tryOut(xml)
    expect(run.main.subscriptions).toMatchObject([{ name: 'A' }])
    run.publishMessage('A')
    expect(run.main.instance.state).toBe('completed')
  })

  test('a message event that does its work by a job gets no message', async () => {
    const xml = camunda(
      '<startEvent id="Start"/><sequenceFlow id="f" sourceRef="Start" targetRef="End"/><endEvent id="End"><messageEventDefinition camunda:type="external" camunda:topic="letter"/></endEvent>',
    )
    expect(await codesOf(xml)).toEqual([])
    expect((await tryOut(xml)).main.jobs).toMatchObject([{ jobType: 'letter' }])
  })

  test('a name with an expression is told: here names are texts', async () => {
    expect(await codesOf(camunda(around('<userTask id="A" name="Antrag #{nr}"/>')))).toEqual([
      'import-name@A',
    ])
  })

  test('what is known to come from Camunda 7 is translated even if nothing shows it', async () => {
    const xml = camunda(around('<callActivity id="A" calledElement="child"/>')).replace(CAMUNDA, '')
    expect((await importCamunda7(xml)).xml).toBe(xml)
    expect((await importCamunda7(xml, { isKnown: true })).xml).toContain('processId="child"')
  })

  test('fields written in the model become a form', async () => {
    const xml = camunda(
      around(
        '<userTask id="A" name="Prüfen"><extensionElements><camunda:formData><camunda:formField id="age" label="Alter" type="long"><camunda:validation><camunda:constraint name="required"/></camunda:validation></camunda:formField><camunda:formField id="way" type="enum"><camunda:value id="yes" name="Ja"/><camunda:value id="no"/></camunda:formField><camunda:formField id="ok" type="boolean"/></camunda:formData></extensionElements></userTask>',
      ),
    )
    const { xml: written, findings, forms } = await importCamunda7(xml)
    expect(findings).toEqual([])
    expect(written).not.toContain('formField')
    expect(forms).toEqual([
      {
        formId: 'A-form',
        title: 'Prüfen',
        questions: [
          { key: 'age', label: 'Alter', options: [], field: { kind: 'number', required: true } },
          {
            key: 'way',
            label: 'way',
            options: ['yes', 'no'],
            field: { kind: 'choice', required: false, words: { yes: 'Ja', no: 'no' } },
          },
          { key: 'ok', label: 'ok', options: [], field: { kind: 'yesNo', required: false } },
        ],
      },
    ])
    expect((await compiled(xml)).formIds).toEqual(['A-form'])
  })

  test('another prefix for the same namespace is understood', async () => {
    const xml = camunda(around('<userTask id="A" x:assignee="kim"/>')).replace(
      CAMUNDA,
      CAMUNDA.replace(':camunda', ':x'),
    )
    expect((await tryOut(xml)).main.tasks).toMatchObject([{ assignee: 'kim' }])
  })

  test('an error code nobody declared, and blanks around ids, are mended', async () => {
    const run = await tryOut(
      camunda(
        '<startEvent id="Start "/><sequenceFlow id="f" sourceRef="Start" targetRef="S"/><subProcess id="S"><startEvent id="i"/><sequenceFlow id="g" sourceRef="i" targetRef="e"/><endEvent id="e"><errorEventDefinition errorRef="oops"/></endEvent></subProcess><boundaryEvent id="b" attachedToRef="S"><errorEventDefinition errorRef="oops"/></boundaryEvent><sequenceFlow id="h" sourceRef="b" targetRef="A"/><userTask id="A"/>',
      ),
    )
    expect(run.main.tasks.map((task) => task.element)).toEqual(['A'])
  })
})

/** What a called process began with. */
function rootOf(run: TryOut) {
  const called = run.instances[1]
  return called && rootScopeOf(called.instance)?.variables
}

function fail(): never {
  throw new Error('Expected the imported file to be readable.')
}
