/** Seconds of processor time of this process so far: what other programs do on the machine does not count. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000_000
}
