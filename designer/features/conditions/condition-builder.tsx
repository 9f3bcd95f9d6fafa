import { useMemo, useState } from 'react'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import type { ModelElement } from '../../modeler/model-element.ts'
import { ExpressionProperty } from '../properties/fields/expression-property.tsx'
import { fieldsOfForms, variablesOfModel } from '../properties/known-fields.ts'
import { ClauseRow } from './clause-row.tsx'
import { conditionTexts } from './condition-texts.ts'
import { type Clause, feelToSentence, type Sentence, sentenceToFeel } from './sentence.ts'

/** A condition as a sentence with slots; expert mode shows the FEEL it stands for. */
export function ConditionBuilder({ label, feel, process, onCommit }: ConditionBuilderProps) {
  const { t, language } = conditionTexts.useTexts()
  const { forms } = useDraft()
  const fields = useMemo(
    () => [...fieldsOfForms(forms, language), ...variablesOfModel(process)],
    [forms, language, process],
  )
  const [expert, setExpert] = useState(false)
  const sentence = feelToSentence(feel)
  const asText = expert || (feel !== '' && sentence === undefined)
  const clauses: readonly Clause[] = sentence?.clauses ?? []
  const put = (next: Sentence) => onCommit(next.clauses.length === 0 ? '' : sentenceToFeel(next))
  const join = sentence?.join ?? 'and'
  return (
    <fieldset className="lz-rulebox">
      <legend className="kern-label">{label}</legend>
      {asText ? (
        <ExpressionProperty label={t('expert')} value={feel} always rows={3} onCommit={onCommit} />
      ) : (
        <>
          {[...clauses, ...(clauses.length === 0 ? [undefined] : [])].map((clause, index) => (
            <ClauseRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a clause has no identity but its place.
              key={index}
              number={index + 1}
              clause={clause}
              fields={fields}
              join={index === 0 ? undefined : join}
              onJoin={(next) => put({ join: next, clauses })}
              onChange={(next) =>
                put({ join, clauses: clause === undefined ? [next] : clauses.with(index, next) })
              }
              onRemove={
                clause === undefined
                  ? undefined
                  : () => put({ join, clauses: clauses.filter((_, at) => at !== index) })
              }
            />
          ))}
          {clauses.length > 0 && (
            <Button
              small
              variant="tertiary"
              icon="plus"
              onClick={() =>
                put({
                  join,
                  clauses: [...clauses, { field: fields[0]?.path ?? 'angabe', operator: 'answered' }],
                })
              }
            >
              {t('add')}
            </Button>
          )}
        </>
      )}
      {feel !== '' && sentence === undefined && <p className="lz-meta">{t('notASentence')}</p>}
      {(sentence !== undefined || feel === '') && (
        <Button small variant="tertiary" onClick={() => setExpert(!expert)}>
          {expert ? t('sentence') : t('expert')}
        </Button>
      )}
    </fieldset>
  )
}

interface ConditionBuilderProps {
  readonly label: string
  readonly feel: string
  readonly process: ModelElement | undefined
  readonly onCommit: (feel: string) => void
}
