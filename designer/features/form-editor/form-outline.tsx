import type { Field, FormDocument } from '../../../forms/document.ts'
import { fieldLabel, pageTitle } from '../../../forms/index.ts'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { IconButton } from '../../../runtime/ui/components/icon-button.tsx'
import { Icon } from '../../../runtime/ui/icons/icon.tsx'
import { addPage, movePage, showRuleOf } from './edit-form.ts'
import { formEditorTexts } from './form-editor-texts.ts'

/** Pages with their questions, as nested lists of buttons. */
export function FormOutline({ document, page, field, onChoose, onChange }: FormOutlineProps) {
  const { t, language } = formEditorTexts.useTexts()
  return (
    <>
      <ol className="lz-formtree">
        {document.pages.map((one, index) => (
          <li key={one.id}>
            <div className="lz-row">
              <button
                type="button"
                className="lz-formtree__page"
                aria-current={one.id === page && field === '' ? 'true' : undefined}
                onClick={() => onChoose({ page: one.id, field: '' })}
              >
                <span>{index + 1}</span> {pageTitle(document, one.id, language)}
                <span className="lz-txt-muted">{one.fields.length}</span>
              </button>
              {one.id === page && document.pages.length > 1 && (
                <>
                  <IconButton
                    small
                    icon="up"
                    label={`${t('page')} ${index + 1}: ${t('up')}`}
                    disabled={index === 0}
                    onClick={() => onChange(movePage(document, one.id, -1))}
                  />
                  <IconButton
                    small
                    icon="down"
                    label={`${t('page')} ${index + 1}: ${t('down')}`}
                    disabled={index === document.pages.length - 1}
                    onClick={() => onChange(movePage(document, one.id, 1))}
                  />
                </>
              )}
            </div>
            {one.id === page && (
              <Fields
                document={document}
                fields={one.fields.flatMap((key) => document.fields.filter((entry) => entry.key === key))}
                prefix=""
                chosen={field}
                onChoose={(path) => onChoose({ page: one.id, field: path })}
              />
            )}
          </li>
        ))}
      </ol>
      <Button
        small
        variant="tertiary"
        icon="plus"
        onClick={() => onChange(addPage(document, { de: 'Neue Seite', en: 'New page' }))}
      >
        {t('addPage')}
      </Button>
    </>
  )
}

interface FormOutlineProps {
  readonly document: FormDocument
  readonly page: string
  readonly field: string
  readonly onChoose: (chosen: { page: string; field: string }) => void
  readonly onChange: (document: FormDocument) => void
}

function Fields({ document, fields, prefix, chosen, onChoose }: FieldsProps) {
  const { language } = formEditorTexts.useTexts()
  return (
    <ul>
      {fields.map((field) => {
        const path = `${prefix}${field.key}`
        return (
          <li key={path}>
            <button
              type="button"
              className="lz-formtree__field"
              aria-current={path === chosen ? 'true' : undefined}
              onClick={() => onChoose(path)}
            >
              {showRuleOf(document, path) && <Icon name="branch" size={18} />}
              {fieldLabel(document, path, language)}
            </button>
            {field.fields && field.fields.length > 0 && (
              <Fields
                document={document}
                fields={field.fields}
                prefix={`${path}.`}
                chosen={chosen}
                onChoose={onChoose}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}

interface FieldsProps {
  readonly document: FormDocument
  readonly fields: readonly Field[]
  readonly prefix: string
  readonly chosen: string
  readonly onChoose: (path: string) => void
}
