import { describe, expect, test } from 'vitest'
import { checkModel, createTryOut, parseBpmn, startInstance } from '../../../engine/index.ts'
import { type BpmnBuilder, bpmn, extensions, timer } from '../../support/bpmn-builder.ts'
import { compileBpmn, lines, NOW, tryModel } from '../../support/compile-bpmn.ts'

type Kind = 'timeDate' | 'timeDuration' | 'timeCycle'

const calendar = (attributes: string): string => extensions(`<lz:calendar ${attributes}/>`)

/** Waits for one time, then ends. (A long file: every way to write a time, and what is wrong with it.) */
const waiting = (kind: Kind, value: string, lz = ''): BpmnBuilder =>
  bpmn()
    .start()
    .node('intermediateCatchEvent', 'T', {}, lz + timer(kind, value))
    .end()
    .flow('Start', 'T', 'End')

/** A task that is reminded of again and again. */
const reminding = (value: string, lz = ''): BpmnBuilder =>
  bpmn()
    .start()
    .user('A')
    .node('boundaryEvent', 'T', { attachedToRef: 'A', cancelActivity: false }, lz + timer('timeCycle', value))
    .end()
    .flow('Start', 'A')
    .flow('T', 'End')

async function dueAt(model: BpmnBuilder, now = NOW, zone?: string): Promise<string | undefined> {
  const process = await compileBpmn(model)
  const tryOut = createTryOut({ processes: [process] }, { now, ...(zone && { zone }) })
  return tryOut.main.timers[0]?.dueAt ?? tryOut.main.incidents.map((each) => each.code).join()
}

/** The moments a reminder fires, at most `count` of them; every step goes through JSON. */
async function firings(model: BpmnBuilder, now: string, count: number): Promise<readonly string[]> {
  const process = await compileBpmn(model)
  const tryOut = createTryOut({ processes: [process] }, { now })
  while (tryOut.trace.filter((line) => line === 'timer:T').length < count && tryOut.advanceToNextTimer());
  return tryOut.state.log.filter((entry) => entry.text === 'timer:T').map((entry) => entry.at)
}

