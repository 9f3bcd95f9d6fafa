import { useState } from 'react'
import type { CompiledProcess, Variables } from '../../../engine/index.ts'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { SelectField } from '../../../runtime/ui/components/select-field.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { FormAnswers } from './form-answers.tsx'
import { tryOutTexts } from './try-out-texts.ts'

/** Begins a case: with the application's form, or without answers. */
export function StartCase({ process, onStart }: StartCaseProps) {
  const { t } = tryOutTexts.useTexts()
  const { forms } = useDraft()
  const byHand = process.starts.find(({ kind }) => kind === 'none')
  const [chosen, setChosen] = useState(byHand?.element ?? process.starts[0]?.element ?? '')
  const formId = process.case?.startForm ?? byHand?.formId
  const events = [...new Set(process.starts.map(({ element }) => element))]
  const nameOf = (element: string) => process.elements.get(element)?.name ?? element
  const needsChoice = events.length > 1 || (events.length > 0 && byHand === undefined)
  const start = needsChoice && chosen !== '' ? chosen : undefined
  const form = formId === undefined ? undefined : forms[formId]
  return (
    <>
      <h2 className="lz-h2">{t('startTitle')}</h2>
      <p className="lz-meta">{t('startText')}</p>
      {needsChoice && (
        <SelectField
          label={t('startWith')}
          value={chosen}
          options={events.map((element) => ({ value: element, label: nameOf(element) }))}
          onChange={setChosen}
        />
      )}
      <Button
        variant={form === undefined ? 'primary' : 'secondary'}
        small
        icon="play"
        onClick={() => onStart({}, start)}
      >
        {form === undefined ? t('start') : t('startEmpty')}
      </Button>
      {form && <FormAnswers form={form} action={t('start')} onSend={(answers) => onStart(answers, start)} />}
    </>
  )
}

interface StartCaseProps {
  readonly process: CompiledProcess
  /** The start event only where the process has several, or none that begins by itself. */
  readonly onStart: (variables: Variables, startElement?: string) => void
}
