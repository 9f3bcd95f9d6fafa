import { parseCron } from '../../../../engine/calendar/parse-cron.ts'
import { Button } from '../../../../runtime/ui/components/button.tsx'
import { SelectField } from '../../../../runtime/ui/components/select-field.tsx'
import {
  childOf,
  eventDefinitionOf,
  isType,
  type ModelElement,
  textOf,
} from '../../../modeler/model-element.ts'
import {
  cycleToIso,
  type Duration,
  durationToIso,
  isoToCycle,
  isoToDuration,
  timeUnits,
} from '../../timing/duration.ts'
import { AmountProperty } from '../fields/amount-property.tsx'
import { ExpressionProperty } from '../fields/expression-property.tsx'
import { TextProperty } from '../fields/text-property.tsx'
import { TimerCalendar } from '../fields/timer-calendar.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'
import { timerTexts } from '../timer-texts.ts'

const kinds = ['timeDuration', 'timeDate', 'timeCycle'] as const
type TimerKind = (typeof kinds)[number]
const usual: Readonly<Record<TimerKind, string>> = {
  timeDuration: 'P14D',
  timeDate: '=today()',
  timeCycle: 'R3/P7D',
}

/** When a timer fires: in words where it is simple, as an expression where it is not. */
export const timerSection: Section = {
  id: 'timer',
  applies: (bo) => isType(eventDefinitionOf(bo), 'bpmn:TimerEventDefinition'),
  Component: (subject) => {
    const { editor, element, bo } = subject
    const { t } = propertyTexts.useTexts()
    const definition = eventDefinitionOf(bo)
    if (definition === undefined) return null
    const kind = kinds.find((name) => childOf(definition, name) !== undefined) ?? 'timeDuration'
    const value = textOf(childOf(definition, kind), 'body')
    const set = (name: TimerKind, body: string) => {
      const made: ModelElement = editor.create('bpmn:FormalExpression', { body })
      made.$parent = definition
      const cleared = Object.fromEntries(kinds.map((other) => [other, undefined]))
      editor.updateOf(element, definition, { ...cleared, ...(body === '' ? {} : { [name]: made }) })
    }
    const allowed = isType(bo, 'bpmn:IntermediateCatchEvent') ? kinds.slice(0, 2) : kinds
    return (
      <>
        <SelectField
          label={t('timer')}
          value={kind}
          options={allowed.map((name) => ({ value: name, label: t(name) }))}
          onChange={(next) => set(next as TimerKind, usual[next as TimerKind])}
        />
        {kind === 'timeDuration' && <DurationValue value={value} onCommit={(body) => set(kind, body)} />}
        {kind === 'timeDate' && (
          <ExpressionProperty
            label={t('date')}
            hint={t('dateHint')}
            value={value}
            onCommit={(body) => set(kind, body)}
          />
        )}
        {kind !== 'timeCycle' && <TimerCalendar {...subject} />}
        {kind === 'timeCycle' && <CycleValue value={value} onCommit={(body) => set(kind, body)} />}
      </>
    )
  },
}

function DurationValue({ value, onCommit }: ValueProps) {
  const { t } = propertyTexts.useTexts()
  const duration = isoToDuration(value)
  if (duration === undefined && value !== '') {
    return (
      <>
        <ExpressionProperty label={t('durationExpression')} value={value} onCommit={onCommit} />
        <Button small variant="tertiary" onClick={() => onCommit('P14D')}>
          {t('inWords')}
        </Button>
      </>
    )
  }
  return (
    <>
      <Amount
        duration={duration}
        onCommit={(next) => onCommit(next ? durationToIso(next) : '')}
        label={t('duration')}
      />
      <Button small variant="tertiary" onClick={() => onCommit(`=duration("${value || 'P14D'}")`)}>
        {t('asExpression')}
      </Button>
    </>
  )
}

function CycleValue({ value, onCommit }: ValueProps) {
  const { t } = propertyTexts.useTexts()
  const plan = timerTexts.useTexts()
  const cycle = isoToCycle(value)
  if (cycle === undefined && parseCron(value) !== undefined) {
    return (
      <>
        <TextProperty
          label={plan.t('scheduleText')}
          hint={plan.t('scheduleHint')}
          value={value}
          onCommit={(text) => onCommit(text.trim())}
        />
        <Button small variant="tertiary" onClick={() => onCommit(usual.timeCycle)}>
          {plan.t('asInterval')}
        </Button>
      </>
    )
  }
  if (cycle === undefined) {
    return <ExpressionProperty label={t('cycleExpression')} value={value} onCommit={onCommit} />
  }
  return (
    <>
      <Amount
        label={t('every')}
        duration={cycle.duration}
        onCommit={(duration) => duration && onCommit(cycleToIso({ ...cycle, duration }))}
      />
      <TextProperty
        label={t('times')}
        value={cycle.times > 0 ? String(cycle.times) : ''}
        onCommit={(times) => onCommit(cycleToIso({ ...cycle, times: Number.parseInt(times, 10) || 0 }))}
      />
      <Button small variant="tertiary" onClick={() => onCommit('0 8 * * MON-FRI')}>
        {plan.t('schedule')}
      </Button>
    </>
  )
}

interface ValueProps {
  readonly value: string
  readonly onCommit: (value: string) => void
}

function Amount(props: {
  readonly label: string
  readonly duration: Duration | undefined
  readonly onCommit: (duration: Duration | undefined) => void
}) {
  const { t } = propertyTexts.useTexts()
  return (
    <AmountProperty
      label={props.label}
      amountLabel={t('amount')}
      unitLabel={t('unit')}
      amount={props.duration?.amount}
      unit={props.duration?.unit ?? 'days'}
      units={timeUnits.map((unit) => ({ value: unit, label: t(unit) }))}
      onCommit={props.onCommit}
    />
  )
}
