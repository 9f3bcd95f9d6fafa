import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '../ui/components/button.tsx'
import { TextField } from '../ui/components/text-field.tsx'
import { cockpitTexts } from './cockpit-texts.ts'

/** Period and what else narrows the figures; applied by its button. */
export function PeriodForm({ from, to, onApply, children }: PeriodFormProps) {
  const { t } = cockpitTexts.useTexts()
  const [start, setStart] = useState(from)
  const [end, setEnd] = useState(to)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onApply({ from: start, to: end })
  }
  return (
    <form className="lz-filters" aria-label={t('choice')} onSubmit={submit}>
      <TextField label={t('from')} type="date" value={start} onChange={setStart} />
      <TextField label={t('to')} type="date" value={end} onChange={setEnd} />
      {children}
      <Button type="submit" icon="filter">
        {t('apply')}
      </Button>
    </form>
  )
}

interface PeriodFormProps {
  readonly from: string
  readonly to: string
  readonly onApply: (period: { readonly from: string; readonly to: string }) => void
  readonly children?: ReactNode
}
