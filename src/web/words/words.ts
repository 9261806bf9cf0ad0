import { appWords } from './app.ts'
import { appointmentWords } from './appointments.ts'
import { automaticWords } from './automatic.ts'
import { backTestWords } from './back-test.ts'
import { calendarWords } from './calendar.ts'
import { callWords } from './calls.ts'
import { careWords } from './care.ts'
import { clientWords } from './clients.ts'
import { controlCenterWords } from './control-center.ts'
import { editingWords } from './editing.ts'
import { feedWords } from './feeds.ts'
import { forecastWords } from './forecast.ts'
import { impactWords } from './impact.ts'
import { importWords } from './imports.ts'
import { invoiceWords } from './invoices.ts'
import { letterWords } from './letters.ts'
import { mailboxWords } from './mailbox.ts'
import { messageWords } from './messages.ts'
import { moveWords } from './moves.ts'
import { orderWords, vendorWords } from './orders.ts'
import { processWords } from './process.ts'
import { recipeWords } from './recipes.ts'
import { recordWords } from './records.ts'
import { rulesWords } from './rules.ts'
import { safeChangeWords } from './safe-change.ts'
import { sessionWords } from './sessions.ts'
import { settingsWords } from './settings.ts'
import { staffWords } from './staff.ts'
import { statusWords } from './statuses.ts'
import { taskWords } from './tasks.ts'
import { templateWords } from './templates.ts'
import { timelineWords } from './timeline.ts'
import { triggerWords } from './triggers.ts'
import { viewWords } from './views.ts'
import { whyWords } from './why.ts'

/** Everything people read in the web app, by key. An area has its own file; entries that count or name something are functions. */
export const words = {
  ...appWords,
  ...recordWords,
  editing: editingWords,
  staff: staffWords,
  settings: settingsWords,
  process: processWords,
  forecast: forecastWords,
  why: whyWords,
  messages: messageWords,
  mailbox: mailboxWords,
  calls: callWords,
  letters: letterWords,
  automatic: automaticWords,
  tasks: taskWords,
  clients: clientWords,
  care: careWords,
  sessions: sessionWords,
  appointments: appointmentWords,
  calendar: calendarWords,
  impact: impactWords,
  imports: importWords,
  feeds: feedWords,
  invoices: invoiceWords,
  orders: orderWords,
  vendors: vendorWords,
  statuses: statusWords,
  moves: moveWords,
  templates: templateWords,
  timeline: timelineWords,
  triggers: triggerWords,
  recipes: recipeWords,
  rules: rulesWords,
  safeChange: safeChangeWords,
  backTest: backTestWords,
  views: viewWords,
  controlCenter: controlCenterWords,
} as const
