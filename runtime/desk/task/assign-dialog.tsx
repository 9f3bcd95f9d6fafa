import { useState } from 'react'
import type { Colleague } from '../../cases/list-colleagues.ts'
import { useLoad } from '../../ui/api/use-load.ts'
import { Button } from '../../ui/components/button.tsx'
import { Dialog } from '../../ui/components/dialog.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { SelectField } from '../../ui/components/select-field.tsx'
import { taskTexts } from './task-texts.ts'

/** A lead gives the task to somebody of the office. */
export function AssignDialog({ open, current, onClose, onAssign }: AssignDialogProps) {
  const { t } = taskTexts.useTexts()
  const people = useLoad<{ items: Colleague[] }>(open ? '/v2/colleagues' : null)
  const [chosen, setChosen] = useState('')
  const first = people.data?.items.find((person) => person.username !== current)?.username ?? ''
  const username = chosen || first
  return (
    <Dialog
      open={open}
      title={t('assignTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" disabled={username === ''} onClick={() => onAssign(username)}>
            {t('assignNow')}
          </Button>
        </>
      }
    >
      <LoadState loaded={people}>
        {({ items }) => (
          <SelectField
            label={t('assignTo')}
            value={username}
            options={items.map((person) => ({ value: person.username, label: person.name }))}
            onChange={setChosen}
          />
        )}
      </LoadState>
    </Dialog>
  )
}

interface AssignDialogProps {
  readonly open: boolean
  readonly current: string | null
  readonly onClose: () => void
  readonly onAssign: (username: string) => void
}
