import { Alert, Button, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Output } from '#platform/http/contract.ts'
import { listTemplates } from '#studio/messages/templates/contract.ts'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { applyRecipe, listRecipes, readRecipe } from '#studio/rules/recipes/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { Facts } from '#web/ui/details.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { refreshed } from '../refreshed.ts'
import { RecipeAdded } from './recipe-added.tsx'
import { RecipeParts } from './recipe-parts.tsx'
import { RecipeRule } from './recipe-rule.tsx'
import classes from './recipes.module.css'
import { recipeRoute } from './screens.tsx'

const say = words.recipes

/** One recipe: its rules, its messages as they look, and what adding it does to this studio. */
export function Recipe() {
  const { key } = recipeRoute.useParams()
  return <Loaded answer={useAnswer(readRecipe, { params: { key } })}>{(recipe) => <Sheet recipe={recipe} key={recipe.key} />}</Loaded>
}

function Sheet({ recipe }: { recipe: Output<typeof readRecipe> }) {
  const { key, title, summary, who, makes, rules, parts, tests } = recipe
  const mayWrite = useMay('triggers.write')
  const add = useCommand(applyRecipe, {
    refreshes: [...refreshed, readRecipe, listRecipes, listTemplates, listStatuses, listTypes],
    handles: () => true,
  })
  const isAllThere = parts.every(({ state }) => state !== 'new')
  const button = mayWrite && !isAllThere && (
    <Button leftSection={<Icon name="plus" />} loading={add.isPending} onClick={() => add.mutate({ params: { key } })}>
      {parts.some(({ what, state }) => what === 'trigger' && state !== 'new') ? say.addRest : say.add}
    </Button>
  )
  return (
    <Page
      title={title}
      description={summary}
      actions={
        <>
          <Button variant="default" component={Link} to="/recipes">
            {say.back}
          </Button>
          {button}
        </>
      }
    >
      {add.error !== null && (
        <Alert color="red" icon={<Icon name="alert" />} role="alert">
          {add.error.message}
        </Alert>
      )}
      {add.data !== undefined && <RecipeAdded result={add.data} />}
      <Facts
        facts={[
          [say.who, who],
          [say.makes, makes],
        ]}
      />
      {add.data === undefined && <RecipeParts parts={parts} mayWrite={mayWrite} />}
      <Stack component="section" gap="sm" aria-labelledby="rules">
        <div>
          <Title order={2} size="h4" id="rules">
            {say.rules}
          </Title>
          <Text size="sm" c="dimmed">
            {say.lead}
          </Text>
        </div>
        <ol className={classes.rules}>
          {rules.map((rule, index) => (
            <RecipeRule key={rule.name} rule={rule} opened={index === 0} />
          ))}
        </ol>
      </Stack>
      {tests.length > 0 && (
        <Stack component="section" gap={4} aria-labelledby="tests">
          <Title order={2} size="h4" id="tests">
            {say.tried}
          </Title>
          <ul className={classes.list}>
            {tests.map((test) => (
              <li key={test}>
                <Text span size="sm">
                  {test}
                </Text>
              </li>
            ))}
          </ul>
        </Stack>
      )}
    </Page>
  )
}
