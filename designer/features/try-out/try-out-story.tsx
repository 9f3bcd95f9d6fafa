import type { CompiledProcess } from '../../../engine/index.ts'
import type { TryOut } from '../../../engine/try-out/create-try-out.ts'
import { isWork } from './is-work.ts'
import { storyOf } from './story.ts'
import { tryOutTexts } from './try-out-texts.ts'

/** What happened, newest first, and the data of the case. */
export function TryOutStory({
  tryOut,
  processes,
}: {
  readonly tryOut: TryOut
  readonly processes: readonly CompiledProcess[]
}) {
  const { t, dateTime } = tryOutTexts.useTexts()
  const processOf = (key: string) => {
    const ran = tryOut.instances.find((each) => each.key === key)?.instance.processId
    return processes.find(({ id }) => id === ran)
  }
  const lines = storyOf(tryOut.state.log, (id, key) => {
    const process = processOf(key)
    return process !== undefined && isWork(process, id)
  })
  return (
    <section className="lz-scen">
      <div>
        <h2 className="lz-h2">{t('story')}</h2>
        <ol className="lz-timeline" reversed>
          {lines.toReversed().map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, a line has no other identity.
            <li key={lines.length - index} className={index === 0 ? 'is-now' : undefined}>
              <b>
                {t(line.kind, {
                  name:
                    processOf(line.key)?.elements.get(line.element ?? '')?.name ??
                    line.element ??
                    line.detail,
                })}
              </b>
              <time dateTime={line.at}>{dateTime(line.at)}</time>
            </li>
          ))}
        </ol>
      </div>
      <div className="lz-variables">
        <h2 className="lz-h2">{t('variables')}</h2>
        <dl>
          {Object.entries(tryOut.variables).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{JSON.stringify(value, null, 1)}</code>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}
