import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

const pattern = /^(\d{4})-[a-z0-9]+(-[a-z0-9]+)*\.sql$/

/** Reads the numbered SQL files of a folder in order. Refuses a number used twice. */
export function readMigrations(folder = join(import.meta.dirname, 'migrations')): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const migrations = names.map((name) => {
    const number = pattern.exec(name)?.[1]
    if (!number)
      throw new Error(`Expected migrations named like '0007-add-notes.sql', but found '${name}'. Rename it.`)
    const sql = readFileSync(join(folder, name), 'utf8')
    return { version: Number(number), name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
  for (const [index, { version, name }] of migrations.entries()) {
    const before = migrations[index - 1]
    if (before?.version === version) {
      throw new Error(
        `Expected one migration with each number, but found '${before.name}' and '${name}'. Renumber one.`,
      )
    }
  }
  return migrations
}
