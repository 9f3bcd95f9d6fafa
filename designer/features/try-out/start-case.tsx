import type { CompiledProcess, Variables } from '../../../engine/index.ts'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { FormAnswers } from './form-answers.tsx'
import { tryOutTexts } from './try-out-texts.ts'

/** Begins a case: with the application's form, or without answers. */
export function StartCase({ process, onStart }: StartCaseProps) {
  const { t } = tryOutTexts.useTexts()
  const { forms } = useDraft()
  const formId = process.case?.startForm ?? process.starts.find(({ kind }) => kind === 'none')?.formId
  const form = formId === undefined ? undefined : forms[formId]
  return (
    <>
      <h2 className="lz-h2">{t('startTitle')}</h2>
      <p className="lz-meta">{t('startText')}</p>
      <Button
        variant={form === undefined ? 'primary' : 'secondary'}
        small
        icon="play"
        onClick={() => onStart({})}
      >
        {form === undefined ? t('start') : t('startEmpty')}
      </Button>
      {form && <FormAnswers form={form} action={t('start')} onSend={onStart} />}
    </>
  )
}

interface StartCaseProps {
  readonly process: CompiledProcess
  readonly onStart: (variables: Variables) => void
}
