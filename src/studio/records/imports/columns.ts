import { folded } from '../folded-text.ts'
import type { ImportedKind } from './imported-kind.ts'
import { clientColumns, kindColumns, kindNeeds } from './kind-columns.ts'
import { isLabeledColumn, labeledColumn } from './labeled-cells.ts'

/**
 * What a column may hold, by kind of record, and the headers other programs write over it. Headers are compared without case,
 * accents, blanks and punctuation: "E-mail Address" is "emailaddress".
 */
export const columns = {
  client: {
    external_id: { label: 'Client ID', headers: ['clientid', 'clientno', 'clientnumber', 'clientnum', 'client', 'customerid', 'customerno', 'customernumber', 'contactid', 'accountnumber', 'accountno', 'id', 'externalid'] },
    first_name: { label: 'First Name', headers: ['firstname', 'first', 'givenname', 'forename', 'clientfirstname'] },
    middle_name: { label: 'Middle Name', headers: ['middlename', 'additionalname', 'middle'] },
    last_name: { label: 'Last Name', headers: ['lastname', 'last', 'surname', 'familyname', 'clientlastname'] },
    full_name: { label: 'Name', headers: ['name', 'fullname', 'clientname', 'customername', 'contactname', 'customerfullname', 'displayname', 'customer'] },
    company: { label: 'Company', headers: ['company', 'companyname', 'business', 'businessname', 'organization', 'organisation', 'organizationname', 'organization1name'] },
    email_1: { label: 'Email', headers: ['email', 'emailaddress', 'mail', 'email1', 'primaryemail', 'emailaddress1', 'homeemail', 'email1value', 'email1address', 'mainemail'] },
    email_2: { label: 'Email 2', headers: ['email2', 'secondaryemail', 'otheremail', 'emailaddress2', 'alternateemail', 'workemail', 'email2value', 'email2address'] },
    email_3: { label: 'Email 3', headers: ['email3', 'emailaddress3', 'email3value', 'email3address'] },
    mobile: { label: 'Mobile', headers: ['mobilephone', 'mobile', 'cell', 'cellphone', 'mobilenumber', 'cellnumber', 'mobilephonenumber'] },
    home: { label: 'Home', headers: ['homephone', 'home', 'homenumber', 'homephonenumber', 'landline'] },
    work: { label: 'Work', headers: ['workphone', 'work', 'businessphone', 'office', 'officephone', 'worknumber'] },
    phone: { label: 'Phone', headers: ['phone', 'phonenumber', 'telephone', 'tel', 'primaryphone', 'phone1', 'phone1value', 'mainphone'] },
    phone_2: { label: 'Phone 2', headers: ['phone2', 'phone2value', 'phonenumber2', 'otherphone', 'altphone', 'alternatephone', 'secondaryphone'] },
    text_ok: { label: 'Text OK', headers: ['textok', 'oktotext', 'smsok', 'smsenabled', 'textenabled', 'text', 'sms', 'allowtexts', 'textmessages', 'canreceivetexts'] },
    street: { label: 'Address', headers: ['address', 'street', 'address1', 'streetaddress', 'addressline1', 'mailingaddress', 'homestreet', 'homeaddress', 'address1street', 'billingaddress', 'billingstreet'] },
    street_2: { label: 'Address 2', headers: ['address2', 'street2', 'addressline2', 'apt', 'unit', 'suite', 'homestreet2', 'address1extendedaddress'] },
    city: { label: 'City', headers: ['city', 'town', 'place', 'homecity', 'address1city', 'billingcity'] },
    region: { label: 'State', headers: ['state', 'region', 'province', 'county', 'stateprovince', 'homestate', 'address1region', 'billingstate'] },
    postcode: { label: 'Zip', headers: ['zip', 'zipcode', 'postcode', 'postalcode', 'zippostalcode', 'homepostalcode', 'address1postalcode', 'billingzip', 'billingpostalcode'] },
    country: { label: 'Country', headers: ['country', 'countryregion', 'homecountryregion', 'homecountry', 'address1country', 'billingcountry'] },
    birthday: { label: 'Birthday', headers: ['birthday', 'birthdate', 'dateofbirth', 'dob', 'born'] },
    anniversary: { label: 'Anniversary', headers: ['anniversary', 'anniversarydate', 'weddinganniversary'] },
    spouse_name: { label: 'Spouse Name', headers: ['spousename', 'spouse', 'partner', 'partnername', 'spousefirstname'] },
    spouse_birthday: { label: 'Spouse Birthday', headers: ['spousebirthday', 'spousebirthdate', 'spousedob', 'partnerbirthday'] },
    do_not_market: { label: 'Do Not Market', headers: ['donotmarket', 'donotmail', 'nomarketing', 'donotemail', 'dnm'] },
    do_not_call: { label: 'Do Not Call', headers: ['donotcall', 'donotphone', 'nocalls', 'dnc'] },
    status: { label: 'Status', headers: ['status', 'clientstatus', 'customerstatus'] },
    status_due_on: { label: 'Status Due Date', headers: ['statusduedate', 'statusdue', 'duedate'] },
    lead_source: { label: 'Lead Source', headers: ['leadsource', 'source', 'referredby', 'referral', 'howheard', 'referralsource'] },
    language: { label: 'Language', headers: ['language', 'preferredlanguage', 'locale'] },
    zone: { label: 'Time Zone', headers: ['timezone', 'zone', 'tz'] },
    notes: { label: 'Notes', headers: ['notes', 'note', 'comments', 'comment', 'remarks', 'memo', 'message'] },
  },
  session: {
    external_id: { label: 'Session ID', headers: ['sessionid', 'externalid', 'id', 'jobid', 'bookingid'] },
    number: { label: 'Session No', headers: ['sessionno', 'sessionnumber', 'sessionnum', 'number', 'no', 'jobno', 'jobnumber', 'session'] },
    ...clientColumns,
    client: { label: 'Client ID', headers: clientColumns.client.headers },
    type: { label: 'Session Type', headers: ['sessiontype', 'type', 'shoottype', 'category', 'jobtype', 'projecttype', 'eventtype', 'service'] },
    title: { label: 'Session Name', headers: ['sessionname', 'jobname', 'projectname', 'shootname', 'eventname', 'title'] },
    status: { label: 'Status', headers: ['status', 'sessionstatus', 'jobstatus', 'stage', 'jobstage', 'projectstatus', 'leadstatus'] },
    status_due_on: { label: 'Status Due Date', headers: ['statusduedate', 'statusdue', 'duedate'] },
    primary_on: { label: 'Session Date', headers: ['sessiondate', 'date', 'primarysessiondate', 'primarydate', 'shootdate', 'eventdate', 'jobdate', 'mainshootdate', 'projectdate', 'startdate'] },
    primary_time: { label: 'Start Time', headers: ['starttime', 'time', 'sessiontime', 'start', 'shoottime', 'begintime', 'eventstarttime', 'mainshoottime', 'shootstarttime'] },
    primary_zone: { label: 'Time Zone', headers: ['timezone', 'zone', 'tz'] },
    photographer: { label: 'Photographer', headers: ['photographer', 'photographername', 'primaryphotographer', 'shooter'] },
    on_hold: { label: 'On Hold', headers: ['onhold', 'hold'] },
    confirmed: { label: 'Confirmed', headers: ['confirmed', 'isconfirmed'] },
    canceled: { label: 'Canceled', headers: ['canceled', 'cancelled', 'iscanceled', 'iscancelled'] },
    booked_on: { label: 'Booked On', headers: ['bookedon', 'bookeddate', 'datebooked', 'bookingdate', 'booked'] },
    created_on: { label: 'Create Date', headers: ['createdate', 'createdon', 'created', 'datecreated', 'createddate', 'creationdate', 'dateadded', 'leaddate', 'received'] },
    notes: { label: 'Notes', headers: ['notes', 'note', 'comments', 'comment', 'remarks', 'memo', 'description', 'message'] },
  },
  ...kindColumns,
} as const // biome-ignore format: a table to read across

