/** A public page that gives a number, and the number as it stands there. */
export interface HelpSource { organisation: string; address: string; says: string }

/** One number that somebody in distress can call, with the pages that agree on it. */
export interface SuggestedLine {
  /** As clients of that country know it, in their language. */
  label: string
  number: string
  hours: string
  /** Languages spoken there, as far as the sources say. */
  languages: readonly string[]
  /** At least two, of different organisations, that give this very number. */
  sources: readonly HelpSource[]
  /** Day on which they were read, YYYY-MM-DD. */
  readOn: string
}

/** What a practice of one country is offered; its director checks every number before a client sees it. */
export interface CountryLines {
  /** ISO 3166-1 alpha-2. */
  country: string
  name: string
  emergency: SuggestedLine
  line: SuggestedLine
}

/** "Always", as the table says it. */
const ALWAYS: Readonly<Record<'en' | 'de' | 'es', string>> = { en: 'day and night', de: 'Tag und Nacht', es: 'las 24 horas' }
/** Other ways in which a practice may type it; written so, a client who reads another language would not understand it. */
const ALSO_ALWAYS = new Set(['always', 'immer', 'siempre', '24/7', '24h', '24 h', '24 hours', '24 stunden', '24 horas', '0-24', '0–24', '0-24 h', '0-24 uhr', '0–24 uhr', 'rund um die uhr'])
const READ_ON = '2026-11-23'

/**
 * The table is short on purpose: public lists contradict each other, so a number that two independent public pages do not
 * both give is not here. The pages were read as stored copies, some of them years old; that is one more reason why a number
 * is only offered, and never shown to a client before the practice's director has checked it.
 */