describe('a date', () => {
  test.each([
    ['with offset', '2026-05-01T09:00:00+02:00', '2026-05-01T07:00:00Z'],
    ['with an offset of hours alone', '2026-05-01T09:00:00+05', '2026-05-01T04:00:00Z'],
    ['in UTC', '2026-05-01T09:00:00Z', '2026-05-01T09:00:00Z'],
    ['without offset: in the zone', '2026-05-01T09:00', '2026-05-01T07:00:00Z'],
    ['with a zone of its own', '2026-05-01T09:00:00[America/New_York]', '2026-05-01T13:00:00Z'],
    ['with a zone as FEEL writes it', '2026-05-01T09:00:00@America/New_York', '2026-05-01T13:00:00Z'],
    ['of a day alone: its start', '2026-05-01', '2026-04-30T22:00:00Z'],
    ['in FEEL', '=date and time("2026-05-01T09:00:00+02:00")', '2026-05-01T07:00:00Z'],
    ['that daylight saving skips: an hour later', '2026-03-29T02:30', '2026-03-29T01:30:00Z'],
    ['that comes twice: the first time', '2026-10-25T02:30', '2026-10-25T00:30:00Z'],
    ['that has passed', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z'],
    ['a century away', '2126-01-05T08:00:00Z', '2126-01-05T08:00:00Z'],
  ])('%s', async (_name, value, expected) => {
    expect(await dueAt(waiting('timeDate', value))).toBe(expected)
  })

  test('means the zone of the authority', async () => {
    expect(await dueAt(waiting('timeDate', '2026-05-01T09:00'), NOW, 'Europe/London')).toBe(
      '2026-05-01T08:00:00Z',
    )
  })
})

describe('a duration', () => {
  test.each([
    ['of hours goes by the clock, over the gap', 'PT24H', '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z'],
    ['of a day keeps the wall clock, over the gap', 'P1D', '2026-03-28T12:00:00Z', '2026-03-29T11:00:00Z'],
    ['of a day into the gap is an hour later', 'P1D', '2026-03-28T01:30:00Z', '2026-03-29T01:30:00Z'],
    ['of a day into the overlap is the first', 'P1D', '2026-10-24T00:30:00Z', '2026-10-25T00:30:00Z'],
    ['of a month ends on the last day', 'P1M', '2026-01-31T08:00:00Z', '2026-02-28T08:00:00Z'],
    ['of a month in a leap year', 'P1M', '2028-01-31T08:00:00Z', '2028-02-29T08:00:00Z'],
    ['of a year from a leap day', 'P1Y', '2028-02-29T08:00:00Z', '2029-02-28T08:00:00Z'],
    ['of weeks', 'P2W', '2026-03-16T08:00:00Z', '2026-03-30T07:00:00Z'],
    ['of everything', 'P1Y2M3DT4H5M6S', '2026-01-05T08:00:00Z', '2027-03-08T12:05:06Z'],
    ['of nothing', 'PT0S', '2026-01-05T08:00:00Z', '2026-01-05T08:00:00Z'],
    ['in FEEL', '=duration("P2D")', '2026-01-05T08:00:00Z', '2026-01-07T08:00:00Z'],
    ['of 400 years', 'P400Y', '2026-01-05T08:00:00Z', '2426-01-05T08:00:00Z'],
  ])('%s', async (_name, value, now, expected) => {
    expect(await dueAt(waiting('timeDuration', value), now)).toBe(expected)
  })

  test('longer than any timer of JavaScript waits as long as it says', async () => {
    const tryOut = await tryModel(waiting('timeDuration', 'P30Y'))
    tryOut.advanceTo('2056-01-05T07:59:59Z')
    expect(tryOut.main.instance.state).toBe('active')
    tryOut.advanceTo('2056-01-05T08:00:00Z')
    expect(tryOut.main.instance.state).toBe('completed')
  })
})

describe('a cycle', () => {
  test.each([
    [
      'from now on',
      'R3/PT10M',
      '2026-01-05T08:00:00Z',
      ['2026-01-05T08:10:00Z', '2026-01-05T08:20:00Z', '2026-01-05T08:30:00Z'],
    ],
    [
      'from a start',
      'R2/2026-02-01T08:00:00Z/P1D',
      '2026-01-05T08:00:00Z',
      ['2026-02-01T08:00:00Z', '2026-02-02T08:00:00Z'],
    ],
    [
      'from a start that has passed, without what is missed',
      'R4/2026-01-03T08:00:00Z/P1D',
      '2026-01-05T09:00:00Z',
      ['2026-01-06T08:00:00Z'],
    ],
    [
      'whose moments have all passed: once, at once',
      'R2/2020-01-01T08:00:00Z/P1D',
      '2026-01-05T08:00:00Z',
      ['2026-01-05T08:00:00Z'],
    ],
    [
      'up to an end',
      'R3/P1D/2026-01-10T08:00:00Z',
      '2026-01-05T08:00:00Z',
      ['2026-01-08T08:00:00Z', '2026-01-09T08:00:00Z', '2026-01-10T08:00:00Z'],
    ],
    [
      'up to an end, without number',
      'R/P2D/2026-01-10T08:00:00Z',
      '2026-01-05T08:00:00Z',
      ['2026-01-06T08:00:00Z', '2026-01-08T08:00:00Z', '2026-01-10T08:00:00Z'],
    ],
    [
      'as far apart as two dates',
      'R2/2026-02-01T00:00:00Z/2026-02-01T06:00:00Z',
      '2026-01-05T08:00:00Z',
      ['2026-02-01T00:00:00Z', '2026-02-01T06:00:00Z'],
    ],
    [
      'from a start in another zone',
      'R1/2026-02-01T08:00[America/New_York]/P1D',
      '2026-01-05T08:00:00Z',
      ['2026-02-01T13:00:00Z'],
    ],
    [
      'of months, which does not stay on the 28th',
      'R4/P1M',
      '2026-01-31T08:00:00Z',
      ['2026-02-28T08:00:00Z', '2026-03-31T07:00:00Z', '2026-04-30T07:00:00Z', '2026-05-31T07:00:00Z'],
    ],
    [
      'of days at half past two, over the gap',
      'R3/P1D',
      '2026-03-27T01:30:00Z',
      ['2026-03-28T01:30:00Z', '2026-03-29T01:30:00Z', '2026-03-30T00:30:00Z'],
    ],
    [
      'of hours, over the overlap',
      'R3/PT1H',
      '2026-10-25T00:00:00Z',
      ['2026-10-25T01:00:00Z', '2026-10-25T02:00:00Z', '2026-10-25T03:00:00Z'],
    ],
  ])('%s', async (_name, value, now, expected) => {
    expect(await firings(reminding(value), now, 99)).toEqual(expected)
  })

  test.each(['R/P1D', 'R-1/P1D', 'R/2026-01-06T08:00:00Z/P1D'])('%s has no end', async (value) => {
    expect(await firings(reminding(value), NOW, 40)).toHaveLength(40)
  })

  test('by cron, in the zone', async () => {
    expect(await firings(reminding('0 8 * * MON'), '2026-03-20T08:00:00Z', 3)).toEqual([
      '2026-03-23T07:00:00Z',
      '2026-03-30T06:00:00Z',
      '2026-04-06T06:00:00Z',
    ])
  })

  test('keeps to what it was set to, whatever becomes of the variables', async () => {
    // given
    const tryOut = await tryModel(reminding('="R/" + pace'), { pace: 'PT1H' })
    // when
    tryOut.setVariables({ pace: 'PT5H' })
    tryOut.advance('PT3H')
    // then
    expect(lines(tryOut, 'timer')).toHaveLength(3)
  })

  test('fires each moment that passed while nobody looked, once', async () => {
    const tryOut = await tryModel(reminding('R/PT1H'))
    tryOut.advanceTo('2026-01-05T18:30:00Z')
    expect(lines(tryOut, 'timer')).toHaveLength(10)
    expect(tryOut.main.timers[0]?.dueAt).toBe('2026-01-05T19:00:00Z')
  })

  test('ends with the task it reminds of', async () => {
    const tryOut = await tryModel(reminding('R/PT1H'))
    tryOut.advance('PT2H')
    tryOut.completeTask('A')
    tryOut.advance('P1Y')
    expect(lines(tryOut, 'timer')).toHaveLength(2)
    expect(tryOut.main.timers).toEqual([])
  })

  test('where an event interrupts, the first time is the only one', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .user('A')
        .boundary('T', 'A', timer('timeCycle', 'R5/PT1H'))
        .end()
        .flow('Start', 'A', 'End')
        .flow('T', 'End'),
    )
    tryOut.advance('P1D')
    expect(lines(tryOut, 'timer', 'completed')).toEqual(['timer:T', 'completed'])
  })
})

