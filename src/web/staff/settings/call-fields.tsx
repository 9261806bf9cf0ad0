import { Section } from '#web/records/section.tsx'
import { WholeField } from '#web/ui/whole-field.tsx'
import { words } from '#web/words/words.ts'
import classes from './settings.module.css'
import type { StudioForm } from './studio-fields.tsx'

const say = words.settings.studio

/** What follows a call that nobody answered. */
export function CallFields({ form }: { form: StudioForm }) {
  const { call_again_days, call_most_tries } = form.values
  return (
    <Section title={say.calls}>
      <div className={classes.pair}>
        <WholeField
          label={say.callAgain}
          description={say.callAgainHint}
          range={[1, 30]}
          value={call_again_days}
          onChange={(value) => form.setFieldValue('call_again_days', value)}
          error={form.errors.call_again_days}
        />
        <WholeField
          label={say.callTries}
          description={say.callTriesHint}
          range={[1, 20]}
          value={call_most_tries}
          onChange={(value) => form.setFieldValue('call_most_tries', value)}
          error={form.errors.call_most_tries}
        />
      </div>
    </Section>
  )
}
