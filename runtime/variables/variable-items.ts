import type { Variables } from '../../engine/index.ts'
import { type SearchResult, searchResult } from '../search/page.ts'

/** Variables as items of the search resources: values are JSON texts. */
export function toVariableItems(
  tenantId: string,
  instanceKey: string,
  variables: Variables,
  keep: (name: string) => boolean = () => true,
): SearchResult<Record<string, unknown>> {
  const entries = Object.entries(variables).filter(([name]) => keep(name))
  const rows = entries.map(([name, value], index) => ({ name, value, index, total: entries.length }))
  return searchResult(rows, { from: 0, limit: rows.length }, ({ name, value, index }) => ({
    name,
    value: JSON.stringify(value),
    isTruncated: false,
    tenantId,
    variableKey: `${instanceKey}${String(index).padStart(3, '0')}`.slice(0, 18),
    scopeKey: instanceKey,
    processInstanceKey: instanceKey,
    rootProcessInstanceKey: instanceKey,
  }))
}
