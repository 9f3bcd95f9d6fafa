import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FormDocument } from '../forms/document.ts'
import { generateSchema } from '../forms/index.ts'

/** Writes the generated `schema` into every shipped form: run it after a form was edited by hand. */
const folder = fileURLToPath(new URL('.', import.meta.url))
for (const file of globSync('*/forms/*.json', { cwd: folder })) {
  const document: FormDocument = JSON.parse(readFileSync(`${folder}${file}`, 'utf8'))
  const schema = generateSchema(document)
  if (JSON.stringify(schema) === JSON.stringify(document.schema)) continue
  writeFileSync(`${folder}${file}`, `${JSON.stringify({ ...document, schema }, null, 2)}\n`)
  process.stdout.write(`${file}\n`)
}