export const helpLines: readonly CountryLines[] = [
  {
    country: 'AU', name: 'Australia',
    emergency: {
      label: 'Emergency', number: '000', hours: ALWAYS.en, languages: ['en'], readOn: READ_ON,
      sources: [
        { organisation: 'Queensland Government', address: 'https://www.qld.gov.au/emergency/emergencies-services/assistance/triple-000', says: '000' },
        { organisation: 'SBS', address: 'https://www.sbs.com.au/language/english/audio/everything-you-need-to-know-about-australia-s-emergency-number-000', says: '000' },
      ],
    },
    line: {
      label: 'Lifeline', number: '13 11 14', hours: ALWAYS.en, languages: ['en'], readOn: READ_ON,
      sources: [
        { organisation: 'Lifeline Hunter to Hawkesbury', address: 'https://lifelineh2h.org.au/get-help/telephone-crisis-support/faqs/', says: '13 11 14' },
        { organisation: 'Suicide Prevention Australia', address: 'https://www.suicidepreventionaust.org/october-member-of-the-month-lifeline/', says: '13 11 14' },
      ],
    },
  },
  {
    country: 'AT', name: 'Austria',
    emergency: {
      label: 'Rettung', number: '144', hours: ALWAYS.de, languages: ['de'], readOn: READ_ON,
      sources: [
        { organisation: 'Rundfunk und Telekom Regulierungs-GmbH', address: 'https://rtr.at/TKP/was_wir_tun/telekommunikation/konsumentenservice/information/informationen_fuer_konsumenten/TKKS_Notrufe.de.html', says: '144' },
        { organisation: 'Landespolizeidirektion Wien', address: 'https://polizei.gv.at/wien/start.aspx?ctrl=3734335266674D385951343D&nwid=6744344F4F5178367A2F493D&nwo=7', says: '144' },
      ],
    },
    line: {
      label: 'TelefonSeelsorge', number: '142', hours: ALWAYS.de, languages: ['de'], readOn: READ_ON,
      sources: [
        { organisation: 'Rundfunk und Telekom Regulierungs-GmbH', address: 'https://rtr.at/TKP/was_wir_tun/telekommunikation/konsumentenservice/information/informationen_fuer_konsumenten/TKKS_Notrufe.de.html', says: '142' },
        { organisation: 'ORF Burgenland', address: 'https://burgenland.orf.at/stories/3207209/', says: '142' },
      ],
    },
  },
  {
    country: 'DE', name: 'Germany',
    emergency: {
      label: 'Notruf', number: '112', hours: ALWAYS.de, languages: ['de'], readOn: READ_ON,
      sources: [
        { organisation: 'Deutsches Rotes Kreuz, Rettungsdienst Westpfalz', address: 'https://www.rd-westpfalz.drk.de/leistungen/gesundheit/gesundheitsprogramme.html', says: '112' },
        { organisation: 'Feuerwehr Donaueschingen', address: 'https://www.feuerwehr-donaueschingen.de/wissenswertes/content?tag=notruf-absetzen', says: '112' },
      ],
    },
    line: {
      label: 'TelefonSeelsorge', number: '0800 1110111', hours: ALWAYS.de, languages: ['de'], readOn: READ_ON,
      sources: [
        { organisation: 'Spektrum der Wissenschaft', address: 'https://www.spektrum.de/news/telefonseelsorge-erste-hilfe-fuer-die-seele/2055834', says: '0800 1110111' },
        { organisation: 'Domradio', address: 'https://www.domradio.de/glossar/telefonseelsorge-0', says: '0800/1110111' },
      ],
    },
  },
  {
    country: 'NZ', name: 'New Zealand',
    emergency: {
      label: 'Emergency', number: '111', hours: ALWAYS.en, languages: ['en'], readOn: READ_ON,
      sources: [
        { organisation: 'Otago Daily Times', address: 'https://www.odt.co.nz/news/national/launch-two-new-mental-health-services-make-getting-help-easier', says: '111' },
        { organisation: 'New Zealand Herald', address: 'https://www.nzherald.co.nz/nz/news/article.cfm?c_id=1&objectid=11898163', says: '111' },
      ],
    },
    line: {
      label: 'Need to talk?', number: '1737', hours: ALWAYS.en, languages: ['en'], readOn: READ_ON,
      sources: [
        { organisation: 'New Zealand Government, by Scoop', address: 'http://www.scoop.co.nz/stories/PA1706/S00527/single-phone-number-to-access-support-services.htm', says: '1737' },
        { organisation: 'Newshub', address: 'http://www.newshub.co.nz/home/health/2017/06/combined-text-and-call-helpline-to-assist-mental-health-crunch.html', says: '1737' },
      ],
    },
  },
  {
    country: 'ES', name: 'Spain',
    emergency: {
      label: 'Emergencias', number: '112', hours: ALWAYS.es, languages: ['es'], readOn: READ_ON,
      sources: [
        { organisation: 'ElNacional.cat', address: 'https://www.elnacional.cat/es/sociedad/telefono-024-detecta-585-suicidios-curso-primeros-meses-funcionamiento_852759_102.html', says: '112' },
        { organisation: 'Que.es', address: 'https://que.es/2022/08/10/telefono-atencion-suicidio-024-atendio-mas-34-000-llamadas', says: '112' },
      ],
    },
    line: {
      label: 'Línea de atención a la conducta suicida', number: '024', hours: ALWAYS.es, languages: ['es'], readOn: READ_ON,
      sources: [
        { organisation: 'RTVE', address: 'https://www.rtve.es/noticias/20220509/sanidad-presenta-telefono-prevencion-suicidio/2347183.shtml', says: '024' },
        { organisation: 'ElNacional.cat', address: 'https://www.elnacional.cat/es/sociedad/telefono-024-detecta-585-suicidios-curso-primeros-meses-funcionamiento_852759_102.html', says: '024' },
      ],
    },
  },
  {
    country: 'CH', name: 'Switzerland',
    emergency: {
      label: 'Sanität', number: '144', hours: ALWAYS.de, languages: ['de'], readOn: READ_ON,
      sources: [
        { organisation: 'Kantonsspital Graubünden', address: 'https://www.ksgr.ch/notruf.aspx', says: '144' },
        { organisation: 'WOZ Die Wochenzeitung', address: 'https://www.woz.ch/2106/diesseits-von-gut-und-boese/kein-tag-wie-heute', says: '144' },
      ],
    },
    line: {
      label: 'Die Dargebotene Hand', number: '143', hours: ALWAYS.de, languages: ['de'], readOn: READ_ON,
      sources: [
        { organisation: 'Watson', address: 'https://www.watson.ch/schweiz/gesellschaft-politik/668336611-beratungstelefon-dargebotene-hand-mit-mehr-anrufen-zum-thema-suizid', says: '143' },
        { organisation: 'Bundesamt für Gesundheit, Blueprint', address: 'https://www.bag-blueprint.ch/hinweistafeln-fuer-sorgenhotline-tel-143-suizid-hotspots', says: '143' },
      ],
    },
  },
  {
    country: 'GB', name: 'United Kingdom',
    emergency: {
      label: 'Emergency', number: '999', hours: ALWAYS.en, languages: ['en'], readOn: READ_ON,
      sources: [
        { organisation: 'North West Boroughs Healthcare NHS Foundation Trust', address: 'http://www.nwbh.nhs.uk/contactus/Pages/Help-in-a-crisis.aspx?help=yes', says: '999' },
        { organisation: 'East Anglian Daily Times', address: 'https://www.eadt.co.uk/news/what-to-do-in-a-mental-health-crisis-contacts-for-2234942', says: '999' },
      ],
    },
    line: {
      label: 'Samaritans', number: '116 123', hours: ALWAYS.en, languages: ['en'], readOn: READ_ON,
      sources: [
        { organisation: 'NHS', address: 'https://www.nhs.uk/using-the-nhs/nhs-services/mental-health-services/dealing-with-a-mental-health-crisis-or-emergency/', says: '116 123' },
        { organisation: 'University of Sunderland in London', address: 'https://london.sunderland.ac.uk/about/news-home/health-wellbeing/samaritans', says: '116 123' },
      ],
    },
  },
  {
    country: 'US', name: 'United States',
    emergency: {
      label: 'Emergency', number: '911', hours: ALWAYS.en, languages: ['en'], readOn: READ_ON,
      sources: [
        { organisation: 'Contact', address: 'https://contactlistens.org/get-help/', says: '911' },
        { organisation: 'International Mental Health', address: 'https://internationalmentalhealth.org/resources/', says: '911' },
      ],
    },
    line: {
      label: '988 Suicide & Crisis Lifeline', number: '988', hours: ALWAYS.en, languages: ['en', 'es'], readOn: READ_ON,
      sources: [
        { organisation: 'State of California, CDCR', address: 'https://www.cdcr.ca.gov/ccjbh/2022/07/19/dial-988-to-access-24-hour-emotional-support-and-resources/', says: '988' },
        { organisation: 'NBC Los Angeles', address: 'https://www.nbclosangeles.com/news/national-international/988-suicide-prevention-hotline-launches-nationwide/2939732/', says: '988' },
      ],
    },
  },
]

