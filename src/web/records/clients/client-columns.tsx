import { Group, VisuallyHidden } from '@mantine/core'
import { readablePhone } from '#studio/messages/readable-phone.ts'
import type { ClientRow } from '#studio/records/clients/contract.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { Dim, Named, statusColumn, yesOrNo } from '../shared-columns.tsx'
import { ClientMarks } from './client-marks.tsx'

const say = words.clients
const { headers } = words.views

/** `country`: whose phone numbers need no prefix. */
export function clientColumns(country: string): Column<ClientRow>[] {
  const readable = (phone: string | null) => (phone === null ? '' : readablePhone(phone, country))
  return [
    {
      key: 'name',
      label: say.columns.name,
      cell: ({ name, company }) => <Named name={name === '' ? say.unnamed : name} more={[company === name ? '' : company]} />,
      file: {
        [headers.clientId]: ({ external_id }) => external_id ?? '',
        [headers.name]: ({ name, company }) => (name === company ? '' : name),
        [headers.company]: ({ company }) => company,
      },
      width: '23%',
    },
    {
      key: 'email',
      label: say.columns.email,
      cell: ({ email }) => email ?? <Dim>{say.noEmail}</Dim>,
      file: { [headers.email]: ({ email }) => email ?? '' },
      width: '26%',
      phone: 'plain',
    },
    {
      key: 'phone',
      label: say.columns.phone,
      cell: ({ phone, sms }) =>
        phone === null ? (
          <Dim>{say.noPhone}</Dim>
        ) : (
          <Group gap={6} wrap="nowrap" component="span" display="inline-flex" style={{ whiteSpace: 'nowrap' }}>
            {readable(phone)}
            {sms && (
              <span title={say.texts} style={{ display: 'inline-flex' }}>
                <Icon name="message" size={15} />
                <VisuallyHidden>{say.texts}</VisuallyHidden>
              </span>
            )}
          </Group>
        ),
      file: { [headers.phone]: ({ phone }) => readable(phone), [headers.texts]: ({ sms }) => yesOrNo(sms) },
      phone: 'plain',
    },
    { key: 'city', label: say.columns.city, cell: ({ city }) => city, file: { [headers.city]: ({ city }) => city }, phone: 'hide' },
    statusColumn(),
    {
      key: 'flags',
      label: say.columns.flags,
      cell: (client) => <ClientMarks client={client} />,
      file: {
        [headers.doNotMarket]: ({ do_not_market }) => yesOrNo(do_not_market),
        [headers.doNotCall]: ({ do_not_call }) => yesOrNo(do_not_call),
      },
      phone: 'plain',
    },
  ]
}
