import type { Field, FormDocument } from '../../../forms/document.ts'
import { fieldLabel } from '../../../forms/index.ts'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { IconButton } from '../../../runtime/ui/components/icon-button.tsx'
import { CheckProperty } from '../properties/fields/check-property.tsx'
import { ExpressionProperty } from '../properties/fields/expression-property.tsx'
import { TextProperty } from '../properties/fields/text-property.tsx'
import {
  changeField,
  changeText,
  fieldAt,
  moveField,
  putOptions,
  removeField,
  textKeyOf,
} from './edit-form.ts'
import { formEditorTexts } from './form-editor-texts.ts'
import { ShowIf } from './show-if.tsx'

const numbers = ['minimum', 'maximum', 'maxLength', 'decimals'] as const
const numbersOf: Readonly<Partial<Record<Field['kind'], readonly (typeof numbers)[number][]>>> = {
  number: ['minimum', 'maximum', 'decimals'],
  money: ['minimum', 'maximum'],
  text: ['maxLength'],
  longText: ['maxLength'],
}

/** Everything about one question: words in each language, answers, condition, purpose and law. */
export function FieldSettings({ document, path, onChange, onMoved, onRemoved }: FieldSettingsProps) {
  const { t, language } = formEditorTexts.useTexts()
  const field = fieldAt(document, path)
  if (field === undefined) return null
  const set = (patch: { readonly [K in keyof Field]?: Field[K] | undefined }) =>
    onChange(changeField(document, path, patch))
  const move = (step: 1 | -1) => {
    onChange(moveField(document, path, step))
    onMoved()
  }
  const isWords = field.kind === 'heading' || field.kind === 'note'
  const holdsValue = !isWords && field.kind !== 'group' && field.kind !== 'repeatGroup'
  const words = [['de', t('german')] as const, ['en', t('english')] as const]
  return (
    <>
      <div>
        <span className="lz-meta">{t(field.kind)}</span>
        <h2 className="lz-h2">{fieldLabel(document, path, language)}</h2>
        <div className="lz-row">
          <IconButton small icon="up" label={t('up')} onClick={() => move(-1)} />
          <IconButton small icon="down" label={t('down')} onClick={() => move(1)} />
          <Button
            small
            variant="tertiary"
            icon="x"
            onClick={() => {
              onChange(removeField(document, path))
              onRemoved()
            }}
          >
            {t('remove')}
          </Button>
        </div>
      </div>
      {words.map(([code, name]) => {
        const label = textKeyOf(document, path, 'label')
        const hint = textKeyOf(document, path, 'hint')
        return (
          <fieldset key={code} className="lz-rows" lang={code}>
            <legend className="kern-label">{name}</legend>
            <TextProperty
              label={isWords ? t('textOf') : t('label')}
              rows={field.kind === 'note' ? 3 : 2}
              value={document.texts[code]?.[label] ?? ''}
              onCommit={(text) => onChange(changeText(document, code, label, text))}
              {...(document.texts[code]?.[label] ? {} : { hint: t('missing') })}
            />
            {!isWords && (
              <TextProperty
                label={t('hint')}
                rows={2}
                value={document.texts[code]?.[hint] ?? ''}
                onCommit={(text) => onChange(changeText(document, code, hint, text))}
              />
            )}
            {field.options && (
              <TextProperty
                label={t('options')}
                rows={4}
                value={field.options
                  .map(
                    (value) => document.texts[code]?.[textKeyOf(document, path, `option.${value}`)] ?? value,
                  )
                  .join('\n')}
                onCommit={(text) => onChange(putOptions(document, path, code, text.split('\n')))}
              />
            )}
          </fieldset>
        )
      })}
      {holdsValue && (
        <CheckProperty
          label={t('required')}
          checked={field.required === true}
          onChange={(required) => set({ required: required || undefined })}
        />
      )}
      <ShowIf document={document} path={path} onChange={onChange} />
      <TextProperty
        label={t('purpose')}
        value={field.purpose ?? ''}
        onCommit={(purpose) => set({ purpose })}
      />
      <TextProperty
        label={t('legalBasis')}
        value={field.legalBasis ?? ''}
        onCommit={(legalBasis) => set({ legalBasis })}
      />
      <details className="lz-folded">
        <summary className="lz-fold">{t('more')}</summary>
        <div className="lz-prop lz-prop__group">
          {(numbersOf[field.kind] ?? []).map((name) => (
            <TextProperty
              key={name}
              label={t(name)}
              value={field[name] === undefined ? '' : String(field[name])}
              onCommit={(text) => set({ [name]: numberOf(text) })}
            />
          ))}
          {holdsValue && (
            <>
              <CheckProperty
                label={t('readOnly')}
                checked={field.readOnly === true}
                onChange={(readOnly) => set({ readOnly: readOnly || undefined })}
              />
              <ExpressionProperty
                label={t('prefill')}
                value={field.prefill ?? ''}
                onCommit={(prefill) => set({ prefill })}
              />
              {field.kind === 'text' && (
                <>
                  <TextProperty
                    label={t('autocomplete')}
                    value={field.autocomplete ?? ''}
                    onCommit={(autocomplete) => set({ autocomplete })}
                  />
                  <TextProperty
                    label={t('pattern')}
                    value={field.pattern ?? ''}
                    onCommit={(pattern) => set({ pattern })}
                  />
                </>
              )}
            </>
          )}
          <p className="lz-readonly">{t('key', { key: path })}</p>
        </div>
      </details>
    </>
  )
}

interface FieldSettingsProps {
  readonly document: FormDocument
  readonly path: string
  readonly onChange: (document: FormDocument) => void
  readonly onMoved: () => void
  readonly onRemoved: () => void
}

function numberOf(text: string): number | undefined {
  const number = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || Number.isNaN(number) ? undefined : number
}
