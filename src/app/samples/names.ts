/** First names as they are found in a town, with and without accents. */
export const firstNames =
  'Anna Liam Sofía Noah Grace Mateo Hannah Owen Priya Lucas Amélie Ethan Zoë Caleb Nora Kenji Ruth Jonas Fatima Henry Olivia Benjamin Chloé Samuel Mia Daniel Ingrid Marcus Aisha Peter Lucía Thomas Emma Søren Clara Diego Renée Walter Yuki Theo Beatriz Oscar Maeve Andrés Judith Felix Siobhán Martin Leïla Victor Edith Paul Ximena Hugo Björn Alice Łukasz Naomi José Agnes Dmitri Rosa Kwame Elif Patrick Inês Stefan Carmen Rahul Frances Émile Margit Anton Miriam Joaquín Teresa Nils Vera Omar Heidi'.split(
    ' ',
  )

/** Last names: single ones, with particles, two of them, with apostrophes and hyphens. */
export const lastNames = [
  ...'Miller Okafor Nguyen Kowalski García Johnson Schneider Patel Brown Lindqvist Andersson Müller Novák Rossi Dubois Kim Tanaka Silva Santos Fischer Larsen Murphy Cohen Ali Haddad Ivanov Jansen Walker Young Carter Reed Foster Hayes Bennett Sullivan Castillo Rivera Gómez Yılmaz Öztürk Horváth Szabó Popescu Åkesson Bergström Nakamura Chen Wong Singh Sharma Khan Mensah Adeyemi Kovačević Petrović Łuczak Wiśniewski Dvořák Bauer Weiß Keller Moreau Lefèvre Girard Peeters Bakker Visser Costa Ferreira Romano Greco Papadopoulos Fraser Campbell Hughes Evans Walsh Quinn'.split(
    ' ',
  ),
  'van der Berg',
  'de la Cruz',
  'García Márquez',
  'Núñez Ortega',
  'Romero Díaz',
  'O’Brien',
  'O’Connor',
  'D’Angelo',
  'Smith-Jones',
  'Hall-Berger',
  'St. Clair',
  'von Hagen',
  'dos Santos',
  'McAllister',
  'MacDougall',
] as const

export const companies = [
  'Lakeside Realty',
  'Brightwater Dental',
  'Evanston Ballet School',
  'Hill & Sons',
  'North Shore Law',
  'Café Lumière',
  'Oak Street Yoga',
] as const
export const streets = ['Lake St', 'Main St', 'Oak Ave', 'Ridge Rd', 'Sheridan Rd', 'Maple Ave', 'Church St', 'Dempster St', 'Central St'] as const
export const towns = [
  ['Evanston', 'IL', '60201'],
  ['Skokie', 'IL', '60076'],
  ['Wilmette', 'IL', '60091'],
  ['Chicago', 'IL', '60640'],
  ['Glenview', 'IL', '60025'],
  ['Kenosha', 'WI', '53140'],
] as const
export const mailHosts = ['example.com', 'example.net', 'example.org', 'mail.example', 'post.example'] as const
export const leadSources = ['Referral', 'Google', 'Instagram', 'Facebook', 'Walk-in', 'School', ''] as const
