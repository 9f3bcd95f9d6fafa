import type { CaseDetail } from '../../cases/get-case.ts'
import type { TaskDetail } from '../../cases/get-task.ts'
import type { Loaded } from '../../ui/api/use-load.ts'
import { DocumentList } from '../../ui/components/document-list.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { Timeline } from '../../ui/components/timeline.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { Link } from '../../ui/router/router.tsx'
import { ApplicationAnswers } from '../case/application-answers.tsx'
import { caseTexts } from '../case/case-texts.ts'
import { NotesSection } from '../case/notes-section.tsx'
import { taskTexts } from './task-texts.ts'

/** Beside the task: what happened, documents, notes, what the person stated. */
export function TaskSide({
  task,
  matter,
}: {
  readonly task: TaskDetail
  readonly matter: Loaded<CaseDetail>
}) {
  const { t, language } = caseTexts.useTexts()
  const own = taskTexts.useTexts()
  return (
    <div className="lz-taskside lz-stack lz-s24">
      <LoadState loaded={matter}>
        {(detail) => (
          <>
            <section>
              <div className="lz-secthead">
                <h2 className="lz-h2">{t('timeline')}</h2>
                <Link to={`/cases/${task.processInstanceKey}`} className="lz-tool">
                  {own.t('wholeCase')}
                  <Icon name="arrow" size={18} />
                </Link>
              </div>
              <Timeline
                first={4}
                entries={detail.timeline.map((entry) => ({
                  id: entry.id,
                  at: entry.at,
                  text: entry.text[language],
                  who: entry.who[language],
                }))}
              />
            </section>
            <hr className="lz-hr" />
            <section>
              <h2 className="lz-h2 lz-secthead">{t('documents', { count: detail.documents.length })}</h2>
              <DocumentList documents={detail.documents} />
            </section>
            <hr className="lz-hr" />
            <NotesSection
              caseKey={detail.header.processInstanceKey}
              notes={detail.notes}
              onAdded={matter.reload}
            />
            <ApplicationAnswers application={detail.application} />
          </>
        )}
      </LoadState>
    </div>
  )
}
