import { Alert } from '../../../runtime/ui/components/alert.tsx'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { procedureApi } from '../../draft/procedure-api.ts'
import { useDraft, useDraftSession } from '../../draft/use-draft.ts'
import { workspaceTexts } from './workspace-texts.ts'

/** Two people changed the same draft: the person decides whose work counts; nothing is lost unasked. */
export function ConflictNotice({ onReload, onReopen }: ConflictNoticeProps) {
  const { t } = workspaceTexts.useTexts()
  const session = useDraftSession()
  const { processId } = useDraft()
  const keepMine = async () => {
    const mine = await session.content()
    const theirs = await procedureApi.draft(processId)
    const saved = await procedureApi.save(processId, theirs.rev, mine)
    session.dropModelSource()
    session.adopt({ ...theirs, ...mine, ...saved })
    onReopen()
  }
  return (
    <div className="lz-notice">
      <Alert kind="warning" title={t('conflictTitle')}>
        <p>{t('conflictText')}</p>
        <div className="lz-row lz-row--wrap">
          <Button small onClick={onReload}>
            {t('loadTheirs')}
          </Button>
          <Button small onClick={() => void keepMine()}>
            {t('keepMine')}
          </Button>
        </div>
      </Alert>
    </div>
  )
}

interface ConflictNoticeProps {
  readonly onReload: () => void
  readonly onReopen: () => void
}
