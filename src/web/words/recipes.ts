import { counted, listed } from './plural.ts'

const whats = {
  department: ['department', 'departments'],
  type: ['type', 'types'],
  status: ['status', 'statuses'],
  template: ['template', 'templates'],
  trigger: ['trigger', 'triggers'],
} as const
type What = keyof typeof whats

export const recipeWords = {
  title: 'Recipes',
  description: 'Rules to start from, with messages that can be sent as they are. Look at one, add it, make it yours. Its triggers arrive switched off.',
  start: 'Start from a recipe',
  back: 'All recipes',
  allThere: 'In your studio',
  someThere: (there: number, of: number) => `${there} of ${of} in your studio`,
  who: 'For whom',
  makes: 'What it makes',
  rules: 'Its triggers, and what they say',
  lead: 'The messages are shown with made-up names and dates.',
  inStudio: (active: boolean) => (active ? 'In your studio, on' : 'In your studio, off'),
  on: (channel: string, to: string) => `${channel} to ${to}`,
  attached: 'Put in as PDF',
  marketing: 'Marketing, with a link to unsubscribe',
  changes: 'What adding it does here',
  adds: (counts: string) => `Adds ${counts}.`,
  addsNothing: 'Everything of it is in your studio already.',
  keeps: 'Has the name of something of yours, which stays as it is:',
  uses: (names: string) => `Uses what you have: ${names}.`,
  off: 'The triggers arrive switched off: nothing is found or sent until you switch them on.',
  add: 'Add to my studio',
  addRest: 'Add what is missing',
  mayNot: 'Owners and managers add recipes.',
  added: (count: number) => (count === 0 ? 'Nothing was missing.' : `Added: ${counted(count, 'trigger')}, switched off.`),
  next: 'What to do next',
  itsTriggers: 'Its triggers',
  steps: [
    'Open a trigger below. Read its messages and put in your own words.',
    'Under “What it does” see whom it fits now, and what it would have done.',
    'Switch it on. It counts from then on; whoever fits already stays history.',
  ],
  open: (name: string, active: boolean) => `${name} (${active ? 'on' : 'off'})`,
  tried: 'What it was tried with',
  what: (what: What, name: string) => `${whats[what][0]} “${name}”`,
  counts: (parts: readonly { what: What }[]) =>
    listed(
      (Object.keys(whats) as What[]).flatMap((what) => {
        const count = parts.filter((part) => part.what === what).length
        return count === 0 ? [] : [counted(count, whats[what][0], whats[what][1])]
      }),
    ),
} as const
