import { useMemo, useState } from 'react'
import type { DecisionTrace } from '../../../engine/dmn/index.ts'
import type { Json } from '../../../engine/json.ts'
import { Alert } from '../../ui/components/alert.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { type CalculationRow, readCalculation } from './read-calculation.ts'
import { RuleTrace } from './rule-trace.tsx'
import { taskTexts } from './task-texts.ts'

/** The result first, each item with its rule; why an item is what it is opens below the table. */
export function Calculation({ calculation, traces = [] }: CalculationProps) {
  const { t, money, date, language } = taskTexts.useTexts()
  const read = useMemo(() => readCalculation(calculation), [calculation])
  const [open, setOpen] = useState<readonly string[]>([])
  if (!read) return null
  const all = open.length === read.rows.length
  const toggle = (id: string) =>
    setOpen(open.includes(id) ? open.filter((other) => other !== id) : [...open, id])
  const traceOf = (row: CalculationRow) =>
    traces.find((trace) => [trace.name, trace.decision].some((name) => sameName(name, row.rule)))
  return (
    <section className="lz-stack lz-s12">
      <div className="lz-secthead">
        <h2 className="lz-h2">{t('calculated')}</h2>
        <button
          type="button"
          className="lz-tool"
          aria-expanded={all}
          onClick={() => setOpen(all ? [] : read.rows.map((row) => row.id))}
        >
          <Icon name="eye" size={18} />
          {t(all ? 'fewerRules' : 'allRules')}
        </button>
      </div>
      <table className="lz-table lz-calc">
        <caption className="kern-sr-only">{t('calcCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col">{t('ruleSource')}</th>
            <th scope="col" className="lz-num">
              {t('perMonth')}
            </th>
          </tr>
        </thead>
        <tbody>
          {read.rows.map((row) => (
            <tr key={row.id} className={open.includes(row.id) ? 'lz-hit' : undefined}>
              <th scope="row">
                {row.label[language]}
                {row.legalBasis && <small>{row.legalBasis}</small>}
              </th>
              <td>
                <button
                  type="button"
                  className="lz-linkbtn"
                  aria-expanded={open.includes(row.id)}
                  aria-controls={`why-${row.id}`}
                  onClick={() => toggle(row.id)}
                >
                  {row.rule || '–'}
                  <span className="kern-sr-only">: {t('why', { amount: money(row.amount) })}</span>
                </button>
                <RowsHit trace={traceOf(row)} />
              </td>
              <td className="lz-num">{money(row.amount)}</td>
            </tr>
          ))}
          {read.total !== null && (
            <tr className="lz-sum">
              <th scope="row">
                {read.from ? t('entitlementFrom', { date: date(read.from) }) : t('entitlement')}
              </th>
              <td />
              <td className="lz-num">{money(read.total)}</td>
            </tr>
          )}
        </tbody>
      </table>
      {read.rows
        .filter((row) => open.includes(row.id))
        .map((row) => (
          <RuleTrace key={row.id} row={row} trace={traceOf(row)} onClose={() => toggle(row.id)} />
        ))}
      {read.hints.length > 0 && (
        <Alert kind="warning" title={t('hints')}>
          <ul className="lz-s4">
            {read.hints.map((hint) => (
              <li key={hint.de}>{hint[language]}</li>
            ))}
          </ul>
        </Alert>
      )}
    </section>
  )
}

interface CalculationProps {
  readonly calculation: Json
  readonly traces?: readonly DecisionTrace[]
}

function RowsHit({ trace }: { readonly trace: DecisionTrace | undefined }) {
  const { t } = taskTexts.useTexts()
  if (!trace || trace.rowsHit.length === 0) return null
  return <small>{t('rowHit', { rows: trace.rowsHit.map((row) => row.index).join(', ') })}</small>
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
