import { type Static, Type } from 'typebox'
import { contract, nullable } from '#platform/http/contract.ts'
import { purposes } from '#studio/messages/communication.ts'
import { channelKeys } from '#studio/triggers/channels.ts'
import { recipeSetKeys } from './recipe-sets.ts'

const text = Type.String()
const id = Type.Integer({ minimum: 1 })
const byKey = Type.Object({ key: Type.String({ minLength: 1, maxLength: 100, description: 'As the list names it: newborn' }) })

const card = Type.Object({
  key: text,
  set: Type.Enum(recipeSetKeys),
  title: text,
  summary: text,
  who: Type.String({ description: 'Whom it is for' }),
  makes: Type.String({ description: '“7 triggers: 5 emails, 2 calls”' }),
  triggers: Type.Integer({ description: 'How many it has' }),
  there: Type.Integer({ description: 'How many of them the studio has, by name' }),
})
export type RecipeCard = Static<typeof card>

const step = Type.Object({
  channel: Type.Enum(channelKeys),
  to: Type.String({ description: '“the client, if there is no usable email”' }),
  template: nullable(text),
  purpose: nullable(Type.Enum(purposes)),
  subject: Type.String({ description: 'Or what the call or task is called' }),
  html: nullable(Type.String({ description: 'Of an email or a letter' })),
  plain: Type.String({ description: 'The message, the call script, the notes of the task' }),
  attached: Type.Array(text),
  problem: nullable(Type.String({ description: 'Why it cannot be shown' })),
})
export type RuleStep = Static<typeof step>

const trigger = Type.Object({
  name: text,
  sentence: Type.String({ description: 'The rule in plain English' }),
  trigger_id: nullable(Type.Integer({ description: 'The studio’s trigger of this name' })),
  active: Type.Boolean({ description: 'Whether that one is switched on' }),
  steps: Type.Array(step),
})

/** What is new would be added; what is kept has the name already and says something else; the same is there already. */
const part = Type.Object({
  what: Type.Enum(['department', 'type', 'status', 'template', 'trigger']),
  name: text,
  state: Type.Enum(['new', 'same', 'kept']),
})
export type RecipePart = Static<typeof part>

export const listRecipes = contract({
  method: 'GET',
  path: '/recipes',
  permission: 'triggers.read',
  summary: 'Recipes to start from, by set: triggers with their messages.',
  response: Type.Object({ rows: Type.Array(card) }),
})

export const readRecipe = contract({
  method: 'GET',
  path: '/recipes/:key',
  permission: 'triggers.read',
  summary: 'One recipe: its rules in plain English, its messages with sample data, and what it would add here.',
  params: byKey,
  response: Type.Object({ ...card.properties, rules: Type.Array(trigger), parts: Type.Array(part), tests: Type.Array(text) }),
})

export const applyRecipe = contract({
  method: 'POST',
  path: '/recipes/:key/apply',
  permission: 'triggers.write',
  summary: 'Adds what is missing of a recipe, its triggers switched off. What has one of its names already stays as it is. Twice adds nothing.',
  params: byKey,
  response: Type.Object({
    parts: Type.Array({ ...part, description: 'As they stood before' }),
    triggers: Type.Array(
      Type.Object({
        id,
        name: text,
        sentence: text,
        active: Type.Boolean(),
        added: Type.Boolean({ description: 'By this request' }),
        flags: Type.Array(Type.String({ description: 'What keeps it from doing its work' })),
      }),
    ),
  }),
})
