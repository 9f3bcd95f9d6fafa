import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A fresh folder for a test, which removes it. Others may pass through it: as root, the PostgreSQL of a folder
 * closed to its user would put its data under /var/lib, where nobody would remove them.
 */
export function createTempFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `laufzettel-${purpose}-`))
  chmodSync(folder, 0o711)
  return folder
}
