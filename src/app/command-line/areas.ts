import type { AnyVerb } from './verb.ts'

/** A word after `hotshoe`. Its commands are loaded only when it is asked for, so that everything else stays quick. */
export type Area = { name: string; group: string; says: string; load: () => Promise<readonly AnyVerb[]> }

const groups = { run: 'Run Hotshoe:', daily: 'Every day:', records: 'Records:', setup: 'Set up:', upkeep: 'Upkeep:' } as const

/** Everything the command line can do, as `--help` lists it. */
export const areas: readonly Area[] = [
  { name: 'serve', group: groups.run, says: 'start Hotshoe for real use', load: () => import('./running.ts').then((found) => found.serveVerbs) },
  { name: 'demo', group: groups.run, says: 'start a demo studio to look around in', load: () => import('./running.ts').then((found) => found.demoVerbs) },
  { name: 'sweep', group: groups.daily, says: 'find triggered items now', load: () => import('./items.ts').then((found) => found.sweepVerbs) },
  { name: 'items', group: groups.daily, says: 'list triggered items', load: () => import('./items.ts').then((found) => found.itemsVerbs) },
  {
    name: 'item',
    group: groups.daily,
    says: 'show one triggered item and what it would send',
    load: () => import('./items.ts').then((found) => found.itemVerbs),
  },
  { name: 'process', group: groups.daily, says: 'process triggered items', load: () => import('./deciding.ts').then((found) => found.processVerbs) },
  { name: 'skip', group: groups.daily, says: 'skip triggered items for now', load: () => import('./deciding.ts').then((found) => found.skipVerbs) },
  { name: 'delete', group: groups.daily, says: 'delete triggered items for good', load: () => import('./deciding.ts').then((found) => found.deleteVerbs) },
  {
    name: 'automatic',
    group: groups.daily,
    says: 'what goes by itself; let it go or hold it back',
    load: () => import('./automatic.ts').then((found) => found.automaticVerbs),
  },
  { name: 'runs', group: groups.daily, says: 'list what was processed', load: () => import('./runs.ts').then((found) => found.runsVerbs) },
  { name: 'run', group: groups.daily, says: 'show one run and its result', load: () => import('./runs.ts').then((found) => found.runVerbs) },
  { name: 'stop', group: groups.daily, says: 'stop a run, or let it go on', load: () => import('./runs.ts').then((found) => found.stopVerbs) },
  { name: 'undo', group: groups.daily, says: 'undo a run as far as it still can be', load: () => import('./runs.ts').then((found) => found.undoVerbs) },
  { name: 'send', group: groups.daily, says: 'send the emails that are due now', load: () => import('./messages.ts').then((found) => found.sendVerbs) },
  { name: 'messages', group: groups.daily, says: 'list emails and where they are', load: () => import('./messages.ts').then((found) => found.messagesVerbs) },
  { name: 'message', group: groups.daily, says: 'show one email with its text', load: () => import('./messages.ts').then((found) => found.messageVerbs) },
  { name: 'recall', group: groups.daily, says: 'recall an email that has not left', load: () => import('./messages.ts').then((found) => found.recallVerbs) },
  { name: 'calls', group: groups.daily, says: 'whom to call, what to say, and how it went', load: () => import('./calls.ts').then((found) => found.callVerbs) },
  { name: 'tasks', group: groups.daily, says: 'list tasks; mark them done', load: () => import('./desk.ts').then((found) => found.taskVerbs) },
  {
    name: 'clients',
    group: groups.records,
    says: 'list, show, create, change, archive clients',
    load: () => import('./clients.ts').then((found) => found.clientVerbs),
  },
  {
    name: 'sessions',
    group: groups.records,
    says: 'list, show, create, change, archive sessions',
    load: () => import('./sessions.ts').then((found) => found.sessionVerbs),
  },
  {
    name: 'appointments',
    group: groups.records,
    says: 'list, show, create, change, archive appointments',
    load: () => import('./appointments.ts').then((found) => found.appointmentVerbs),
  },
  {
    name: 'invoices',
    group: groups.records,
    says: 'list, show, create, change, pay, archive invoices',
    load: () => import('./invoices.ts').then((found) => found.invoiceVerbs),
  },
  {
    name: 'production-orders',
    group: groups.records,
    says: 'list, show, create, change, archive production orders',
    load: () => import('./orders.ts').then((found) => found.productionOrderVerbs),
  },
  {
    name: 'preproduction-orders',
    group: groups.records,
    says: 'the same for preproduction (proof) orders',
    load: () => import('./orders.ts').then((found) => found.preproductionOrderVerbs),
  },
  {
    name: 'vendors',
    group: groups.records,
    says: 'list, show, create, change, archive vendors',
    load: () => import('./vendors.ts').then((found) => found.vendorVerbs),
  },
  {
    name: 'calendar',
    group: groups.records,
    says: 'sessions and appointments, day by day',
    load: () => import('./calendar.ts').then((found) => found.calendarVerbs),
  },
  {
    name: 'import',
    group: groups.records,
    says: 'read records from a CSV file, vCards or a calendar',
    load: () => import('./importing.ts').then((found) => found.importVerbs),
  },
  { name: 'imports', group: groups.records, says: 'list the files that were read', load: () => import('./importing.ts').then((found) => found.importsVerbs) },
  {
    name: 'feeds',
    group: groups.records,
    says: 'lists that come by themselves',
    load: () => import('./feeds.ts').then((found) => found.feedVerbs),
  },
  {
    name: 'triggers',
    group: groups.setup,
    says: 'list, show, create, switch, delete triggers',
    load: () => import('./triggers.ts').then((found) => found.triggerVerbs),
  },
  {
    name: 'templates',
    group: groups.setup,
    says: 'list, show, create, change templates',
    load: () => import('./templates.ts').then((found) => found.templateVerbs),
  },
  { name: 'statuses', group: groups.setup, says: 'statuses of every kind of record', load: () => import('./statuses.ts').then((found) => found.statusVerbs) },
  { name: 'types', group: groups.setup, says: 'types of every kind of record', load: () => import('./statuses.ts').then((found) => found.typeVerbs) },
  {
    name: 'studio',
    group: groups.setup,
    says: 'create, show, set, pause, resume, go live',
    load: () => import('./studio.ts').then((found) => found.studioVerbs),
  },
  { name: 'sender', group: groups.setup, says: 'how email is sent: show, set, test', load: () => import('./sender.ts').then((found) => found.senderVerbs) },
  { name: 'members', group: groups.setup, says: 'the people of the studio', load: () => import('./people.ts').then((found) => found.memberVerbs) },
  { name: 'departments', group: groups.setup, says: 'the departments', load: () => import('./people.ts').then((found) => found.departmentVerbs) },
  {
    name: 'jobs',
    group: groups.upkeep,
    says: 'what runs by itself: list, run, schedule, switch, history',
    load: () => import('./jobs.ts').then((found) => found.jobVerbs),
  },
  {
    name: 'token',
    group: groups.upkeep,
    says: 'tokens for programs: create, list, revoke',
    load: () => import('./people.ts').then((found) => found.tokenVerbs),
  },
  {
    name: 'set-password',
    group: groups.upkeep,
    says: 'set the password of somebody who signs in',
    load: () => import('./password.ts').then((found) => found.passwordVerbs),
  },
  {
    name: 'identity',
    group: groups.upkeep,
    says: 'say that this installation is the one that sends',
    load: () => import('./studio.ts').then((found) => found.identityVerbs),
  },
  { name: 'clock', group: groups.upkeep, says: 'the studio clock: show, set, reset', load: () => import('./studio.ts').then((found) => found.clockVerbs) },
  { name: 'api', group: groups.upkeep, says: 'ask any endpoint by method and path', load: () => import('./api.ts').then((found) => found.apiVerbs) },
]