const digits = (number: string) => number.replaceAll(/[\s()/+-]/g, '')
const host = (address: string) => /^https?:\/\/(?:www\.)?([^/]+)\//.exec(address)?.[1] ?? ''

/** Why a line may not be offered: without two independent pages that give this very number, and a date; empty = it may. */
export function suggestionFaults({ label, number, hours, languages, sources, readOn }: SuggestedLine): string[] {
  const faults: string[] = []
  if (label.trim() === '' || hours.trim() === '' || languages.length === 0) faults.push('needs a name, hours and a language')
  if (!/^\d{2,}$/.test(digits(number))) faults.push(`"${number}" is no phone number`)
  if (sources.some(({ organisation, address }) => organisation.trim() === '' || host(address) === '')) faults.push('every source needs an organisation and an address')
  if (new Set(sources.map(({ organisation }) => organisation.trim().toLowerCase())).size < 2) faults.push('needs sources of two organisations')
  if (new Set(sources.map(({ address }) => host(address))).size < 2) faults.push('needs sources at two places')
  if (sources.some(({ says }) => digits(says) !== digits(number))) faults.push('its sources do not agree on the number')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(readOn) || Number.isNaN(Date.parse(readOn))) faults.push('needs the day on which its sources were read')
  return faults
}

/** The lines to offer for a country, the emergency first; none that has a fault, and none for a country that is not in the table. */
export function suggestedLines(country: string): readonly SuggestedLine[] {
  const found = helpLines.find((one) => one.country === country)
  return found ? [found.emergency, found.line].filter((line) => suggestionFaults(line).length === 0) : []
}

/** Hours in a language, where they say "always" in a way that is known; else as they were written. */
export function hoursIn(hours: string, language: string): string {
  const typed = hours.trim().toLowerCase()
  const usual = ALSO_ALWAYS.has(typed) || Object.values(ALWAYS).some((always) => always.toLowerCase() === typed)
  const said = Object.entries(ALWAYS).find(([tag]) => tag === language)
  return usual && said ? said[1] : hours
}

const nameAndNumber = ({ label, number }: { label: string; number: string }) => `${digits(number)} ${label.trim()}`
const languages = new Map(helpLines.flatMap(({ emergency, line }) => [line, emergency]).map((one) => [nameAndNumber(one), one.languages[0]]))

/** The language in which a line of this table is named; undefined for a line that a practice wrote itself. */
export function languageOfLine(line: { label: string; number: string }): string | undefined {
  return languages.get(nameAndNumber(line))
}

const YEAR = 365 * 86_400_000

/**
 * What a practice's director is to be told about its help numbers.
 * @param confirmedAt when they were last checked, milliseconds since 1970-01-01 UTC; null = never
 * @returns `never` = no check-in may be sent; `year-old` = to be checked again, nothing is stopped; null = all is well
 */
export function helpCheckDue(confirmedAt: number | null, now: number): 'never' | 'year-old' | null {
  return confirmedAt === null ? 'never' : now - confirmedAt >= YEAR ? 'year-old' : null
}
