import type { CaseDetail } from '../../cases/get-case.ts'
import { useLoad } from '../../ui/api/use-load.ts'
import { Alert } from '../../ui/components/alert.tsx'
import { Badge } from '../../ui/components/badge.tsx'
import { DocumentList } from '../../ui/components/document-list.tsx'
import { Due } from '../../ui/components/due.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { Stages } from '../../ui/components/stages.tsx'
import { Timeline } from '../../ui/components/timeline.tsx'
import { useEvents } from '../../ui/events/use-events.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { Link } from '../../ui/router/router.tsx'
import { deskTexts } from '../desk-texts.ts'
import { Calculation } from '../task/calculation.tsx'
import { WaitingFor } from '../waiting-for.tsx'
import { AdHocSection } from './ad-hoc-section.tsx'
import { ApplicationAnswers } from './application-answers.tsx'
import { CaseDiagram } from './case-diagram.tsx'
import { CaseHead } from './case-head.tsx'
import { caseTexts } from './case-texts.ts'
import { NotesSection } from './notes-section.tsx'
import { ReadersSection } from './readers-section.tsx'

/** A case: stages in words first, then the picture, then everything that belongs to it. */
export function CasePage({ caseKey }: { readonly caseKey: string }) {
  const loaded = useLoad<CaseDetail>(`/v2/cases/${encodeURIComponent(caseKey)}`)
  useEvents(['case'], ({ key }) => {
    if (key === caseKey) loaded.reload()
  })
  return (
    <main id="content" tabIndex={-1}>
      <LoadState loaded={loaded}>{(detail) => <CaseView detail={detail} reload={loaded.reload} />}</LoadState>
    </main>
  )
}

const kinds = { open: 'info', finished: 'success', canceled: 'neutral' } as const

function CaseView({ detail, reload }: { readonly detail: CaseDetail; readonly reload: () => void }) {
  const { t, language } = caseTexts.useTexts()
  const desk = deskTexts.useTexts()
  const { header } = detail
  const first = detail.tasks[0]
  return (
    <>
      <CaseHead
        title={t('title', { procedure: header.procedureName, person: header.subject ?? desk.t('noName') })}
        header={header}
        crumbs={[{ to: '/cases', label: t('cases') }, { label: header.fileNumber }]}
        badges={
          <Badge kind={kinds[header.state]} {...(header.state === 'canceled' ? { icon: 'x' as const } : {})}>
            {t(`state.${header.state}`)}
          </Badge>
        }
        tools={
          first && (
            <Link
              to={`/tasks/${first.userTaskKey}`}
              className="kern-btn kern-btn--secondary kern-btn--x-small"
            >
              <Icon name="arrow" size={18} />
              <span className="kern-label">{t('openTask')}</span>
            </Link>
          )
        }
      />
      <div className="lz-main lz-stack lz-s32">
        {detail.path.incidents.length > 0 && <Alert kind="warning" title={t('incident')} />}
        {detail.stages.length > 0 && (
          <section>
            <h2 className="lz-h2 lz-secthead">{t('stages')}</h2>
            <Stages stages={detail.stages} />
          </section>
        )}
        <CaseDiagram detail={detail} />
        <OpenTasks detail={detail} />
        <AdHocSection choices={detail.adHoc} onStarted={reload} />
        <Calculation calculation={detail.calculation} />
        <div className="lz-3col">
          <section>
            <h2 className="lz-h2 lz-secthead">{t('timeline')}</h2>
            <Timeline
              entries={detail.timeline.map((entry) => ({
                id: entry.id,
                at: entry.at,
                text: entry.text[language],
                who: entry.who[language],
              }))}
            />
          </section>
          <div className="lz-stack lz-s32">
            <section>
              <h2 className="lz-h2 lz-secthead">{t('documents', { count: detail.documents.length })}</h2>
              <DocumentList documents={detail.documents} />
            </section>
            <NotesSection caseKey={header.processInstanceKey} notes={detail.notes} onAdded={reload} />
          </div>
          <ReadersSection readers={detail.readers} />
        </div>
        <ApplicationAnswers application={detail.application} />
      </div>
    </>
  )
}

function OpenTasks({ detail }: { readonly detail: CaseDetail }) {
  const { t } = caseTexts.useTexts()
  if (detail.header.state !== 'open') return null
  return (
    <section>
      <h2 className="lz-h2 lz-secthead">{t('openTasks')}</h2>
      {detail.tasks.length === 0 && <p className="lz-meta">{t('noTasks')}</p>}
      <ul className="lz-opentasks">
        {detail.tasks.map((task) => (
          <li key={task.userTaskKey} className="lz-row lz-row--wrap lz-row--16">
            <Link to={`/tasks/${task.userTaskKey}`} className="lz-rowlink">
              {task.name}
            </Link>
            <WaitingFor {...task} />
            <Due at={task.dueAt} inline />
          </li>
        ))}
      </ul>
    </section>
  )
}
