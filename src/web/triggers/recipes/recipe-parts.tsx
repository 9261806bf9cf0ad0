import { Stack, Text, Title } from '@mantine/core'
import type { RecipePart } from '#studio/rules/recipes/contract.ts'
import { listed } from '#web/words/plural.ts'
import { words } from '#web/words/words.ts'
import classes from './recipes.module.css'

const say = words.recipes

/** What adding a recipe would do here: what is new, what it uses, and whose name is taken. */
export function RecipeParts({ parts, mayWrite }: { parts: readonly RecipePart[]; mayWrite: boolean }) {
  const of = (state: RecipePart['state']) => parts.filter((part) => part.state === state)
  const [added, same, kept] = [of('new'), of('same'), of('kept')]
  return (
    <Stack component="section" gap={4} aria-labelledby="changes">
      <Title order={2} size="h4" id="changes">
        {say.changes}
      </Title>
      <Text size="sm">{added.length === 0 ? say.addsNothing : `${say.adds(say.counts(added))} ${say.off}`}</Text>
      {added.length > 0 && same.length > 0 && <Text size="sm">{say.uses(listed(same.map(({ what, name }) => say.what(what, name))))}</Text>}
      {kept.length > 0 && (
        <>
          <Text size="sm">{say.keeps}</Text>
          <ul className={classes.list}>
            {kept.map(({ what, name }) => (
              <li key={`${what} ${name}`}>
                <Text span size="sm">
                  {say.what(what, name)}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
      {!mayWrite && (
        <Text size="sm" c="dimmed">
          {say.mayNot}
        </Text>
      )}
    </Stack>
  )
}
