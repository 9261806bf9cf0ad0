/** Who a record is with: the same person by number, email or name. */
export const clientColumns = {
  client: { label: 'Client', headers: ['client', 'clientid', 'clientno', 'clientnumber', 'customer', 'customerid', 'customerno', 'customernumber', 'contactid'] },
  client_name: { label: 'Client Name', headers: ['clientname', 'customername', 'contact', 'contactname', 'invitee', 'inviteename', 'name', 'fullname', 'attendee', 'primarycontact', 'maincontact', 'customerfullname'] },
  client_first_name: { label: 'Client First Name', headers: ['firstname', 'first', 'clientfirstname', 'inviteefirstname'] },
  client_last_name: { label: 'Client Last Name', headers: ['lastname', 'last', 'clientlastname', 'inviteelastname', 'surname'] },
  client_email: { label: 'Client Email', headers: ['email', 'emailaddress', 'clientemail', 'customeremail', 'inviteeemail', 'attendeeemail', 'mail', 'contactemail', 'primarycontactemail', 'maincontactemail'] },
} as const // biome-ignore format: a table to read across
const clientOf = {
  ...clientColumns,
  session: { label: 'Session No', headers: ['session', 'sessionno', 'sessionnumber', 'sessionid', 'jobno', 'jobnumber', 'job', 'jobid'] },
} as const // biome-ignore format: a table to read across

const status = { label: 'Status', headers: ['status', 'stage', 'state'] } as const
const statusDue = { label: 'Status Due Date', headers: ['statusduedate', 'statusdue'] } as const
const notes = { label: 'Notes', headers: ['notes', 'note', 'comments', 'comment', 'remarks', 'memo'] } as const
const user = ['user', 'member', 'staff', 'staffmember', 'employee', 'assignedto', 'assignee', 'assigned', 'owner', 'responsible'] as const

const department = { label: 'Department', headers: ['department', 'team', 'group'] } as const

const orders = {
  external_id: { label: 'Order ID', headers: ['orderid', 'id', 'externalid', 'jobticket'] },
  number: { label: 'Order No', headers: ['orderno', 'ordernumber', 'ordernum', 'order', 'number', 'no', 'labordernumber', 'ponumber', 'purchaseorder'] },
  status,
  status_due_on: statusDue,
  ...clientOf,
  vendor: { label: 'Vendor', headers: ['vendor', 'vendorname', 'vendorid', 'lab', 'supplier', 'labname'] },
  description: { label: 'Description', headers: ['description', 'item', 'items', 'details', 'ordername', 'title'] },
  ordered_on: { label: 'Ordered On', headers: ['orderedon', 'orderdate', 'dateordered', 'ordered', 'date', 'placedon', 'submitted'] },
  expected_on: { label: 'Expected On', headers: ['expectedon', 'expected', 'expecteddate', 'duedate', 'due', 'eta', 'shipdate'] },
  received_on: { label: 'Received On', headers: ['receivedon', 'received', 'datereceived', 'delivered', 'deliverydate', 'arrived'] },
  department,
  user: { label: 'User', headers: user },
  notes,
} as const // biome-ignore format: a table to read across

