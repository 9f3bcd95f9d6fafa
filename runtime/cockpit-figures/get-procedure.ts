import type { CaseRow } from '../cases/list-cases.ts'
import { listProcedureCases } from '../cases/list-procedure-cases.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { mayDo, requirePermission } from '../identity/permissions.ts'
import { countCases } from './case-counts.ts'
import { loadDecidingElements } from './deciding-elements.ts'
import { countElements, type ElementFigures } from './element-counts.ts'
import { type Figures, figuresOf } from './figures.ts'
import { loadOfficeScope } from './offices.ts'
import { type Period, periodOf } from './period.ts'
import { loadProcedureVersions, type ProcedureVersion } from './procedure-versions.ts'

export interface ProcedureQuery {
  readonly tenant?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly version?: number | undefined
}

export interface OfficeFigures extends Figures {
  readonly tenantId: string
  readonly name: string
}

export interface ProcedureReport {
  readonly name: string
  readonly period: Period
  readonly tiles: Figures & { readonly targetDays: number | null }
  readonly elements: readonly (ElementFigures & { readonly name: string | null; readonly waits: boolean })[]
  readonly offices: readonly OfficeFigures[]
  readonly versions: readonly ProcedureVersion[]
  readonly processDefinitionKey: string
  /** Only cases the actor may open. */
  readonly cases: readonly CaseRow[]
}

/** Figures of one procedure in a period, an office (or all) and a version (or all). */
export async function getProcedureReport(
  context: Context,
  processId: string,
  asked: ProcedureQuery,
): Promise<ProcedureReport> {
  const { actor } = context
  requirePermission(actor, 'cockpit:read')
  const period = periodOf(asked, context.now())
  const deciding = await loadDecidingElements(context, processId)
  const known = await loadProcedureVersions(context, processId)
  const shown = known.versions.find((entry) => entry.version === asked.version) ?? known.versions[0]
  if (!shown) {
    throw new RuntimeError('not-found', `Expected a published procedure '${processId}', but found none.`)
  }
  const { process } = await context.database.transaction({ tenant: actor.tenantId }, (tx) =>
    context.engine.definitions.get(tx, shown.processDefinitionKey),
  )
  const figures = await context.database.transaction({ tenant: null, role: 'reports' }, async (tx) => {
    const scope = await loadOfficeScope(tx, actor)
    const tenant = scope.only ?? asked.tenant ?? null
    const version = asked.version ?? null
    const query = { period, now: context.now(), tenant: scope.only, processId, version, deciding }
    const counts = await countCases(tx, query)
    const parts = counts.filter((line) => line.tenantId !== '')
    const { offices, all } = figuresOf(
      parts,
      counts.find((line) => line.tenantId === ''),
    )
    const at = parts.findIndex((part) => part.tenantId === tenant)
    return {
      tiles: tenant === null ? all : (offices[at] ?? figuresOf([], undefined).all),
      offices: parts.flatMap((part, index) => {
        const office = offices[index]
        const name = scope.names.get(part.tenantId) ?? part.tenantId
        return office ? [{ tenantId: part.tenantId, name, ...office }] : []
      }),
      elements: await countElements(tx, { processId, tenant, version, period }),
    }
  })
  return {
    name: known.name,
    period,
    tiles: { ...figures.tiles, targetDays: process.case?.targetDays ?? null },
    elements: figures.elements.map((figure) => ({
      ...figure,
      name: process.elements.get(figure.elementId)?.name ?? null,
      waits: takesTime(process.elements.get(figure.elementId)?.type ?? ''),
    })),
    offices: figures.offices,
    versions: known.versions,
    processDefinitionKey: shown.processDefinitionKey,
    cases: mayDo(actor, 'case:read') ? await listProcedureCases(context, processId) : [],
  }
}

/** Starts and most gateways pass at once; activities, catching events and the choice between events take time. */
function takesTime(type: string): boolean {
  return /Task$|SubProcess$|Transaction$|CallActivity$|CatchEvent$|EventBasedGateway$/i.test(type)
}
