import { createHash } from 'node:crypto'
import { escapeLiteral, type PoolClient } from 'pg'
import { RuntimeError } from '../errors.ts'
import type { Transaction, TransactionScope } from './port.ts'

/**
 * Runs `work` between BEGIN and COMMIT on one connection. Answers by throwing when the commit did not happen:
 * also when a failed statement was swallowed inside `work`, which PostgreSQL answers with a silent ROLLBACK.
 */
export async function runTransaction<T>(
  client: PoolClient,
  scope: TransactionScope,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  let open = true
  const query = async (text: TemplateStringsArray, ...parameters: unknown[]): Promise<object[]> => {
    if (!open)
      throw new Error('A statement came after its transaction had ended. Await every statement inside it.')
    const { rows } = await client.query<Record<string, unknown>>({ ...prepared(text), values: parameters })
    return rows
  }
  const tx = Object.assign(query, { tenant: scope.tenant }) as Transaction
  await client.query(beginText(scope))
  try {
    const result = await work(tx)
    open = false
    const { command } = await client.query('commit')
    if (command !== 'COMMIT')
      throw new Error('A statement failed and its error was swallowed: nothing was saved.')
    return result
  } finally {
    open = false
  }
}

/** Ends a failed transaction; false when the connection cannot be used again. */
export async function rollBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback')
    return client.getTransactionStatus() === 'I'
  } catch {
    return false
  }
}

/** BEGIN and the settings that row level security reads, in one round trip. */
function beginText(scope: TransactionScope): string {
  const tenant = settingLiteral(scope.tenant ?? '')
  const user = settingLiteral(scope.user ?? '')
  return `begin; select set_config('app.tenant', ${tenant}, true), set_config('app.user', ${user}, true)`
}

function settingLiteral(value: string): string {
  if (value.includes('\0')) {
    throw new RuntimeError(
      'invalid-argument',
      'Expected a tenant or user id, but found a NUL character in it.',
    )
  }
  return escapeLiteral(value)
}

/** One call site is one named statement: the server plans it once per connection. */
function prepared(strings: TemplateStringsArray): { name: string; text: string } {
  const known = statements.get(strings)
  if (known) return known
  const text = strings.reduce((sql, part, index) => (index === 0 ? part : `${sql}$${index}${part}`), '')
  const statement = { name: createHash('sha256').update(text).digest('base64url').slice(0, 32), text }
  statements.set(strings, statement)
  return statement
}

const statements = new WeakMap<TemplateStringsArray, { name: string; text: string }>()
