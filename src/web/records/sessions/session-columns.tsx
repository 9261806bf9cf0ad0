import type { SessionRow } from '#studio/records/sessions/contract.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { words } from '#web/words/words.ts'
import { clientInFile, Dim, marksColumn, Named, statusColumn } from '../shared-columns.tsx'
import { AlsoOn } from './further-dates.tsx'
import { SessionWhen } from './session-when.tsx'

const say = words.sessions
const { headers } = words.views

export const sessionColumns: readonly Column<SessionRow>[] = [
  {
    key: 'session',
    label: say.columns.session,
    cell: ({ client, type, number }) => <Named name={client.name} more={[type.name, number]} />,
    file: {
      [headers.sessionId]: ({ external_id }) => external_id ?? '',
      [headers.sessionNumber]: ({ number }) => number,
      ...clientInFile(({ client }) => client),
      [headers.sessionType]: ({ type }) => type.name,
    },
    width: '26%',
  },
  {
    key: 'date',
    label: say.columns.date,
    cell: (session) => (
      <>
        <SessionWhen session={session} />
        <AlsoOn dates={session.further_dates} />
      </>
    ),
    file: { [headers.sessionDate]: ({ primary_on }) => primary_on ?? '', [headers.startTime]: ({ primary_time }) => primary_time ?? '' },
    phone: 'plain',
  },
  statusColumn(),
  {
    key: 'photographer',
    label: say.columns.photographer,
    cell: ({ photographer }) => photographer?.name ?? <Dim>{say.nobody}</Dim>,
    file: { [headers.photographer]: ({ photographer }) => photographer?.name ?? '' },
  },
  marksColumn(),
]
