import type { Json } from '../../../engine/json.ts'

/** The variable `berechnung` as the desk shows it; unknown parts are left out. */
export interface Calculation {
  readonly rows: readonly CalculationRow[]
  readonly total: number | null
  readonly from: string | null
  readonly hints: readonly { readonly de: string; readonly en: string }[]
}

export interface CalculationRow {
  readonly id: string
  readonly label: { readonly de: string; readonly en: string }
  readonly rule: string
  readonly amount: number
  readonly legalBasis: string
  readonly explanation: string
}

export function readCalculation(value: Json): Calculation | null {
  const document = recordOf(value)
  if (!document || !Array.isArray(document.rows)) return null
  const rows = document.rows.flatMap((row: Json, index: number) => {
    const record = recordOf(row)
    const amount = numberOf(record?.amount)
    if (!record || amount === null) return []
    return [
      {
        id: String(index),
        label: wordsOf(record.label),
        rule: textOf(record.rule),
        amount,
        legalBasis: textOf(record.legalBasis),
        explanation: textOf(record.explanation),
      },
    ]
  })
  const hints = Array.isArray(document.hinweise) ? document.hinweise.map((hint: Json) => wordsOf(hint)) : []
  return {
    rows,
    total: numberOf(document.total ?? document.anspruch),
    from: typeof document.ab === 'string' ? document.ab : null,
    hints,
  }
}

function recordOf(value: Json | undefined): { readonly [key: string]: Json } | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return value as { readonly [key: string]: Json }
}

function wordsOf(value: Json | undefined): { readonly de: string; readonly en: string } {
  if (typeof value === 'string') return { de: value, en: value }
  const record = recordOf(value)
  const de = textOf(record?.de)
  return { de, en: textOf(record?.en) || de }
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

function numberOf(value: Json | undefined): number | null {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}
