import { SelectField } from '../../../../runtime/ui/components/select-field.tsx'
import { isType } from '../../../modeler/model-element.ts'
import {
  type Repetition,
  type RepetitionKind,
  repetitionOf,
  setRepetition,
} from '../../../modeler/repetition.ts'
import { CheckProperty } from '../fields/check-property.tsx'
import { ExpressionProperty } from '../fields/expression-property.tsx'
import { TextProperty } from '../fields/text-property.tsx'
import { flowTexts } from '../flow-texts.ts'
import type { Section } from '../section.ts'

const kinds: readonly RepetitionKind[] = ['once', 'loop', 'parallel', 'sequential']

/** Once, while something holds, or once for each entry of a list. */
export const repetitionSection: Section = {
  id: 'repetition',
  applies: (bo) => isType(bo, 'bpmn:Activity') && bo.get('triggeredByEvent') !== true,
  Component: ({ editor, element, bo }) => {
    const { t } = flowTexts.useTexts()
    const now = repetitionOf(bo)
    const set = (patch: Partial<Repetition>) => setRepetition(editor, element, { ...now, ...patch })
    return (
      <>
        <SelectField
          label={t('repetition')}
          value={now.kind}
          options={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
          onChange={(kind) => set({ kind: kind as RepetitionKind })}
        />
        {now.kind === 'loop' && <LoopFields now={now} set={set} />}
        {(now.kind === 'parallel' || now.kind === 'sequential') && <MultiFields now={now} set={set} />}
      </>
    )
  },
}

function LoopFields({ now, set }: FieldsProps) {
  const { t } = flowTexts.useTexts()
  return (
    <>
      <Feel name="loopCondition" now={now} set={set} />
      <CheckProperty
        label={t('testBefore')}
        checked={now.testBefore}
        onChange={(testBefore) => set({ testBefore })}
      />
      <TextProperty
        label={t('loopMaximum')}
        value={now.loopMaximum}
        onCommit={(loopMaximum) => set({ loopMaximum })}
      />
    </>
  )
}

function MultiFields({ now, set }: FieldsProps) {
  const { t } = flowTexts.useTexts()
  return (
    <>
      <Feel name="inputCollection" now={now} set={set} />
      <TextProperty
        label={t('inputElement')}
        value={now.inputElement}
        onCommit={(inputElement) => set({ inputElement })}
      />
      <Feel name="loopCardinality" now={now} set={set} />
      <TextProperty
        label={t('outputCollection')}
        value={now.outputCollection}
        onCommit={(outputCollection) => set({ outputCollection })}
      />
      <Feel name="outputElement" now={now} set={set} />
      <Feel name="completionCondition" now={now} set={set} />
    </>
  )
}

function Feel({ name, now, set }: FieldsProps & { readonly name: FeelName }) {
  const { t } = flowTexts.useTexts()
  return (
    <ExpressionProperty label={t(name)} always value={now[name]} onCommit={(text) => set({ [name]: text })} />
  )
}

type FeelName =
  | 'loopCondition'
  | 'inputCollection'
  | 'loopCardinality'
  | 'outputElement'
  | 'completionCondition'

interface FieldsProps {
  readonly now: Repetition
  readonly set: (patch: Partial<Repetition>) => void
}
