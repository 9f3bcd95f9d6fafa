#!/usr/bin/env node
import { readConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { languageOf } from './print-findings.ts'
import { runCli } from './run.ts'

try {
  const config = readConfig(process.env)
  process.exitCode = await runCli(process.argv.slice(2), {
    config,
    workingFolder: process.cwd(),
    language: languageOf(process.env),
    log: createLog(config.logLevel),
    print: (line) => console.log(line),
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
