import { describe, expect, test } from 'vitest'
import { compileProcess, parseBpmn } from '../../../engine/index.ts'
import { bpmn, errorEvent, extensions, message, timer } from '../../support/bpmn-builder.ts'
import { compileBpmn, lines, tryModel } from '../../support/compile-bpmn.ts'

/** A process that says everything it can about itself. */
const rich = bpmn('P', {
  extensions: `
    <zeebe:versionTag value="v7"/>
    <lz:case prefix="GS" subject="=name" birthDate="=born" targetDays="30" legalBasis="§ 44 SGB XII" startForm="apply"/>
    <lz:stages><lz:stage id="s1" de="Eingang" en="Receipt"/><lz:stage id="s2" de="Prüfung"/></lz:stages>`,
})
  .message('m1', 'ordered')
  .node(
    'startEvent',
    'Start',
    { name: 'Received' },
    extensions('<zeebe:formDefinition formId="start-form"/>'),
  )
  .node('startEvent', 'ByMessage', {}, message('m1'))
  .node('startEvent', 'ByTime', {}, timer('timeCycle', 'R/P1D'))
  .exclusive('M')
  .user(
    'Check',
    '<zeebe:formDefinition formId="check-form"/><lz:step stage="s1" legalBasis="§ 20 SGB X" purpose="p" activityGroup="g" fourEyes="Decide, Other" decides="true"/>',
  )
  .service('Fetch', 'fetch')
  .service('Again', 'fetch')
  .service('Any', '=kind')
  .node(
    'businessRuleTask',
    'Rule',
    {},
    extensions('<zeebe:calledDecision decisionId="rates" resultVariable="r"/>'),
  )
  .node('callActivity', 'Call', {}, extensions('<zeebe:calledElement processId="other"/>'))
  .boundary('Late', 'Check', timer('timeDuration', 'P1D'))
  .end('EndLate')
  .end()
  .flow('Start', 'M', 'Check', 'Fetch', 'Again', 'Any', 'Rule', 'Call', 'End')
  .flow('ByMessage', 'M')
  .flow('ByTime', 'M')
  .flow('Late', 'EndLate')

describe('what is known of a process', () => {
  test('name, version, case and stages', async () => {
    const process = await compileBpmn(rich)
    const { subject, birthDate, ...facts } = process.case ?? {}
    expect(process).toMatchObject({ id: 'P', name: 'P', versionTag: 'v7' })
    expect(facts).toStrictEqual({
      prefix: 'GS',
      targetDays: 30,
      legalBasis: '§ 44 SGB XII',
      startForm: 'apply',
    })
    expect([subject?.text, birthDate?.text]).toEqual(['=name', '=born'])
    expect(process.stages).toStrictEqual([
      { id: 's1', de: 'Eingang', en: 'Receipt' },
      { id: 's2', de: 'Prüfung', en: 'Prüfung' },
    ])
  })

  test('what it names outright, each once', async () => {
    const process = await compileBpmn(rich)
    expect(process.userTasks).toEqual(['Check'])
    expect(process.jobTypes).toEqual(['fetch'])
    expect(process.calledDecisions).toEqual(['rates'])
    expect(process.calledProcesses).toEqual(['other'])
    expect(process.formIds).toEqual(['start-form', 'check-form', 'apply'])
  })

  test('its ways to start', async () => {
    const { starts } = await compileBpmn(rich)
    expect(
      starts.map(({ messageName, timer: time, ...rest }) => [rest, messageName?.text, time?.value.text]),
    ).toEqual([
      [{ element: 'Start', kind: 'none', name: 'Received', formId: 'start-form' }, undefined, undefined],
      [{ element: 'ByMessage', kind: 'message' }, 'ordered', undefined],
      [{ element: 'ByTime', kind: 'timer' }, undefined, 'R/P1D'],
    ])
  })

  test('its elements and flows', async () => {
    const process = await compileBpmn(rich)
    expect(process.elements.get('Check')).toStrictEqual({
      id: 'Check',
      type: 'bpmn:UserTask',
      name: 'Check',
      container: 'P',
      stage: 's1',
      legalBasis: '§ 20 SGB X',
      purpose: 'p',
      activityGroup: 'g',
      decides: true,
      formId: 'check-form',
      fourEyes: ['Decide', 'Other'],
    })
    expect(process.elements.get('Late')).toStrictEqual({
      id: 'Late',
      type: 'bpmn:BoundaryEvent',
      container: 'P',
      attachedTo: 'Check',
      fourEyes: [],
    })
    expect(process.elements.get('Any')).not.toHaveProperty('jobType')
    expect(process.flows.get('Start-M')).toStrictEqual({ id: 'Start-M', source: 'Start', target: 'M' })
    expect(process.flows.size).toBe(11)
  })

  test('nothing that is not written', async () => {
    const process = await compileBpmn(bpmn().start().end().flow('Start', 'End'))
    expect(process).not.toHaveProperty('case')
    expect(process).not.toHaveProperty('versionTag')
    expect(process.stages).toEqual([])
    expect([process.jobTypes, process.formIds, process.userTasks]).toEqual([[], [], []])
    expect(process.elements.get('Start')).toStrictEqual({
      id: 'Start',
      type: 'bpmn:StartEvent',
      container: 'P',
      fourEyes: [],
    })
  })
})