/** Which column of a file (by place) holds what, and the headers that nobody knows. */
export type Layout = { places: Map<string, number>; headers: readonly string[]; ignored: string[] }

/** What a person said that columns hold: by header, an empty text where one is not used. */
export type Mapping = Readonly<Record<string, string>>

/** Reads the header line, `said` before what a header means by itself. A second column for the same thing counts as unknown. */
export function layoutOf(kind: ImportedKind, headers: readonly string[], said: Mapping = {}): Layout {
  const places = new Map<string, number>()
  const ignored: string[] = []
  for (const [place, header] of headers.entries()) {
    const told = header.trim() === '' ? undefined : said[header.trim()]
    const column = told === undefined ? columnNamed(kind, header) : told || null
    if (column !== null && !places.has(column)) places.set(column, place)
    else if (header.trim() !== '' && header.trim() !== reasonHeader) ignored.push(header.trim())
  }
  return { places, headers: headers.map((header) => header.trim()), ignored }
}

/** The header over the reasons in a file of refused rows; an import passes that column over. */
export const reasonHeader = 'Not taken because'

/** Header lines are the same source when they have the same headers, in whatever order. */
export function sourceKey(headers: readonly string[]): string {
  return headers
    .map(plain)
    .filter((header) => header !== '' && header !== plain(reasonHeader))
    .toSorted()
    .join('\n')
}

