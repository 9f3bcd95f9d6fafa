import { type CompiledProcess, rootScopeOf, type Variables } from '../../../engine/index.ts'
import type { TryOut } from '../../../engine/try-out/create-try-out.ts'
import type { TryOutInstance } from '../../../engine/try-out/try-out-state.ts'
import type { FormDocument } from '../../../forms/document.ts'
import { prefillAnswers } from '../../../forms/index.ts'
import { Alert } from '../../../runtime/ui/components/alert.tsx'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { AdHocSteps } from './ad-hoc-steps.tsx'
import { FormAnswers } from './form-answers.tsx'
import { JobWork } from './job-work.tsx'
import { OpenEvents } from './open-events.tsx'
import { tryOutTexts } from './try-out-texts.ts'
import type { Act } from './try-out-view.tsx'

/** What is open in one instance: tasks with forms, jobs to answer, events to let happen, incidents to retry. */
export function InstanceWork({ tryOut, at, process, forms, named, onAct }: InstanceWorkProps) {
  const { t, dateTime } = tryOutTexts.useTexts()
  const { key } = at
  const nameOf = (element: string) => process.elements.get(element)?.name ?? element
  const who = (groups: readonly string[]) => groups.map((group) => groupWords(group, t)).join(', ')
  const variables = rootScopeOf(at.instance)?.variables ?? {}
  return (
    <>
      {named && <p className="lz-meta">{t('inProcess', { name: process.name ?? process.id })}</p>}
      {at.incidents.map(({ incident, element, message }) => (
        <Alert key={incident} kind="danger" title={t('incident', { name: nameOf(element), message })}>
          <Button small onClick={() => onAct((one) => one.resolveIncident(incident, key))}>
            {t('retry')}
          </Button>
        </Alert>
      ))}
      {at.tasks.map((task) => {
        const form = task.formId === undefined ? undefined : forms[task.formId]
        const send = (answers: Variables) =>
          onAct((one) => one.completeTask({ key, wait: task.wait }, answers))
        const current = form && prefillAnswers(form, { ...variables, ...task.variables }, { now: tryOut.now })
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
      {at.jobs.map((job) => (
        <JobWork
          key={job.wait}
          title={nameOf(job.element)}
          type={job.jobType}
          onDone={(answers) => onAct((one) => one.completeJob({ key, wait: job.wait }, answers))}
          onFail={() => onAct((one) => one.failJob({ key, wait: job.wait }, 'Ausprobiert: fehlgeschlagen'))}
        />
      ))}
      {at.adHocs.map((open) => (
        <AdHocSteps key={open.wait} instance={key} open={open} nameOf={nameOf} onAct={onAct} />
      ))}
      <OpenEvents at={at} nameOf={nameOf} onAct={onAct} />
    </>
  )
}

interface InstanceWorkProps {
  readonly tryOut: TryOut
  readonly at: TryOutInstance
  readonly process: CompiledProcess
  readonly forms: Readonly<Record<string, FormDocument>>
  /** It is not the case itself, so its procedure is named. */
  readonly named: boolean
  readonly onAct: Act
}

function groupWords(group: string, t: ReturnType<typeof tryOutTexts.useTexts>['t']): string {
  if (group === 'clerk' || group === 'lead' || group === 'applicant') return t(`group_${group}`)
  return group
}
