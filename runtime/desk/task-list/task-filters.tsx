import { type FormEvent, useState } from 'react'
import type { TaskList } from '../../cases/list-tasks.ts'
import { Button } from '../../ui/components/button.tsx'
import { SelectField } from '../../ui/components/select-field.tsx'
import { TextField } from '../../ui/components/text-field.tsx'
import { taskListTexts } from './task-list-texts.ts'

export interface TaskFilter {
  readonly q: string
  readonly procedure: string
}

/** Procedure and search text; applied by the button or Enter, never while typing (WCAG 3.2.2). */
export function TaskFilters({ filter, procedures, onApply }: TaskFiltersProps) {
  const { t } = taskListTexts.useTexts()
  const [draft, setDraft] = useState(filter)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onApply(draft)
  }
  return (
    <form className="lz-filters lz-filters--gap" aria-label={t('narrow')} onSubmit={submit}>
      <SelectField
        label={t('procedure')}
        value={draft.procedure}
        options={[
          { value: '', label: t('allProcedures') },
          ...procedures.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(procedure) => setDraft({ ...draft, procedure })}
      />
      <div className="lz-grow">
        <TextField
          label={t('search')}
          type="search"
          value={draft.q}
          placeholder={t('searchExample')}
          onChange={(q) => setDraft({ ...draft, q })}
        />
      </div>
      <Button type="submit" icon="filter">
        {t('apply')}
      </Button>
    </form>
  )
}

interface TaskFiltersProps {
  readonly filter: TaskFilter
  readonly procedures: TaskList['procedures']
  readonly onApply: (filter: TaskFilter) => void
}
