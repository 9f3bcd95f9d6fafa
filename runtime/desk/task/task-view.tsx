import { useId, useState } from 'react'
import { AppForm } from '../../../forms/render/app-form.tsx'
import { DraftNotice } from '../../../forms/render/draft-notice.tsx'
import { ErrorSummary } from '../../../forms/render/error-summary.tsx'
import type { CaseDetail } from '../../cases/get-case.ts'
import type { TaskDetail } from '../../cases/get-task.ts'
import { api } from '../../ui/api/client.ts'
import { ProblemError } from '../../ui/api/problem-error.ts'
import type { Loaded } from '../../ui/api/use-load.ts'
import { Alert } from '../../ui/components/alert.tsx'
import { Badge } from '../../ui/components/badge.tsx'
import { Button } from '../../ui/components/button.tsx'
import { useUser } from '../../ui/session/session.tsx'
import { CaseHead } from '../case/case-head.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { Calculation } from './calculation.tsx'
import { TaskSide } from './task-side.tsx'
import { taskTexts } from './task-texts.ts'
import { useTaskWork } from './use-task-work.ts'

/** The page of an open task. Only its holder may change the form; others read it. */
export function TaskView({ task, matter, reload, onCompleted }: TaskViewProps) {
  const { t, language } = taskTexts.useTexts()
  const user = useUser()
  const idPrefix = `t${useId().replaceAll(/[^A-Za-z0-9]/g, '')}`
  const work = useTaskWork(task, onCompleted)
  const [problem, setProblem] = useState('')
  const [assigning, setAssigning] = useState(false)
  const mine = task.assignee === user.username
  const lead = user.roles.includes('lead')
  const act = async (action: () => Promise<unknown>) => {
    setProblem('')
    try {
      await action()
      reload()
    } catch (error) {
      setProblem(error instanceof ProblemError ? error.detail : String(error))
    }
  }
  const assign = (assignee: string) =>
    act(() => api.post(`/v2/user-tasks/${task.userTaskKey}/assignment`, { assignee }))
  const failure = problem || work.problem
  return (
    <>
      <CaseHead
        title={task.name}
        header={task.case}
        taskDueAt={task.dueAt}
        legalBasis={task.legalBasis ?? undefined}
        crumbs={[{ to: '/', label: t('list') }, { label: task.name }]}
        badges={<TaskBadges task={task} mine={mine} />}
      />
      <div className="lz-taskgrid">
        <div className="lz-stack lz-s24">
          <ErrorSummary errors={work.errors} language={language} idPrefix={idPrefix} round={work.round} />
          {failure && (
            <Alert kind="danger" title={t('failed')}>
              {failure}
            </Alert>
          )}
          {task.fourEyes.excluded && (
            <Alert kind="warning" title={t('excluded')}>
              {t('excludedText', { reason: task.fourEyes.reason ?? '' })}
            </Alert>
          )}
          {!mine && task.assignee && (
            <Alert kind="info" title={t('foreign', { name: task.assigneeName ?? '' })} />
          )}
          <Calculation calculation={task.calculation} traces={task.traces} />
          {task.form ? (
            <form noValidate aria-label={t('form.legend')} onSubmit={(event) => event.preventDefault()}>
              <AppForm
                document={task.form}
                data={work.draft.data}
                current={task.data}
                onChange={work.draft.change}
                onBlur={work.draft.saveNow}
                language={language}
                errors={work.errors}
                idPrefix={idPrefix}
                disabled={!mine}
              />
            </form>
          ) : (
            <p>{t('noForm')}</p>
          )}
        </div>
        <TaskSide task={task} matter={matter} />
      </div>
      <div className="lz-actionbar lz-sticky">
        {mine && task.form && (work.draft.savedAt || work.draft.state !== 'saved') && (
          <DraftNotice draft={work.draft} language={language} />
        )}
        {!task.assignee && !task.fourEyes.excluded && <span className="lz-saved">{t('claimText')}</span>}
        <span className="lz-grow" />
        {lead && (
          <Button variant="tertiary" icon="group" onClick={() => setAssigning(true)}>
            {t('assign')}
          </Button>
        )}
        {mine && (
          <Button
            icon="undo"
            onClick={() => act(() => api.delete(`/v2/user-tasks/${task.userTaskKey}/assignee`))}
          >
            {t('unclaim')}
          </Button>
        )}
        {!task.assignee && !task.fourEyes.excluded && (
          <Button variant="primary" icon="person" onClick={() => assign(user.username)}>
            {t('claim')}
          </Button>
        )}
        {mine && !task.fourEyes.excluded && (
          <Button variant="primary" icon="check" busy={work.busy} onClick={() => void work.complete()}>
            {t(task.form ? 'complete' : 'done')}
          </Button>
        )}
      </div>
      {lead && (
        <AssignDialog
          open={assigning}
          current={task.assignee}
          onClose={() => setAssigning(false)}
          onAssign={(username) => {
            setAssigning(false)
            void assign(username)
          }}
        />
      )}
    </>
  )
}

interface TaskViewProps {
  readonly task: TaskDetail
  readonly matter: Loaded<CaseDetail>
  readonly reload: () => void
  readonly onCompleted: () => void
}

function TaskBadges({ task, mine }: { readonly task: TaskDetail; readonly mine: boolean }) {
  const { t } = taskTexts.useTexts()
  return (
    <>
      {mine && (
        <Badge kind="info" icon="person">
          {t('mine')}
        </Badge>
      )}
      {!mine && (
        <Badge kind="neutral" icon={task.assignee ? 'person' : 'clock'}>
          {task.assignee ? t('taken', { name: task.assigneeName ?? task.assignee }) : t('free')}
        </Badge>
      )}
      {task.fourEyes.required && (
        <Badge kind="neutral" icon="shield">
          {t('fourEyes')}
        </Badge>
      )}
    </>
  )
}
