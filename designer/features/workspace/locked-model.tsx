import { lazy } from 'react'
import { Alert } from '../../../runtime/ui/components/alert.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { workspaceTexts } from './workspace-texts.ts'

const DiagramViewer = lazy(() => import('../../../runtime/ui/diagram/diagram-viewer.tsx'))

/** A draft in review can be looked at, not changed. */
export function LockedModel() {
  const { t } = workspaceTexts.useTexts()
  const { bpmn, name, authorName, comment } = useDraft()
  return (
    <main id="content" className="lz-main lz-stack lz-scroll">
      <Alert kind="info" title={t('locked')}>
        {comment && <p>{t('askedFor', { name: authorName, text: comment })}</p>}
      </Alert>
      <DiagramViewer
        xml={bpmn}
        marks={{}}
        name={`${t('model')} ${name}`}
        summary={t('locked')}
        height={560}
      />
    </main>
  )
}
