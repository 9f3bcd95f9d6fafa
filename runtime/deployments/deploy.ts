import { createHash } from 'node:crypto'
import { recordAudit } from '../audit/record-audit.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { type Deployment, findDeployment } from './find-deployment.ts'
import { type Resource, readResources } from './read-resources.ts'
import { writeDeployment } from './write-deployment.ts'

const mostResources = 100
const largestResource = 2 * 1024 * 1024

/** What the ministry deploys is there for every office; what an office deploys is its own. */
const sharingTenant = 'senat'

/**
 * Checks and stores processes, tables and forms as new versions, all or none. The same files again answer
 * the deployment they made first.
 */
export async function deploy(
  context: Context,
  input: { readonly resources: readonly Resource[] },
): Promise<Deployment> {
  requirePermission(context.actor, 'definition:deploy')
  const { resources } = input
  checkSizes(resources)
  const read = await readResources(resources)
  const errors = read.findings.filter((finding) => finding.severity === 'error')
  const [first] = errors
  if (first !== undefined) {
    throw new RuntimeError(
      'invalid-argument',
      `Expected files that can be deployed, but found ${errors.length} error(s). The first, in '${first.resource}'${first.element === undefined ? '' : ` at '${first.element}'`}: ${first.message.en}`,
      { details: { findings: read.findings } },
    )
  }
  if (read.processes.length + read.tables.length + read.forms.length === 0) {
    throw new RuntimeError(
      'invalid-argument',
      'Expected at least one executable process, decision or form, but the files hold none. Mark the process as executable.',
    )
  }
  const checksum = checksumOf(resources)
  const shared = context.actor.tenantId === sharingTenant
  const deployment = await context.database.transaction({ tenant: context.actor.tenantId }, async (tx) => {
    await lockDeployments(tx)
    const known = await findDeployment(tx, { checksum })
    if (known?.isNewest) return known
    const key = await writeDeployment(tx, context, read, { checksum, shared })
    const written = await findDeployment(tx, { key })
    await recordAudit(tx, context, 'definition:deploy', `deployment/${key}`)
    if (written === undefined) throw new Error(`Deployment ${key} was written but cannot be read.`)
    return written
  })
  context.engine.definitions.clear()
  context.engine.events.emit({
    tenant: context.actor.tenantId,
    event: 'definition',
    key: deployment.key,
    change: 'deployed',
  })
  return deployment
}

function checkSizes(resources: readonly Resource[]): void {
  if (resources.length === 0 || resources.length > mostResources) {
    throw new RuntimeError(
      'invalid-argument',
      `Expected 1 to ${mostResources} files, but found ${resources.length}.`,
    )
  }
  const large = resources.find((resource) => Buffer.byteLength(resource.content) > largestResource)
  if (large !== undefined) {
    throw new RuntimeError(
      'too-large',
      `Expected files of at most 2 MB, but '${large.name}' is larger. Split the model or remove embedded pictures.`,
    )
  }
  const names = new Set(resources.map((resource) => resource.name))
  if (names.size < resources.length) {
    throw new RuntimeError('invalid-argument', 'Expected files with different names, but found one twice.')
  }
}

/** Versions count up by one: deployments of one tenant happen one after the other. */
async function lockDeployments(tx: Transaction): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended('laufzettel deployments ' || ${tx.tenant}::text, 0))`
}

function checksumOf(resources: readonly Resource[]): string {
  const hash = createHash('sha256')
  for (const { name, content } of [...resources].sort((left, right) => (left.name < right.name ? -1 : 1))) {
    hash.update(JSON.stringify([name, content]))
  }
  return hash.digest('hex')
}
