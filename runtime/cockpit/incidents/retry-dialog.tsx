import type { IncidentRow } from '../../cockpit-figures/list-incidents.ts'
import { Button } from '../../ui/components/button.tsx'
import { Dialog } from '../../ui/components/dialog.tsx'
import { incidentTexts } from './incident-texts.ts'

/** Names what will happen before it happens. */
export function RetryDialog({ open, step, incidents, onClose, onConfirm }: RetryDialogProps) {
  const { t } = incidentTexts.useTexts()
  return (
    <Dialog
      open={open}
      title={t('confirmTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" icon="repeat" onClick={onConfirm}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      <p>{t('confirmText', { count: incidents.length, step })}</p>
      <ul className="lz-s4">
        {incidents.slice(0, 8).map((row) => (
          <li key={row.incidentKey}>
            {row.fileNumber ?? t('noFile')}, {row.officeName}
          </li>
        ))}
        {incidents.length > 8 && <li>…</li>}
      </ul>
      <p>{t('confirmMore')}</p>
    </Dialog>
  )
}

interface RetryDialogProps {
  readonly open: boolean
  readonly step: string
  readonly incidents: readonly IncidentRow[]
  readonly onClose: () => void
  readonly onConfirm: () => void
}
