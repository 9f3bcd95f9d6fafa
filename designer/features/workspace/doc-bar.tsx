import { useState } from 'react'
import { Alert } from '../../../runtime/ui/components/alert.tsx'
import { Badge } from '../../../runtime/ui/components/badge.tsx'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { SaveState } from '../../../runtime/ui/components/save-state.tsx'
import { PageHeading } from '../../../runtime/ui/router/page-heading.tsx'
import { Link } from '../../../runtime/ui/router/router.tsx'
import { useUser } from '../../../runtime/ui/session/session.tsx'
import { designerTexts } from '../../designer-texts.ts'
import { useDraft } from '../../draft/use-draft.ts'
import { ReviewDialog, type ReviewStep } from '../review/review-dialog.tsx'
import { workspaceTexts } from './workspace-texts.ts'

const views = ['model', 'forms', 'tables', 'try', 'compare', 'versions'] as const

/** Name, state, views, save state, and the next step of the publication. */
export function DocBar({ view, author, onChanged }: DocBarProps) {
  const { t } = workspaceTexts.useTexts()
  const app = designerTexts.useTexts().t('app')
  const { name, processId, reviewState, save, savedAt, rev, findings, failure } = useDraft()
  const { username, roles } = useUser()
  const [step, setStep] = useState<ReviewStep | null>(null)
  const [done, setDone] = useState('')
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const mine = author === username
  const current = views.find((one) => one === view) ?? 'model'
  return (
    <>
      <section className="lz-docbar" aria-label={t('frame')}>
        <PageHeading title={name} app={`${t(current)} – ${app} – Laufzettel`} className="lz-docbar__name" />
        {reviewState === 'review' ? (
          <Badge kind="info" icon="eye">
            {t('inReview')}
          </Badge>
        ) : (
          <Badge kind="neutral" icon="doc">
            {t('draft')}
          </Badge>
        )}
        <nav className="lz-tabs" aria-label={t('views')}>
          {views.map((one) => (
            <Link
              key={one}
              to={`/procedures/${encodeURIComponent(processId)}/${one}`}
              current={one === current ? 'page' : undefined}
            >
              {t(one)}
            </Link>
          ))}
        </nav>
        <span className="lz-grow" />
        {rev === 0 && save === 'clean' ? (
          <span className="lz-saved" role="status">
            {t('notSaved')}
          </span>
        ) : (
          <SaveState
            state={save === 'clean' ? 'saved' : save === 'refused' ? 'offline' : save}
            savedAt={savedAt}
          />
        )}
        <span className="lz-sep2" />
        {reviewState === 'draft' ? (
          <Button small onClick={() => setStep('review')} disabled={rev === 0 && save === 'clean'}>
            {t('giveToReview')}
          </Button>
        ) : (
          <>
            <Button small variant="tertiary" onClick={() => setStep('sendBack')}>
              {mine ? t('takeBack') : t('sendBack')}
            </Button>
            {roles.includes('publisher') && !mine && (
              <Button small variant="primary" onClick={() => setStep('publish')}>
                {t('publish')}
              </Button>
            )}
          </>
        )}
      </section>
      {save === 'refused' && <Alert kind="danger" title={t('refused', { reason: failure })} />}
      {reviewState === 'review' && mine && roles.includes('publisher') && (
        <p className="lz-notice">{t('ownDraft')}</p>
      )}
      {done && (
        <div className="lz-notice">
          <Alert kind="success" title={done} />
        </div>
      )}
      <ReviewDialog
        step={step}
        errors={errors}
        onClose={() => setStep(null)}
        onDone={(version) => {
          setStep(null)
          setDone(version === undefined ? '' : t('published', { version }))
          onChanged()
        }}
      />
    </>
  )
}

interface DocBarProps {
  readonly view: string
  readonly author: string
  /** The draft was taken over anew from the server. */
  readonly onChanged: () => void
}
