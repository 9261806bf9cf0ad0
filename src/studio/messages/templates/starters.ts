import type { NewTemplate } from './contract.ts'

/** What a new studio finds in its list: texts it can send as they are, or rewrite. */
export const starters = {
  reminder: {
    name: 'Session reminder, a week before',
    subject_kind: 'session',
    purpose: 'transactional',
    subject: 'Your {{ session.type | downcase }} session on {{ session.date }}',
    body: `<p>Hi {{ recipient.first_name }},</p>
<p>Your session is only a week away, and we are looking forward to it.</p>
<p><strong>{{ session.date }}{% if session.time %} at {{ session.time }}{% endif %}</strong>{% if session.photographer %}<br>with {{ session.photographer }}{% endif %}{% if studio.address %}<br>{{ studio.address }}{% endif %}</p>
<h3>So that it goes smoothly</h3>
<ul><li>Please come ten minutes early, so nobody has to hurry.</li><li>Lay out your clothes the evening before; calm colors and few patterns photograph best.</li><li>Bring a snack and water for children, and whatever makes them feel at home.</li></ul>
<p>Something came up? Just reply to this email{% if studio.phone %} or call us at {{ studio.phone }}{% endif %} and we will find another day.</p>
<p>See you soon,<br>{{ studio.name }}</p>`,
  },
  confirmation: {
    name: 'Booking confirmation',
    subject_kind: 'session',
    purpose: 'transactional',
    subject: 'You are booked: {{ session.date | default: "your session with us" }}',
    body: `<p>Hi {{ recipient.first_name }},</p>
<p>Thank you for booking with us. Here is what we have noted:</p>
<ul><li>Session: {{ session.type }}, number {{ session.number }}</li>{% if session.date %}<li>When: {{ session.date }}{% if session.time %}, {{ session.time }}{% endif %}</li>{% endif %}{% if session.photographer %}<li>Photographer: {{ session.photographer }}</li>{% endif %}{% if studio.address %}<li>Where: {{ studio.address }}</li>{% endif %}</ul>
<p>Is anything not right? Reply to this email and we will put it in order. A week before the session we will write again with a few tips.</p>
<p>Warm regards,<br>{{ studio.name }}</p>`,
  },
  ready: {
    name: 'Photos are ready',
    subject_kind: 'session',
    purpose: 'transactional',
    subject: 'Your photos are ready, {{ recipient.first_name }}',
    body: `<p>Hi {{ recipient.first_name }},</p>
<p>Good news: everything from your {{ session.type | downcase }} session is finished, and it turned out beautifully.</p>
<p>You can pick it up at the studio whenever it suits you.{% if studio.address %}<br>{{ studio.address }}{% endif %}</p>
<p>Please mention session {{ session.number }} when you come{% if studio.phone %}, and call {{ studio.phone }} first if you would like somebody to go through the pictures with you{% endif %}.</p>
<p>See you soon,<br>{{ studio.name }}</p>`,
  },
  thanks: {
    name: 'Thank you after the session',
    subject_kind: 'session',
    purpose: 'transactional',
    subject: 'Thank you for spending time with us',
    body: `<p>Hi {{ recipient.first_name }},</p>
<p>Thank you for coming in. {% if session.photographer %}{{ session.photographer }}{% else %}Our team{% endif %} enjoyed photographing you, and we hope you had as good a time in front of the camera as we had behind it.</p>
<p>We are now choosing and finishing the pictures. As soon as they can be seen, you will hear from us.</p>
<p>Is there one moment you hope we caught? Reply and tell us; we will look for it first.</p>
<p>Warm regards,<br>{{ studio.name }}</p>`,
  },
  viewing: {
    name: 'Invitation to a viewing',
    subject_kind: 'session',
    purpose: 'transactional',
    subject: 'Come and see your pictures',
    body: `<p>Hi {{ recipient.first_name }},</p>
<p>The pictures of your {{ session.type | downcase }} session can be seen. Come to the studio, take a seat, and look at them in full size before you choose.</p>
<p>It takes about an hour. Bring everybody who has a say in it, and the measurements of that empty wall if you have one in mind.</p>
<p>Reply with two or three times that suit you{% if studio.phone %}, or call {{ studio.phone }}{% endif %}.</p>
<p>We look forward to it,<br>{{ studio.name }}</p>`,
  },
  moved: {
    name: 'Your date has changed',
    subject_kind: 'session',
    purpose: 'transactional',
    subject: 'Your session has a new date',
    body: `<p>Hi {{ recipient.first_name }},</p>
<p>You have heard from us about your {{ session.type | downcase }} session before. Something has changed since, so please forget the date we gave you.</p>
{% if session.date %}<p>This is the one that counts: <strong>{{ session.date }}{% if session.time %} at {{ session.time }}{% endif %}</strong>{% if session.photographer %}, with {{ session.photographer }}{% endif %}.</p>{% else %}<p>There is no new date yet. We will call you to find one.</p>{% endif %}
<p>Does it not suit you? Just tell us{% if studio.phone %}, or call {{ studio.phone }}{% endif %}.</p>
<p>Thank you, and sorry for the confusion,<br>{{ studio.name }}</p>`,
  },
  another: {
    name: 'Time for new pictures',
    subject_kind: 'session',
    purpose: 'marketing',
    subject: '{{ recipient.first_name }}, has it been a year already?',
    body: `<p>Hi {{ recipient.first_name }},</p>
<p>It has been a while since your {{ session.type | downcase }} session. Children have grown, somebody may have joined the family, and that wall has room for one more frame.</p>
<p>Would you like to come again? Reply with a month that suits you, and we will keep a good place free before we offer it to anybody else.</p>
<p>Warm regards,<br>{{ studio.name }}</p>`,
  },
} as const satisfies Record<string, NewTemplate>

export type Starter = keyof typeof starters