/** The columns of the other kinds. Headers as in `columns`. */
export const kindColumns = {
  appointment: {
    external_id: { label: 'Appointment ID', headers: ['appointmentid', 'appointmentno', 'appointmentnumber', 'id', 'externalid', 'eventid', 'uid', 'bookingid'] },
    title: { label: 'Title', headers: ['title', 'subject', 'summary', 'event', 'eventname', 'appointment'] },
    type: { label: 'Appointment Type', headers: ['appointmenttype', 'type', 'eventtype', 'eventtypename', 'service', 'category', 'kind'] },
    status,
    status_due_on: statusDue,
    on_day: { label: 'Date', headers: ['date', 'appointmentdate', 'day', 'startdate', 'startdatetime', 'start', 'eventdate', 'when', 'dtstart'] },
    at_time: { label: 'Time', headers: ['time', 'starttime', 'appointmenttime', 'begintime'] },
    end_time: { label: 'End Time', headers: ['endtime', 'end', 'enddatetime', 'finishtime', 'dtend'] },
    minutes: { label: 'Minutes', headers: ['minutes', 'duration', 'length', 'durationminutes', 'durationmin'] },
    zone: { label: 'Time Zone', headers: ['timezone', 'zone', 'tz'] },
    booked_on: { label: 'Booked On', headers: ['bookedon', 'bookeddate', 'datebooked', 'bookingdate', 'booked', 'datescheduled', 'createdon', 'created', 'createddate'] },
    ...clientOf,
    user: { label: 'User', headers: [...user, 'with', 'calendar', 'host', 'photographer'] },
    place: { label: 'Place', headers: ['place', 'location', 'where', 'venue', 'room'] },
    on_hold: { label: 'On Hold', headers: ['onhold', 'hold', 'tentative'] },
    confirmed: { label: 'Confirmed', headers: ['confirmed', 'isconfirmed'] },
    canceled: { label: 'Canceled', headers: ['canceled', 'cancelled', 'iscanceled', 'iscancelled'] },
    notes: { label: 'Notes', headers: [...notes.headers, 'description', 'details'] },
  },
  invoice: {
    external_id: { label: 'Invoice ID', headers: ['invoiceid', 'id', 'externalid', 'transactionid'] },
    number: { label: 'Invoice No', headers: ['invoiceno', 'invoicenumber', 'invoicenum', 'invoice', 'number', 'no', 'num', 'docnumber', 'documentnumber'] },
    type: { label: 'Invoice Type', headers: ['invoicetype', 'type', 'kind'] },
    status,
    status_due_on: statusDue,
    invoiced_on: { label: 'Invoice Date', headers: ['invoicedate', 'date', 'dateissued', 'issuedate', 'issued', 'issuedon', 'invoicedon', 'billdate', 'transactiondate', 'created'] },
    ...clientOf,
    total: { label: 'Total', headers: ['total', 'amount', 'invoiceamount', 'invoicetotal', 'totalamount', 'grandtotal', 'amounttotal'] },
    line_description: { label: 'Item', headers: ['item', 'lineitem', 'itemname', 'itemdescription', 'product', 'productservice', 'service', 'description', 'linedescription', 'lineitemdescription'] },
    quantity: { label: 'Quantity', headers: ['quantity', 'qty', 'itemquantity', 'units', 'hours'] },
    unit_price: { label: 'Unit Price', headers: ['unitprice', 'price', 'rate', 'itemrate', 'itemprice', 'unitamount', 'unitcost'] },
    line_amount: { label: 'Line Amount', headers: ['lineamount', 'linetotal', 'itemamount', 'itemtotal', 'lineitemtotal', 'lineitemamount'] },
    paid: { label: 'Paid', headers: ['paid', 'amountpaid', 'paidamount', 'payments', 'totalpaid', 'invoiceamountpaid', 'paymentamount', 'paidtodate'] },
    paid_on: { label: 'Payment Date', headers: ['paymentdate', 'paidon', 'datepaid', 'paiddate', 'lastpaymentdate'] },
    payment_method: { label: 'Payment Method', headers: ['paymentmethod', 'method', 'paymenttype', 'paidby', 'paidwith'] },
    balance: { label: 'Balance', headers: ['balance', 'balancedue', 'openbalance', 'amountdue', 'outstanding', 'invoiceamountdue'] },
    due_on: { label: 'Payment Due Date', headers: ['paymentduedate', 'duedate', 'due', 'paymentdue', 'dueon'] },
    due_amount: { label: 'Due Amount', headers: ['dueamount', 'installment', 'installmentamount', 'paymentdueamount'] },
    canceled: { label: 'Canceled', headers: ['canceled', 'cancelled', 'void', 'voided', 'isvoid', 'iscanceled', 'iscancelled'] },
    notes: { label: 'Notes', headers: [...notes.headers, 'memodescription', 'message'] },
  },
  vendor: {
    external_id: { label: 'Vendor ID', headers: ['vendorid', 'vendorno', 'vendornumber', 'id', 'externalid', 'supplierid'] },
    name: { label: 'Vendor', headers: ['vendor', 'name', 'vendorname', 'supplier', 'suppliername', 'lab', 'labname', 'company', 'companyname'] },
    contact_name: { label: 'Contact Name', headers: ['contactname', 'contact', 'contactperson', 'representative', 'rep'] },
    email: { label: 'Email', headers: ['email', 'emailaddress', 'mail'] },
    phone: { label: 'Phone', headers: ['phone', 'phonenumber', 'telephone', 'tel', 'mobile'] },
    account_number: { label: 'Account No', headers: ['accountno', 'accountnumber', 'account', 'customerno', 'customernumber'] },
    notes,
  },
  production_order: {
    ...orders,
    type: { label: 'Order Type', headers: ['ordertype', 'type', 'product', 'producttype', 'category'] },
    invoice: { label: 'Invoice No', headers: ['invoiceno', 'invoice', 'invoicenumber', 'invoiceid'] },
    tracking: { label: 'Tracking No', headers: ['trackingno', 'tracking', 'trackingnumber', 'trackingcode', 'shipment'] },
  },
  preproduction_order: orders,
  task: {
    external_id: { label: 'Task ID', headers: ['taskid', 'taskno', 'tasknumber', 'id', 'externalid', 'todoid'] },
    description: { label: 'Task', headers: ['task', 'taskname', 'description', 'subject', 'title', 'summary', 'todo', 'content', 'whattodo'] },
    type: { label: 'Task Type', headers: ['tasktype', 'type', 'category', 'kind', 'list', 'section'] },
    status,
    status_due_on: statusDue,
    start_on: { label: 'Start Date', headers: ['startdate', 'start', 'starton', 'begindate'] },
    due_on: { label: 'Due Date', headers: ['duedate', 'due', 'dueon', 'deadline', 'date'] },
    done: { label: 'Completed', headers: ['completed', 'done', 'datecompleted', 'completedon', 'completeddate', 'completedat', 'complete', 'finished', 'completiondate'] },
    canceled: { label: 'Canceled', headers: ['canceled', 'cancelled'] },
    priority: { label: 'Priority', headers: ['priority', 'importance', 'urgency'] },
    ...clientOf,
    appointment: { label: 'Appointment ID', headers: ['appointmentid', 'appointment'] },
    invoice: { label: 'Invoice No', headers: ['invoiceno', 'invoice', 'invoicenumber'] },
    production_order: { label: 'Production Order No', headers: ['productionorderno', 'productionorder', 'orderno', 'order', 'ordernumber'] },
    preproduction_order: { label: 'Preproduction Order No', headers: ['preproductionorderno', 'preproductionorder', 'prooforder'] },
    user: { label: 'User', headers: user },
    department,
    notes: { label: 'Notes', headers: [...notes.headers, 'details'] },
  },
} as const // biome-ignore format: a table to read across

const orderNeeds = [
  { any: ['number', 'external_id'], says: 'the order’s number (“Order No”), by which an order is known again' },
  {
    any: ['client', 'client_name', 'client_first_name', 'client_last_name', 'client_email', 'session'],
    says: 'the client (“Client”) or the session (“Session No”)',
  },
] as const

/** What a file of a kind has to have columns for. */
export const kindNeeds = {
  appointment: [{ any: ['on_day', 'at_time'], says: 'the date (“Appointment Date”)' }],
  invoice: [
    { any: ['number', 'external_id'], says: 'the invoice’s number (“Invoice No”), by which an invoice is known again' },
    { any: ['client', 'client_name', 'client_first_name', 'client_last_name', 'client_email', 'session'], says: 'the client (“Client”) or the session (“Session No”)' },
  ],
  vendor: [{ any: ['name'], says: 'the vendor’s name (“Vendor”)' }],
  production_order: orderNeeds,
  preproduction_order: orderNeeds,
  task: [{ any: ['description'], says: 'what is to be done (“Task”)' }],
} as const // biome-ignore format: a table to read across
