import type { Instance, Json, Variables } from '../../engine/index.ts'
import type { Transaction } from '../database/port.ts'
import { rootVariables } from '../variables/visible-variables.ts'

/** Root variables of a running or ended instance. */
export async function loadCaseVariables(tx: Transaction, instanceKey: string): Promise<Variables> {
  const [row] = await tx<{ data: Instance; variables: Variables | null }>`
    select data, variables from instances where key = ${instanceKey}`
  if (!row) return {}
  return row.variables ?? rootVariables(row.data)
}

/** The calculation a decision table left in the variable `berechnung`, when it has rows. */
export function calculationOf(variables: Variables): Json {
  const calculation = variables.berechnung
  if (typeof calculation !== 'object' || calculation === null || !('rows' in calculation)) return null
  return Array.isArray(calculation.rows) ? calculation : null
}