function plain(header: string): string {
  return folded(header).replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** Whether a column holds dates, whose order a file may tell. Where there is none for the day, it stands before the time. */
export function isDateColumn(column: string, { places }: Layout): boolean {
  return (column === 'at_time' && !places.has('on_day')) || /(?:_on|^on_day|birthday|^anniversary)$/.test(column)
}

/** Whether records of a kind have such a column. */
export function isColumn(kind: ImportedKind, column: string): boolean {
  return column in columns[kind] || (kind === 'client' && (/^child_[1-9]\d?_(?:name|birthday)$/.test(column) || isLabeledColumn(column)))
}

function columnNamed(kind: ImportedKind, header: string): string | null {
  const name = plain(header)
  for (const [column, { headers }] of Object.entries(columns[kind])) if ((headers as readonly string[]).includes(name)) return column
  const child = kind === 'client' ? /^(?:child|kid)(\d{0,2})(name|firstname|birthday|birthdate|dob)?$/.exec(name) : null
  if (child === null) return kind === 'client' ? labeledColumn(name) : null
  return `child_${Number(child[1] || 1)}_${/^(?:birth|dob)/.test(child[2] ?? '') ? 'birthday' : 'name'}`
}

/** Characters of a header line that a sentence quotes: what is no CSV file can be one endless line. */
const longestQuote = 80

/** Why a file cannot be read as this kind of record: the columns it lacks. Null when it can. */
export function missingColumns(kind: ImportedKind, { places, headers }: Layout): string | null {
  const missing = (needed[kind] as readonly Need[]).filter(({ any }) => !any.some((column) => places.has(column)))
  if (missing.length === 0) return null
  const found = headers.filter((header) => header !== '')
  const listed = found.slice(0, 12).join(', ')
  const isLong = found.length > 12 || listed.length > longestQuote
  const has = found.length === 0 ? 'It has no headers in its first line.' : `Its first line says: ${listed.slice(0, longestQuote)}${isLong ? ' …' : ''}.`
  return `The file has no column for ${missing.map(({ says }) => says).join(' and ')}. ${has} Choose the right file and kind, or name the column like that.`
}

/** What a list of a kind has to have, in words, and the usual names of all else that it may have. */
export function columnsInWords(kind: ImportedKind): { needs: string; may: string[] } {
  const all: readonly Need[] = needed[kind]
  const known = Object.entries(columns[kind]).filter(([column]) => !all.some(({ any }) => any.includes(column)))
  return { needs: all.map(({ says }) => says).join(', and '), may: known.map(([, { label }]) => label) }
}

type Need = { any: readonly string[]; says: string }

const needed = {
  client: [
    { any: ['first_name', 'last_name', 'full_name', 'company'], says: 'the name (“First Name”, “Last Name” or “Company”)' },
  ],
  session: [
    { any: Object.keys(clientColumns), says: 'the client (“Client ID”, or email or name)' },
    { any: ['type'], says: 'the type (“Session Type”)' },
  ],
  ...kindNeeds,
} as const // biome-ignore format: a table to read across