describe('a timer by the calendar of a Land', () => {
  // Good Friday 2026 is 3 April, Easter Monday the 6th.
  const maundyThursday = '2026-04-02T08:00:00Z'

  test.each([
    ['working days', 'P2D', 'workingDays="true"', maundyThursday, '2026-04-08T08:00:00Z'],
    ['calendar days', 'P2D', '', maundyThursday, '2026-04-04T08:00:00Z'],
    ['a shift off the holidays', 'P1D', 'shift="true"', maundyThursday, '2026-04-07T08:00:00Z'],
    ['no shift from a working day', 'P5D', 'shift="true"', maundyThursday, '2026-04-07T08:00:00Z'],
    [
      'whole days: until the last has passed',
      'P5D',
      'wholeDays="true"',
      maundyThursday,
      '2026-04-07T22:00:00Z',
    ],
    [
      'whole days with a shift (§§ 187, 188, 193 BGB)',
      'P1M',
      'wholeDays="true" shift="true"',
      '2026-02-08T15:00:00Z',
      '2026-03-09T23:00:00Z',
    ],
    [
      'the legal end of a month',
      'P1M',
      'wholeDays="true" shift="true"',
      '2028-01-31T15:00:00Z',
      '2028-02-29T23:00:00Z',
    ],
    [
      '8 March, a holiday in Berlin',
      'P1D',
      'shift="true" land="BE"',
      '2027-03-07T08:00:00Z',
      '2027-03-09T08:00:00Z',
    ],
    [
      '8 March, none in Bavaria',
      'P1D',
      'shift="true" land="BY"',
      '2027-03-07T08:00:00Z',
      '2027-03-08T08:00:00Z',
    ],
    [
      'a Land in FEEL',
      'P1D',
      'shift="true" land="=&quot;BY&quot;"',
      '2027-03-07T08:00:00Z',
      '2027-03-08T08:00:00Z',
    ],
    ['no days, set on a Saturday', 'P0D', 'shift="true"', '2026-01-10T08:00:00Z', '2026-01-12T08:00:00Z'],
    [
      'one working day, set on a Saturday',
      'P1D',
      'workingDays="true"',
      '2026-01-10T08:00:00Z',
      '2026-01-12T08:00:00Z',
    ],
  ])('%s', async (_name, value, attributes, now, expected) => {
    const land = attributes.includes('land=') ? attributes : `${attributes} land="BE"`
    expect(await dueAt(waiting('timeDuration', value, calendar(land)), now)).toBe(expected)
  })

  test('moves a date, too', async () => {
    const model = waiting('timeDate', '2026-04-05', calendar('shift="true"'))
    expect(await dueAt(model)).toBe('2026-04-06T22:00:00Z')
  })

  test('repeats on every working day', async () => {
    const model = reminding('R4/P1D', calendar('workingDays="true"'))
    expect(await firings(model, '2026-04-01T08:00:00Z', 9)).toEqual([
      '2026-04-02T08:00:00Z',
      '2026-04-07T08:00:00Z',
      '2026-04-08T08:00:00Z',
      '2026-04-09T08:00:00Z',
    ])
  })

  test('repeats every month, moved, and does not stay where it was moved to', async () => {
    const model = reminding('R4/2026-05-01T08:00/P1M', calendar('shift="true"'))
    expect(await firings(model, '2026-04-15T08:00:00Z', 9)).toEqual([
      '2026-05-04T06:00:00Z',
      '2026-06-01T06:00:00Z',
      '2026-07-01T06:00:00Z',
      '2026-08-03T06:00:00Z',
    ])
  })

  test('moments that move to one day are one', async () => {
    const model = reminding('R5/2026-01-09T08:00/P1D', calendar('shift="true"'))
    expect(await firings(model, '2026-01-08T08:00:00Z', 9)).toEqual([
      '2026-01-09T07:00:00Z',
      '2026-01-12T07:00:00Z',
      '2026-01-13T07:00:00Z',
    ])
  })

  test('moves a cron schedule', async () => {
    const model = reminding('0 8 1 * *', calendar('shift="true"'))
    expect(await firings(model, '2026-04-15T08:00:00Z', 2)).toEqual([
      '2026-05-04T06:00:00Z',
      '2026-06-01T06:00:00Z',
    ])
  })

  test('is that of the authority where no Land is named, in a timer as in FEEL', async () => {
    const process = await compileBpmn(waiting('timeDuration', 'P1D', calendar('shift="true"')))
    const feel = await compileBpmn(waiting('timeDate', '=next working day(date("2027-03-08"))'))
    const env = { now: '2027-03-07T08:00:00Z' }
    expect(startInstance(process, {}, { ...env, land: 'BY' })).toMatchObject({
      effects: [{ dueAt: '2027-03-08T08:00:00Z' }],
    })
    expect(startInstance(feel, {}, { ...env, land: 'BY' })).toMatchObject({
      effects: [{ dueAt: '2027-03-07T23:00:00Z' }],
    })
    expect(startInstance(feel, {}, env)).toMatchObject({ effects: [{ dueAt: '2027-03-08T23:00:00Z' }] })
  })
})

