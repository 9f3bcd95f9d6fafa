import type { DecisionTrace } from '../../../engine/dmn/index.ts'
import type { Json } from '../../../engine/json.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import type { CalculationRow } from './read-calculation.ts'
import { taskTexts } from './task-texts.ts'

/** Why one amount is what it is: the sentence, the table row that applied with the case's values, the law. */
export function RuleTrace({ row, trace, onClose }: RuleTraceProps) {
  const { t, money, language } = taskTexts.useTexts()
  return (
    <section className="lz-trace" id={`why-${row.id}`} aria-labelledby={`why-${row.id}-title`}>
      <div className="lz-row lz-between lz-trace__head">
        <h3 className="lz-h3" id={`why-${row.id}-title`}>
          {row.label[language]}: {t('why', { amount: money(row.amount) })}
        </h3>
        <button type="button" className="lz-tool" onClick={onClose}>
          <Icon name="up" size={18} />
          {t('close')}
        </button>
      </div>
      <div className="lz-stack lz-s12">
        {row.explanation && <p>{row.explanation}</p>}
        {trace && <TraceTable trace={trace} />}
        {row.legalBasis && <p className="lz-meta">{t('law', { law: row.legalBasis })}</p>}
      </div>
    </section>
  )
}

interface RuleTraceProps {
  readonly row: CalculationRow
  readonly trace: DecisionTrace | undefined
  readonly onClose: () => void
}

function TraceTable({ trace }: { readonly trace: DecisionTrace }) {
  const { t } = taskTexts.useTexts()
  const show = useShow()
  const inputs = trace.inputs.filter((input) => isPlain(input.value))
  if (inputs.length === 0 && trace.rowsHit.length === 0) return null
  return (
    <div className="lz-stack lz-s8">
      <p className="lz-cap">{t('tableUsed', { name: trace.name })}</p>
      {inputs.length > 0 && (
        <table className="lz-table lz-table--tight">
          <thead>
            <tr>
              <th scope="col">{t('input')}</th>
              <th scope="col">{t('value')}</th>
            </tr>
          </thead>
          <tbody>
            {inputs.map((input, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a table may test one input twice.
              <tr key={`${input.label} ${index}`}>
                <th scope="row">{input.label}</th>
                <td>{show(input.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {trace.rowsHit.map((hit) => (
        <div key={hit.index} className="lz-rowhit">
          <span className="lz-hitmark">
            <Icon name="check" size={18} />
            {t('hitRow')} {hit.index} {t('applies')}
          </span>
          <br />
          {Object.entries(hit.outputs)
            .filter(([, value]) => isPlain(value) && value !== null && value !== '')
            .map(([name, value]) => `${name}: ${show(value)}`)
            .join(' · ')}
        </div>
      ))}
    </div>
  )
}

function useShow(): (value: Json) => string {
  const { t, number, date } = taskTexts.useTexts()
  return (value) => {
    if (typeof value === 'number') return number(value, 2)
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (value === null) return '–'
    const text = String(value)
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? date(text) : text
  }
}

function isPlain(value: Json): boolean {
  return value === null || typeof value !== 'object'
}
