import { Icon } from '../../ui/icons/icon.tsx'
import { portalTexts } from '../portal-texts.ts'

/** A person to call: the number is reserved for fiction. */
export function HelpCard() {
  const { t } = portalTexts.useTexts()
  return (
    <section className="lz-help" aria-labelledby="help">
      <h2 id="help">{t('helpTitle')}</h2>
      <p className="lz-row">
        <Icon name="phone" size={26} />
        <a className="lz-tel lz-ltr" href="tel:+493023125000">
          030 23125-000
        </a>
      </p>
      <p>{t('helpHours')}</p>
      <p>
        <small>{t('helpText')}</small>
      </p>
    </section>
  )
}
