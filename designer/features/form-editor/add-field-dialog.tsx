import { useState } from 'react'
import type { FormDocument } from '../../../forms/document.ts'
import { fieldLabel } from '../../../forms/index.ts'
import { Dialog } from '../../../runtime/ui/components/dialog.tsx'
import { SelectField } from '../../../runtime/ui/components/select-field.tsx'
import { TextField } from '../../../runtime/ui/components/text-field.tsx'
import { addableKinds, addField, fieldAt } from './edit-form.ts'
import { formEditorTexts } from './form-editor-texts.ts'

/** Adds a question of a kind, on the page or inside the group that is chosen. */
export function AddFieldDialog({ open, document, page, near, onClose, onAdded }: AddFieldDialogProps) {
  const { t, language } = formEditorTexts.useTexts()
  const [label, setLabel] = useState('')
  const [inside, setInside] = useState(true)
  const groups = groupsAround(document, near)
  const group = inside ? groups[0] : undefined
  return (
    <Dialog open={open} title={t('addWhat')} onClose={onClose} wide>
      <TextField label={t('label')} value={label} onChange={setLabel} maxLength={300} />
      {groups[0] !== undefined && (
        <SelectField
          label={t('where')}
          value={inside ? 'group' : 'page'}
          options={[
            { value: 'group', label: t('inside', { name: fieldLabel(document, groups[0], language) }) },
            { value: 'page', label: t('onPage') },
          ]}
          onChange={(value) => setInside(value === 'group')}
        />
      )}
      <ul className="lz-kinds">
        {addableKinds.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              className="lz-kind"
              onClick={() => {
                const words = label.trim() || t('newQuestion')
                const place = { page, ...(group === undefined ? {} : { group }) }
                const added = addField(document, place, kind, { de: words, en: words })
                setLabel('')
                onAdded(added.document, added.path)
              }}
            >
              {t(kind)}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** The chosen field and those around it that can hold members, innermost first. */
function groupsAround(document: FormDocument, path: string): readonly string[] {
  const found: string[] = []
  for (let at = path; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
    if (fieldAt(document, at)?.fields !== undefined) found.push(at)
  }
  return found
}

interface AddFieldDialogProps {
  readonly open: boolean
  readonly document: FormDocument
  readonly page: string
  /** The chosen field's path. */
  readonly near: string
  readonly onClose: () => void
  readonly onAdded: (document: FormDocument, path: string) => void
}