describe('a timer that cannot be understood', () => {
  const wrong: readonly [kind: Kind, value: string, lz: string][] = [
    ['timeDate', 'tomorrow', ''],
    ['timeDate', '2026-02-30', ''],
    ['timeDate', '2026-05-01T25:00', ''],
    ['timeDate', '12000-01-01T00:00:00Z', ''],
    ['timeDate', '+012000-01-01T00:00:00Z', ''],
    ['timeDate', '2026-05-01T09:00:00[Middle/Earth]', ''],
    ['timeDuration', 'P', ''],
    ['timeDuration', '5 days', ''],
    ['timeDuration', 'P9000Y', ''],
    ['timeDuration', 'P99999999999999Y', ''],
    ['timeDuration', '0 8 * * *', ''],
    ['timeCycle', 'R/PT0S', ''],
    ['timeCycle', 'R/PT0.5S', ''],
    ['timeCycle', 'R0/PT1H', ''],
    ['timeCycle', 'R3', ''],
    ['timeCycle', 'R3/', ''],
    ['timeCycle', 'R3/2026-01-01', ''],
    ['timeCycle', 'R3/2026-01-02/2026-01-01', ''],
    ['timeCycle', 'R3/-PT1H', ''],
    ['timeCycle', 'R1000000/PT1H', ''],
    ['timeCycle', 'PT1H', ''],
    ['timeCycle', '0 8 30 2 *', ''],
    ['timeCycle', '61 * * * *', ''],
    ['timeDuration', 'PT8H', 'workingDays="true"'],
    ['timeDuration', 'P1W', 'workingDays="true"'],
    ['timeDuration', 'P10001D', 'workingDays="true"'],
    ['timeDuration', 'P1DT1H', 'shift="true"'],
    ['timeDuration', '-P1D', 'shift="true"'],
    ['timeCycle', 'R/PT1H', 'shift="true"'],
    ['timeDuration', 'P1D', 'land="XX"'],
  ]

  test.each(wrong)(
    '%s %s %s is refused at deployment and an incident if it runs',
    async (kind, value, lz) => {
      // given
      const head = lz === '' ? '' : calendar(lz)
      const { definitions } = await parseBpmn(waiting(kind, value, head).xml())
      if (!definitions) throw new Error('Expected a readable model.')
      // when
      const errors = checkModel(definitions).filter((finding) => finding.severity === 'error')
      const runs = await dueAt(waiting(kind, `="${value}"`, head))
      // then
      expect(errors).toMatchObject([{ code: 'timer-invalid', element: 'T' }])
      expect(runs).toBe('timer-invalid')
    },
  )

  test.each(['=null', '=5', '=[1]', '={a: 1}', '=missing', '=""'])('%s is an incident', async (value) => {
    expect(await dueAt(waiting('timeDuration', value))).toBe('timer-invalid')
  })

  test('waits for its repair and then for its time', async () => {
    // given
    const tryOut = await tryModel(waiting('timeDuration', '=wait'), { wait: 'soon' })
    const [incident] = tryOut.main.incidents
    expect(incident).toMatchObject({ code: 'timer-invalid', message: expect.stringContaining("'soon'") })
    // when
    tryOut.setVariables({ wait: 'PT1H' })
    tryOut.resolveIncident(incident?.incident ?? 0)
    // then
    expect(tryOut.main.timers).toMatchObject([{ dueAt: '2026-01-05T09:00:00Z' }])
    expect(tryOut.main.incidents).toEqual([])
  })

  test('a start event of the process knows no variables', async () => {
    const model = (value: string) =>
      bpmn().node('startEvent', 'T', { name: 'Daily' }, timer('timeCycle', value)).user('A').flow('T', 'A')
    const codes = async (value: string) => {
      const { definitions } = await parseBpmn(model(value).xml())
      return definitions && checkModel(definitions).map((finding) => finding.code)
    }
    expect(await codes('=pace')).toContain('timer-invalid')
    expect(await codes('="R/P1D"')).not.toContain('timer-invalid')
    expect(await codes('0 8 * * MON-FRI')).not.toContain('timer-invalid')
  })

  test('what holds variables is found out when it runs', async () => {
    const { definitions } = await parseBpmn(waiting('timeDuration', '=wait').xml())
    const codes = definitions && checkModel(definitions).map((finding) => finding.code)
    expect(codes).not.toContain('timer-invalid')
  })
})
