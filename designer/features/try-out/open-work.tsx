import { useState } from 'react'
import type { CompiledProcess, Json, Variables } from '../../../engine/index.ts'
import type { TryOut } from '../../../engine/try-out/create-try-out.ts'
import { prefillAnswers } from '../../../forms/index.ts'
import { Alert } from '../../../runtime/ui/components/alert.tsx'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { TextField } from '../../../runtime/ui/components/text-field.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { FormAnswers } from './form-answers.tsx'
import { tryOutTexts } from './try-out-texts.ts'
import type { Act } from './try-out-view.tsx'

/** Everything that is open now: tasks with forms, jobs to answer, messages to send, incidents to retry. */
export function OpenWork({ tryOut, process, onAct }: OpenWorkProps) {
  const { t, dateTime } = tryOutTexts.useTexts()
  const { forms } = useDraft()
  const { main } = tryOut
  const nameOf = (element: string) => process.elements.get(element)?.name ?? element
  const who = (groups: readonly string[]) => groups.map((group) => groupWords(group, t)).join(', ')
  const isOver = main.instance.state !== 'active'
  const nothing =
    main.tasks.length + main.jobs.length + main.subscriptions.length + main.incidents.length === 0
  return (
    <>
      <p role="status" className="kern-sr-only">
        {[...main.tasks, ...main.jobs].map(({ element }) => nameOf(element)).join(', ')}
      </p>
      {isOver && <Alert kind="success" title={t('finished')} />}
      {!isOver && nothing && <Alert kind="info" title={t('waiting')} />}
      {main.incidents.map(({ incident, element, message }) => (
        <Alert key={incident} kind="danger" title={t('incident', { name: nameOf(element), message })}>
          <Button small onClick={() => onAct((one) => one.resolveIncident(incident))}>
            {t('retry')}
          </Button>
        </Alert>
      ))}
      {main.tasks.map((task) => {
        const form = task.formId === undefined ? undefined : forms[task.formId]
        const send = (variables: Variables) =>
          onAct((one) => one.completeTask({ wait: task.wait }, variables))
        const current =
          form && prefillAnswers(form, { ...tryOut.variables, ...task.variables }, { now: tryOut.now })
        return (
          <section key={task.wait} className="lz-stack lz-s8" aria-label={task.name}>
            <div>
              {task.candidateGroups.length > 0 && (
                <span className="lz-meta">{t('sees', { who: who(task.candidateGroups) })}</span>
              )}
              <h2 className="lz-h2">{task.name}</h2>
              {task.dueAt && <span className="lz-meta">{t('dueAt', { date: dateTime(task.dueAt) })}</span>}
            </div>
            {form ? (
              <FormAnswers form={form} action={t('complete')} current={current} onSend={send} />
            ) : (
              <>
                <p className="lz-meta">{t('noForm')}</p>
                <Button variant="primary" onClick={() => send({})}>
                  {t('complete')}
                </Button>
              </>
            )}
          </section>
        )
      })}
      {main.jobs.map((job) => (
        <JobWork
          key={job.wait}
          title={nameOf(job.element)}
          type={job.jobType}
          onDone={(variables) => onAct((one) => one.completeJob({ wait: job.wait }, variables))}
          onFail={() => onAct((one) => one.failJob({ wait: job.wait }, 'Ausprobiert: fehlgeschlagen'))}
        />
      ))}
      {main.subscriptions.map((message) => (
        <section key={message.wait} className="lz-card lz-stack lz-s8">
          <h3 className="lz-h3">{t('message', { name: message.name })}</h3>
          <Button
            small
            onClick={() =>
              onAct((one) => {
                one.publishMessage(message.name, message.correlationKey)
                return undefined
              })
            }
          >
            {t('deliver')}
          </Button>
        </section>
      ))}
      {main.timers.map((timer) => (
        <p key={timer.wait} className="lz-meta">
          {t('timer', { name: nameOf(timer.element), date: dateTime(timer.dueAt) })}
        </p>
      ))}
    </>
  )
}

interface OpenWorkProps {
  readonly tryOut: TryOut
  readonly process: CompiledProcess
  readonly onAct: Act
}

function JobWork({ title, type, onDone, onFail }: JobWorkProps) {
  const { t } = tryOutTexts.useTexts()
  const example =
    type === 'letter' ? `{"documentId": "1", "postedOn": "${new Date().toISOString().slice(0, 10)}"}` : '{}'
  const [text, setText] = useState(example)
  const [error, setError] = useState('')
  const send = () => {
    const variables = readObject(text)
    setError(variables === undefined ? t('badJson', { example }) : '')
    if (variables !== undefined) onDone(variables)
  }
  return (
    <section className="lz-card lz-stack lz-s8" aria-label={title}>
      <span className="lz-meta">{t('job', { type })}</span>
      <h2 className="lz-h2">{title}</h2>
      <TextField
        label={t('jobAnswer')}
        rows={2}
        value={text}
        onChange={setText}
        {...(error ? { error } : {})}
      />
      <div className="lz-row lz-row--wrap">
        <Button variant="primary" onClick={send}>
          {t('jobDone')}
        </Button>
        <Button variant="tertiary" onClick={onFail}>
          {t('jobFail')}
        </Button>
      </div>
    </section>
  )
}

interface JobWorkProps {
  readonly title: string
  readonly type: string
  readonly onDone: (variables: Variables) => void
  readonly onFail: () => void
}

function readObject(text: string): Variables | undefined {
  try {
    const value: Json = JSON.parse(text)
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Variables)
      : undefined
  } catch {
    return undefined
  }
}

function groupWords(group: string, t: ReturnType<typeof tryOutTexts.useTexts>['t']): string {
  if (group === 'clerk' || group === 'lead' || group === 'applicant') return t(`group_${group}`)
  return group
}
