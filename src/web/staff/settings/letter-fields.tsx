import { Select, Textarea } from '@mantine/core'
import { Section } from '#web/records/section.tsx'
import { hintBelow } from '#web/ui/hint-below.ts'
import { words } from '#web/words/words.ts'
import classes from './settings.module.css'
import type { StudioForm } from './studio-fields.tsx'

const say = words.settings.studio

/** How letters fit the envelopes, and what stands under every confirmation. */
export function LetterFields({ form }: { form: StudioForm }) {
  return (
    <Section title={say.letters}>
      <div className={classes.pair}>
        <Select
          {...hintBelow}
          label={say.window}
          description={say.windowHint}
          data={Object.entries(say.windows).map(([value, label]) => ({ value, label }))}
          allowDeselect={false}
          {...form.getInputProps('letter_window')}
        />
      </div>
      <Textarea
        {...hintBelow}
        mt="md"
        label={say.policies}
        description={say.policiesHint}
        autosize
        minRows={3}
        maxLength={5000}
        {...form.getInputProps('policies')}
      />
    </Section>
  )
}