describe('what cannot be compiled', () => {
  const compiled = async (xml: string, id = 'P') => {
    const { definitions } = await parseBpmn(xml)
    if (!definitions) throw new Error('Expected a readable model.')
    return compileProcess(definitions, id)
  }

  test('is a finding where the process is not in the file', async () => {
    const { process, findings } = await compiled(rich.xml(), 'Q')
    expect(process).toBeUndefined()
    expect(findings).toMatchObject([{ code: 'process-missing', severity: 'error' }])
  })

  test('is a finding where an element is unknown, also inside a sub-process', async () => {
    const choreography = bpmn()
      .start()
      .sub('S', (inner) =>
        inner.start('SS').node('intermediateThrowEvent', 'X', {}, timer('timeDuration', 'P1D')),
      )
      .flow('Start', 'S')
    const { process, findings } = await compiled(choreography.xml())
    expect(process).toBeUndefined()
    expect(findings).toMatchObject([{ severity: 'error', element: 'X' }])
  })

  test('tells where an expression is wrong', async () => {
    const { findings } = await compiled(bpmn().start().script('S', '=1 +', 'x').flow('Start', 'S').xml())
    expect(findings).toMatchObject([{ element: 'S', path: 'expression', severity: 'error' }])
  })
})

describe('conditions on flows', () => {
  const choosing = (first: string, second: string, fallback = true) => {
    const model = bpmn()
      .start()
      .exclusive('X', fallback ? 'X-C' : undefined)
      .user('A')
      .user('B')
      .user('C')
      .flow('Start', 'X')
      .when('X', 'A', first)
      .when('X', 'B', second)
    return fallback ? model.flow('X', 'C') : model
  }
  const taken = async (model: Parameters<typeof tryModel>[0], variables = {}) => {
    const tryOut = await tryModel(model, variables)
    return [
      ...tryOut.main.tasks.map((task) => task.element),
      ...tryOut.main.incidents.map((each) => each.code),
    ]
  }

  test('the first that holds, in the order of the file, and no other', async () => {
    expect(await taken(choosing('=n > 1', '=n > 2'), { n: 3 })).toEqual(['A'])
    expect(await taken(choosing('=n > 5', '=n > 2'), { n: 3 })).toEqual(['B'])
    expect(await taken(choosing('=n > 5', '=n > 4'), { n: 3 })).toEqual(['C'])
  })

  test('the default flow comes last wherever it stands in the file', async () => {
    const model = bpmn()
      .start()
      .exclusive('X', 'X-C')
      .user('A')
      .user('C')
      .flow('Start', 'X', 'C')
      .when('X', 'A', '=true')
    expect(await taken(model)).toEqual(['A'])
  })

  test('none holds and there is no default: an incident, repaired by other variables', async () => {
    const tryOut = await tryModel(choosing('=n > 5', '=n > 4', false), { n: 3 })
    expect(tryOut.main.incidents).toMatchObject([{ code: 'no-flow-taken', element: 'X' }])
    tryOut.setVariables({ n: 6 })
    tryOut.resolveIncident(tryOut.main.incidents[0]?.incident ?? 0)
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['A'])
  })

  test.each(['=missing', '="yes"', '=1', '=n + 1', '=[true]'])(
    '%s is neither true nor false: an incident, not a "no"',
    async (condition) => {
      expect(await taken(choosing(condition, '=true'), { n: 3 })).toEqual(['expression-failed'])
    },
  )

  test('what cannot be computed after the one that holds is not asked', async () => {
    expect(await taken(choosing('=true', '=missing'))).toEqual(['A'])
  })

  test('the incident names the flow and what was found, shortened', async () => {
    const tryOut = await tryModel(choosing('=text', '=true'), { text: 'x'.repeat(500) })
    const [incident] = tryOut.main.incidents
    expect(incident?.message).toContain("'X-A'")
    expect(incident?.message).toContain('xxx…')
    expect(incident?.message.length).toBeLessThan(300)
  })

  test('an inclusive gateway takes all that hold, the default only if none does', async () => {
    const model = bpmn()
      .start()
      .inclusive('X', 'X-C')
      .user('A')
      .user('B')
      .user('C')
      .flow('Start', 'X')
      .when('X', 'A', '=n > 1')
      .when('X', 'B', '=n > 2')
      .flow('X', 'C')
    expect(await taken(model, { n: 3 })).toEqual(['A', 'B'])
    expect(await taken(model, { n: 2 })).toEqual(['A'])
    expect(await taken(model, { n: 1 })).toEqual(['C'])
  })

  test('flows that leave an activity are chosen like those of an inclusive gateway', async () => {
    const model = bpmn()
      .start()
      .node('task', 'X', { default: 'X-C' })
      .user('A')
      .user('B')
      .user('C')
      .flow('Start', 'X', 'B')
      .when('X', 'A', '=n > 1')
      .flow('X', 'C')
    expect(await taken(model, { n: 2 })).toEqual(['B', 'A'])
    expect(await taken(model, { n: 1 })).toEqual(['B', 'C'])
  })

  test('dots and tildes in ids are kept apart', async () => {
    const model = bpmn().start('a.b').user('c.d').user('c-d').end('e.f').flow('a.b', 'c.d', 'c-d', 'e.f')
    const tryOut = await tryModel(model)
    tryOut.completeTask('c.d')
    tryOut.completeTask('c-d')
    expect(lines(tryOut, 'enter')).toEqual(['enter:a.b', 'enter:c.d', 'enter:c-d', 'enter:e.f'])
    expect(tryOut.main.instance.state).toBe('completed')
  })
})

describe('the way into a sub-process', () => {
  test('is its start event, or the one activity nothing leads to', async () => {
    const body = (inner: ReturnType<typeof bpmn>) => inner.user('A').user('B').flow('A', 'B')
    const without = bpmn().start().sub('S', body).end().flow('Start', 'S', 'End')
    const tryOut = await tryModel(without)
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['A'])
  })

  test('is never a compensation handler, a boundary event or an event sub-process', async () => {
    const model = bpmn()
      .start()
      .sub('S', (inner) =>
        inner
          .node('userTask', 'Undo', { isForCompensation: true })
          .sub('E', (event) => event.start('ES', errorEvent()).end('EE').flow('ES', 'EE'), {
            triggeredByEvent: true,
          })
          .user('A')
          .boundary('B', 'A', timer('timeDuration', 'P1D'))
          .end('BE')
          .flow('B', 'BE'),
      )
      .flow('Start', 'S')
    const tryOut = await tryModel(model)
    expect(tryOut.main.tasks.map((task) => task.element)).toEqual(['A'])
  })
})
