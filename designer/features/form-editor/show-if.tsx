import type { Condition, FormDocument } from '../../../forms/document.ts'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { ClauseRow } from '../conditions/clause-row.tsx'
import { conditionTexts } from '../conditions/condition-texts.ts'
import type { Clause } from '../conditions/sentence.ts'
import { fieldsOfForms } from '../properties/known-fields.ts'
import { showOnlyIf, showRuleOf } from './edit-form.ts'
import { formEditorTexts } from './form-editor-texts.ts'

/** "Diese Frage nur zeigen, wenn …": only earlier questions are offered. */
export function ShowIf({ document, path, onChange }: ShowIfProps) {
  const { t, language } = formEditorTexts.useTexts()
  const words = conditionTexts.useTexts()
  const rule = showRuleOf(document, path)
  const parsed = rule === undefined ? undefined : toClauses(rule)
  const order = document.pages.flatMap(({ fields }) => fields)
  const plain: FormDocument = { ...document, meta: {} }
  const mine = order.indexOf(path.split('.')[0] ?? '')
  const earlier = fieldsOfForms({ form: plain }, language).filter((field) => {
    const place = order.indexOf(field.path.split('.')[0] ?? '')
    return place < mine || (path.includes('.') && place === mine && field.path < path)
  })
  const put = (join: 'and' | 'or', clauses: readonly Clause[]) =>
    onChange(showOnlyIf(document, path, toCondition(join, clauses)))
  if (earlier.length === 0) return null
  const { join, clauses } = parsed ?? { join: 'and' as const, clauses: [] }
  return (
    <fieldset className="lz-rulebox">
      <legend className="kern-label">{t('showIf')}</legend>
      {rule !== undefined && parsed === undefined && <p className="lz-meta">{words.t('notASentence')}</p>}
      {[...clauses, ...(clauses.length === 0 ? [undefined] : [])].map((clause, index) => (
        <ClauseRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a clause has no identity but its place.
          key={index}
          number={index + 1}
          clause={clause}
          fields={earlier}
          join={index === 0 ? undefined : join}
          onJoin={(next) => put(next, clauses)}
          onChange={(next) => put(join, clause === undefined ? [next] : clauses.with(index, next))}
          onRemove={
            clause === undefined
              ? undefined
              : () =>
                  put(
                    join,
                    clauses.filter((_, at) => at !== index),
                  )
          }
        />
      ))}
      {clauses.length > 0 && (
        <Button
          small
          variant="tertiary"
          icon="plus"
          onClick={() => put(join, [...clauses, { field: earlier[0]?.path ?? '', operator: 'answered' }])}
        >
          {words.t('add')}
        </Button>
      )}
    </fieldset>
  )
}

interface ShowIfProps {
  readonly document: FormDocument
  readonly path: string
  readonly onChange: (document: FormDocument) => void
}

/** A condition tree of one level as clauses; deeper ones stay as they are. */
export function toClauses(when: Condition): { join: 'and' | 'or'; clauses: readonly Clause[] } | undefined {
  const isList = when.op === 'and' || when.op === 'or'
  const clauses = (isList ? when.of : [when]).map(toClause)
  if (clauses.some((clause) => clause === undefined)) return undefined
  return { join: when.op === 'or' ? 'or' : 'and', clauses: clauses as Clause[] }
}

function toClause(when: Condition): Clause | undefined {
  if ('of' in when) return undefined
  if (!('value' in when)) return { field: when.field, operator: when.op }
  return { field: when.field, operator: when.op, value: when.value }
}

export function toCondition(join: 'and' | 'or', clauses: readonly Clause[]): Condition | undefined {
  const list = clauses.map(({ field, operator, value }): Condition => {
    if (operator === 'answered' || operator === 'notAnswered') return { op: operator, field }
    if (operator === 'includes') return { op: 'includes', field, value: String(value ?? '') }
    if (operator === 'equals' || operator === 'notEquals') return { op: operator, field, value: value ?? '' }
    return { op: operator, field, value: typeof value === 'boolean' ? String(value) : (value ?? '') }
  })
  return list.length > 1 ? { op: join, of: list } : list[0]
}
