import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { countCases } from './case-counts.ts'
import { loadDecidingElements } from './deciding-elements.ts'
import { type Figures, figuresOf } from './figures.ts'
import { loadOfficeScope } from './offices.ts'
import { periodOf } from './period.ts'

export interface ProcedureFigures extends Figures {
  readonly processId: string
  readonly name: string
  /** `null`: all offices together. */
  readonly office: { readonly tenantId: string; readonly name: string } | null
}

/** Every procedure with cases, per office and (for the ministry) over all offices. */
export async function listProcedureFigures(
  context: Context,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<{ items: ProcedureFigures[]; period: { from: string; to: string } }> {
  requirePermission(context.actor, 'cockpit:read')
  const period = periodOf(asked, context.now())
  const deciding = await loadDecidingElements(context)
  return context.database.transaction({ tenant: null, role: 'reports' }, async (tx) => {
    const scope = await loadOfficeScope(tx, context.actor)
    const query = { period, now: context.now(), tenant: scope.only, processId: null, version: null, deciding }
    const counts = await countCases(tx, query)
    const items: ProcedureFigures[] = []
    for (const [processId, lines] of Map.groupBy(counts, (line) => line.processId)) {
      const parts = lines.filter((line) => line.tenantId !== '')
      const total = lines.find((line) => line.tenantId === '')
      const { offices, all } = figuresOf(parts, total)
      const name = total?.name ?? processId
      if (scope.only === null) items.push({ processId, name, office: null, ...all })
      for (const [index, part] of parts.entries()) {
        const figures = offices[index]
        const office = { tenantId: part.tenantId, name: scope.names.get(part.tenantId) ?? part.tenantId }
        if (figures) items.push({ processId, name, office, ...figures })
      }
    }
    return { items, period }
  })
}
