import { Alert, Text } from '@mantine/core'
import type { Output } from '#platform/http/contract.ts'
import type { applyRecipe } from '#studio/rules/recipes/contract.ts'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { listed } from '#web/words/plural.ts'
import { words } from '#web/words/words.ts'
import classes from './recipes.module.css'

const say = words.recipes

/** What came of adding: the triggers, what stayed as it was, and what to do next. */
export function RecipeAdded({ result: { parts, triggers } }: { result: Output<typeof applyRecipe> }) {
  const kept = parts.filter(({ state }) => state === 'kept')
  return (
    <Alert icon={<Icon name="check" />} role="alert" title={say.added(triggers.filter(({ added }) => added).length)}>
      <Text size="sm" fw={600}>
        {say.next}
      </Text>
      <ol className={classes.list}>
        {say.steps.map((step) => (
          <li key={step}>
            <Text span size="sm">
              {step}
            </Text>
          </li>
        ))}
      </ol>
      <Text size="sm" fw={600} mt="sm">
        {say.itsTriggers}
      </Text>
      <ul className={classes.list}>
        {triggers.map(({ id, name, active, flags }) => (
          <li key={id}>
            <TextLink to="/triggers/$id" params={{ id }} size="sm">
              {say.open(name, active)}
            </TextLink>
            {flags.map((flag) => (
              <Text key={flag} size="sm" c="dimmed">
                {flag}
              </Text>
            ))}
          </li>
        ))}
      </ul>
      {kept.length > 0 && (
        <Text size="sm" mt="xs">
          {say.keeps} {listed(kept.map(({ what, name }) => say.what(what, name)))}
        </Text>
      )}
    </Alert>
  )
}
