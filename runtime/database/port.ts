/**
 * The only door to PostgreSQL. A transaction knows its tenant: row level security reads the setting
 * `app.tenant`, and `app.user` where a row belongs to a person (an applicant's own applications).
 */
export interface Database {
  /**
   * Runs `work` in one READ COMMITTED transaction and commits; any throw rolls back. A connection that
   * failed is destroyed, never reused. Throws `RuntimeError('unavailable')` when no connection is had in time.
   */
  transaction<T>(scope: TransactionScope, work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Listens for NOTIFY hints on a channel. A hint may be lost: polling is the truth. Returns the stop function. */
  listen(channel: string, onHint: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

export interface TransactionScope {
  /** Tenant id (for example `mitte`) whose rows the transaction sees; `null` sees no tenant's rows. */
  readonly tenant: string | null
  /** User id for rows that belong to a person. */
  readonly user?: string
  /**
   * `app` (default): one tenant's rows. `engine`: the keys of work that is due, over all tenants.
   * `reports`: aggregates without personal data, over all tenants.
   */
  readonly role?: 'app' | 'engine' | 'reports'
}

/** Tagged template: `${}` becomes a parameter, never text. Answers the rows. */
export interface Transaction {
  <Row extends object = Record<string, unknown>>(
    text: TemplateStringsArray,
    ...parameters: unknown[]
  ): Promise<Row[]>
  readonly tenant: string | null
}
