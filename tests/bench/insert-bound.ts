import { Client, escapeIdentifier } from 'pg'
import { type EmbeddedOptions, findRunning } from '../../runtime/database/embedded/start-embedded.ts'

const schema = 'laufzettel'
const batch = 50

interface Copy {
  readonly table: string
  /** One JSON array text per batch of instances. */
  readonly batches: readonly string[]
}

/**
 * What the database can do at best with these rows: copies of the tables with all their indexes and checks,
 * and the very rows of the tenant inserted in bulk, 50 instances a transaction, two connections at once.
 * Answers instances per second.
 */
export async function insertBound(options: EmbeddedOptions, tenant: string): Promise<number> {
  const running = findRunning(options)
  if (running === undefined) throw new Error('Expected the embedded PostgreSQL of the benchmark to run.')
  const clients = await Promise.all([0, 1].map(() => connect({ ...running.admin, database: 'laufzettel' })))
  const [owner] = clients
  if (owner === undefined) throw new Error('No connection.')
  try {
    const { rows } = await owner.query<{ count: number }>(
      'select count(*)::int as count from instances where tenant_id = $1',
      [tenant],
    )
    const instances = rows[0]?.count ?? 0
    const copies = await copyTables(owner, tenant, Math.ceil(instances / batch))
    const started = performance.now()
    let next = 0
    await Promise.all(
      clients.map(async (client) => {
        while (next < Math.ceil(instances / batch)) await insertBatch(client, copies, next++)
      }),
    )
    return instances / ((performance.now() - started) / 1000)
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

async function connect(target: ConstructorParameters<typeof Client>[0]): Promise<Client> {
  const client = new Client(target)
  await client.connect()
  await client.query(`set search_path to ${escapeIdentifier(schema)}`)
  return client
}

/** Every table with rows of instances of the tenant, and its rows cut into as many batches. */
async function copyTables(owner: Client, tenant: string, batches: number): Promise<Copy[]> {
  const { rows: tables } = await owner.query<{ table: string }>(
    `select c.relname as "table" from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind = 'r' and exists (
       select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
     order by 1`,
    [schema],
  )
  const copies: Copy[] = []
  for (const { table } of tables) {
    const { rows } = await owner.query<{ rows: string }>(
      `select jsonb_agg(row)::text as rows from (
         select to_jsonb(t) as row, ntile($2) over () as part from ${escapeIdentifier(table)} t where tenant_id = $1
       ) parts group by part order by part`,
      [tenant, batches],
    )
    if (rows.length < batches) continue // not a table of instances
    await owner.query(
      `create table ${escapeIdentifier(`bound_${table}`)} (like ${escapeIdentifier(table)} including all)`,
    )
    copies.push({ table, batches: rows.map((row) => row.rows) })
  }
  return copies
}

async function insertBatch(client: Client, copies: readonly Copy[], index: number): Promise<void> {
  await client.query('begin')
  for (const { table, batches } of copies) {
    const copy = escapeIdentifier(`bound_${table}`)
    await client.query(
      `insert into ${copy} select * from jsonb_populate_recordset(null::${copy}, $1::jsonb)`,
      [batches[index]],
    )
  }
  await client.query('commit')
}
