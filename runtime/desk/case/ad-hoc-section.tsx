import { useState } from 'react'
import type { AdHocChoice } from '../../ad-hoc/list-ad-hoc.ts'
import { api } from '../../ui/api/client.ts'
import { ProblemError } from '../../ui/api/problem-error.ts'
import { Alert } from '../../ui/components/alert.tsx'
import { Button } from '../../ui/components/button.tsx'
import { caseTexts } from './case-texts.ts'

/** Steps of the case a person may start as needed, in any number, until somebody says that no more are needed. */
export function AdHocSection({ choices, onStarted }: AdHocSectionProps) {
  const { t } = caseTexts.useTexts()
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState('')
  const send = async (choice: AdHocChoice, act: 'activation' | 'completion', step?: string) => {
    setBusy(`${choice.adHocSubProcessInstanceKey} ${step ?? ''}`)
    setProblem('')
    try {
      const path = `/v2/element-instances/ad-hoc-activities/${choice.adHocSubProcessInstanceKey}/${act}`
      await api.post(path, step === undefined ? {} : { elements: [{ elementId: step }] })
      onStarted()
    } catch (error) {
      setProblem(error instanceof ProblemError ? error.detail : String(error))
    }
    setBusy('')
  }
  if (choices.length === 0) return null
  return (
    <section>
      <h2 className="lz-h2 lz-secthead">{t('adHoc')}</h2>
      {problem !== '' && <Alert kind="danger" title={t('adHocFailed', { reason: problem })} />}
      {choices.map((choice) => (
        <div key={choice.adHocSubProcessInstanceKey} className="lz-stack lz-s12">
          <h3 className="lz-h3">{choice.name}</h3>
          <div className="lz-row lz-row--wrap">
            {choice.steps.map((step) => (
              <Button
                key={step.id}
                small
                icon="plus"
                busy={busy === `${choice.adHocSubProcessInstanceKey} ${step.id}`}
                onClick={() => void send(choice, 'activation', step.id)}
              >
                {t('adHocStart', { step: step.name })}
              </Button>
            ))}
            <Button
              small
              variant="tertiary"
              busy={busy === `${choice.adHocSubProcessInstanceKey} `}
              onClick={() => void send(choice, 'completion')}
            >
              {t('adHocDone')}
            </Button>
          </div>
        </div>
      ))}
    </section>
  )
}

interface AdHocSectionProps {
  readonly choices: readonly AdHocChoice[]
  readonly onStarted: () => void
}
