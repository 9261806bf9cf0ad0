import { Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { listRecipes, type RecipeCard } from '#studio/rules/recipes/contract.ts'
import { type RecipeSet, recipeSetKeys, recipeSets } from '#studio/rules/recipes/recipe-sets.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import classes from './recipes.module.css'

const say = words.recipes

/** What a studio may start from: a card for each recipe, on the shelf of its set. */
export function Recipes() {
  const recipes = useAnswer(listRecipes, {})
  return (
    <Page title={say.title} description={say.description}>
      <Loaded answer={recipes}>
        {({ rows }) => (
          <div className={classes.shelves}>
            {recipeSetKeys.map((set) => (
              <Shelf key={set} set={set} recipes={rows.filter((recipe) => recipe.set === set)} />
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Shelf({ set, recipes }: { set: RecipeSet; recipes: readonly RecipeCard[] }) {
  const { label, says } = recipeSets[set]
  return (
    <Stack component="section" gap="sm" aria-labelledby={`set-${set}`} className={recipes.length > 1 ? (classes.wide ?? '') : ''}>
      <div>
        <Title order={2} size="h4" id={`set-${set}`}>
          {label}
        </Title>
        <Text size="sm" c="dimmed">
          {says}
        </Text>
      </div>
      <ul className={classes.shelf}>
        {recipes.map((recipe) => (
          <li key={recipe.key}>
            <Card recipe={recipe} />
          </li>
        ))}
      </ul>
    </Stack>
  )
}

function Card({ recipe }: { recipe: RecipeCard }) {
  const { key, title, summary, makes } = recipe
  return (
    <Link to="/recipes/$key" params={{ key }} className={classes.card}>
      <Text span fw={600}>
        {title}
      </Text>
      <Text span size="sm">
        {summary}
      </Text>
      <span className={classes.foot}>
        <Text span size="sm" c="dimmed">
          {makes}
        </Text>
        <There recipe={recipe} />
      </span>
    </Link>
  )
}

/** How much of it the studio has. */
function There({ recipe: { there, triggers } }: { recipe: RecipeCard }) {
  if (there === 0) return null
  return <StatusBadge tone={there === triggers ? 'good' : 'neutral'}>{there === triggers ? say.allThere : say.someThere(there, triggers)}</StatusBadge>
}
