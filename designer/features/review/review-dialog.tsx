import { type FormEvent, useState } from 'react'
import { ProblemError } from '../../../runtime/ui/api/problem-error.ts'
import { Alert } from '../../../runtime/ui/components/alert.tsx'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { Dialog } from '../../../runtime/ui/components/dialog.tsx'
import { TextField } from '../../../runtime/ui/components/text-field.tsx'
import { procedureApi } from '../../draft/procedure-api.ts'
import { useDraft, useDraftSession } from '../../draft/use-draft.ts'
import { workspaceTexts } from '../workspace/workspace-texts.ts'

export type ReviewStep = 'review' | 'publish' | 'sendBack'

const words = {
  review: ['reviewTitle', 'reviewText', 'giveToReview'],
  publish: ['publishTitle', 'publishText', 'publish'],
  sendBack: ['sendBackTitle', 'sendBackText', 'sendBack'],
} as const

/** The next step of the publication, with a comment: give to review, publish, send back. */
export function ReviewDialog({ step, errors, onClose, onDone }: ReviewDialogProps) {
  const { t } = workspaceTexts.useTexts()
  const session = useDraftSession()
  const { processId } = useDraft()
  const [comment, setComment] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const [title, text, action] = words[step ?? 'review']
  const refused = step === 'review' && errors > 0
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (step === null || refused) return
    setBusy(true)
    setProblem('')
    try {
      if (step === 'review') {
        await session.flush()
        session.adopt(await procedureApi.requestReview(processId, comment))
        onDone()
      } else if (step === 'sendBack') {
        session.adopt(await procedureApi.sendBack(processId, comment))
        onDone()
      } else {
        const { version } = await procedureApi.publish(processId, comment)
        session.adopt(await procedureApi.draft(processId))
        onDone(version)
      }
      setComment('')
    } catch (error) {
      setProblem(error instanceof ProblemError ? error.detail : String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog open={step !== null} title={t(title)} onClose={onClose}>
      <form className="lz-stack" noValidate onSubmit={(event) => void submit(event)}>
        {problem && <Alert kind="danger" title={problem} />}
        {refused && <Alert kind="warning" title={t('errorsFirst', { n: errors })} />}
        <p>{t(text)}</p>
        <TextField
          label={t('comment')}
          hint={t('commentHint')}
          rows={4}
          maxLength={2000}
          value={comment}
          onChange={setComment}
        />
        <div className="lz-btns lz-row">
          <Button variant="primary" type="submit" busy={busy} disabled={refused}>
            {busy ? t('busy') : t(action)}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface ReviewDialogProps {
  readonly step: ReviewStep | null
  readonly errors: number
  readonly onClose: () => void
  /** With the version when something was published. */
  readonly onDone: (version?: number) => void
}
