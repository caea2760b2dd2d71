import type { VNode } from 'preact'
import { addClient, type NewClient } from '../actions/add-client.ts'
import { languageName } from '../core/formats.ts'
import { defaultInstrument } from '../core/instruments/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { notYet } from '../core/repair/settings.ts'
import { clientList, type ListedClient } from '../db/client-list.ts'
import { usableInstruments } from '../db/instruments.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Choices } from './parts/choice.tsx'
import { Empty } from './parts/empty.tsx'
import { ErrorSummary, Field, Select } from './parts/field.tsx'
import { GuideLink } from './parts/guide-aside.tsx'
import { Segments } from './parts/tabs.tsx'
import { carriable, TimeZoneField, typedField } from './practice-fields.tsx'
import { type Answer, type Ask, everyone, type Form, type Route } from './route.ts'
import { page } from './shell.tsx'
import { words } from './words/clients.ts'
import { dayAndYear } from './words/dates.ts'
import { moment } from './words/moments.ts'

const PER_PAGE = 50

/** Forms that a new therapy of this practice can be answered with, and the languages they have between them. */
export async function formsOffered({ db, viewer }: Ask): Promise<{ offered: Instrument[]; languages: string[] }> {
  const offered = (await inTenant(db, viewer, usableInstruments)).filter((one) => one.about === 'alliance')
  return { offered, languages: [...new Set(offered.flatMap((one) => Object.keys(one.lead ?? {})))] }
}

function address(ended: boolean, q: string, at = 1): string {
  const query = new URLSearchParams([
    ...(ended ? [['show', 'ended']] : []), ...(q ? [['q', q]] : []), ...(at > 1 ? [['page', String(at)]] : []),
  ])
  return query.size > 0 ? `/clients?${query}` : '/clients'
}

async function showClients({ db, now, viewer, query }: Ask): Promise<Answer> {
  const shell = { title: words.title, member: viewer, practiceName: viewer.practiceName, nav: 'clients', notice: words.notices.get(query.done ?? '') }
  if (!viewer.roles.includes('therapist')) {
    return { html: page({ ...shell, children: <Empty heading={words.notTherapist.heading}><p>{words.notTherapist.text}</p></Empty> }) }
  }
  const ended = query.show === 'ended'
  const q = carriable((query.q ?? '').trim()).slice(0, 200)
  const list = await inTenant(db, viewer, (tx) => clientList(tx, {
    therapistId: viewer.memberId, ended, search: q, page: Number.parseInt(query.page ?? '1', 10) || 1, perPage: PER_PAGE,
  }))
  const all = ended ? list.ended : list.current
  const first = (list.page - 1) * PER_PAGE + 1
  return {
    html: page({
      ...shell,
      sub: ended ? words.ended(list.ended) : list.current > 0 ? words.count(list.current) : undefined,
      headAside: list.current > 0 ? <LinkButton href="/clients/new" kind="primary">{words.add}</LinkButton> : undefined,
      children: (
        <>
          {list.asked.map(({ therapyId, name }) => (
            <p><bdi>{name}</bdi> {words.asked} <a href={`/therapies/${therapyId}/voice#view`}>{words.makeLink}</a></p>
          ))}
          {(list.ended > 0 || ended) && (
            <Segments label={words.show.label} options={[
              { label: words.show.current, href: address(false, ''), current: !ended },
              { label: words.show.ended, href: address(true, ''), current: ended },
            ]} />
          )}
          {all === 0 && !ended && (
            <Empty
              heading={words.empty.heading}
              action={<LinkButton href="/clients/new" kind="primary">{words.add}</LinkButton>}
            >
              <p>{words.empty.text}</p>
            </Empty>
          )}
          {all === 0 && ended && <Empty heading={words.emptyEnded.heading}><p>{words.emptyEnded.text}</p></Empty>}
          {(all > 5 || q !== '') && (
            <form method="get" action="/clients" class="find" role="search">
              {ended && <input type="hidden" name="show" value="ended" />}
              <Field name="q" label={words.search.label} type="search" value={q} />
              <Button>{words.search.button}</Button>
            </form>
          )}
          {q !== '' && <p class="found" role="status">{words.found(list.found, q)} <a href={address(ended, '')}>{words.search.all}</a></p>}
          {list.listed.length > 0 && (
            <ul class="rows client-rows">{list.listed.map((c) => <ClientRow client={c} timeZone={viewer.timeZone} now={now} />)}</ul>
          )}
          {list.found > PER_PAGE && (
            <nav class="pages" aria-label={words.pages.label}>
              {list.page > 1 && <LinkButton href={address(ended, q, list.page - 1)}>{words.pages.earlier}</LinkButton>}
              <span>{words.pages.at(first, first + list.listed.length - 1, list.found)}</span>
              {first + PER_PAGE <= list.found && <LinkButton href={address(ended, q, list.page + 1)}>{words.pages.later}</LinkButton>}
            </nav>
          )}
        </>
      ),
    }),
  }
}

function ClientRow({ client, timeZone, now }: { client: ListedClient; timeZone: string; now: Date }): VNode {
  const at = client.nextAt && moment(client.nextAt, timeZone, now)
  const next = client.endedAt ? words.endedOn(dayAndYear(dayIn(client.endedAt, timeZone)))
    : !at ? words.noNext : client.nextAt! < now ? words.overdue(at) : words.next(at)
  return (
    <li class="client-row">
      <h2><a href={`/therapies/${client.therapyId}`}><bdi>{client.name}</bdi></a></h2>
      <p class="client-sessions">{words.sessions(client.sessions)}</p>
      <p class="client-next">{next}</p>
      <p class="client-stage">{client.stage && <span class="pill">{client.stage}</span>}</p>
    </li>
  )
}

function typedClient(form: Form, languages: readonly string[]): NewClient {
  return {
    name: form.text('name'), contact: form.text('contact'), timeZone: form.text('timeZone'), instrumentId: form.text('instrumentId'),
    language: form.has('language') ? form.text('language') : languages[0] ?? 'en', startedOn: form.text('startedOn').trim(),
    setting: form.text('setting') as NewClient['setting'],
  }
}

function newClientPage(
  { viewer }: Ask, { offered, languages }: Awaited<ReturnType<typeof formsOffered>>, client: NewClient, problems: Record<string, string>,
): string {
  const w = words.form
  const aside = problems.timeZone ?? problems.instrumentId ?? problems.language
  return page({
    title: w.title, member: viewer, practiceName: viewer.practiceName, nav: 'clients', sub: w.sub,
    children: (
      <form method="post" action="/clients/new" class="sheet-form">
        <ErrorSummary errors={Object.entries(problems).map(([field, text]) => ({ field, text }))} />
        <Field {...typedField('name', w.name, client.name, problems)} autoComplete="off" required />
        <Field {...typedField('contact', w.contact, client.contact, problems)} autoComplete="off" optional />
        <Field {...typedField('startedOn', w.startedOn, client.startedOn, problems)} type="date" required />
        <Choices legend={w.setting.legend} name="setting" inline required error={problems.setting} options={[
          { value: 'in-person', label: w.setting.inPerson, checked: client.setting === 'in-person' },
          { value: 'telehealth', label: w.setting.telehealth, checked: client.setting === 'telehealth' },
        ]} />
        <details class="more" open={aside !== undefined}>
          <summary>{w.more}</summary>
          <TimeZoneField value={client.timeZone} error={problems.timeZone} hint={w.timeZoneHint} />
          <Select name="instrumentId" label={w.instrument.label} hint={w.instrument.hint} value={client.instrumentId} error={problems.instrumentId}
            options={offered.map((one) => ({ value: one.id, label: one.name }))} />
          {languages.length > 1 && (
            <Select name="language" label={w.language.label} value={client.language} error={problems.language}
              options={languageOptions(languages)} />
          )}
        </details>
        <p class="small muted"><b>{notYet.title}.</b> {notYet.text}</p>
        <GuideLink about="setting:not-yet" />
        <Actions>
          <Button kind="primary">{w.button}</Button>
          <LinkButton href="/clients" kind="quiet">{w.cancel}</LinkButton>
        </Actions>
      </form>
    ),
  })
}

async function showNewClient(ask: Ask): Promise<Answer> {
  const forms = await formsOffered(ask)
  return {
    html: newClientPage(ask, forms, {
      name: '', contact: '', timeZone: ask.viewer.timeZone, instrumentId: defaultInstrument.id, language: forms.languages[0] ?? 'en',
      startedOn: dayIn(ask.now, ask.viewer.timeZone), setting: 'in-person',
    }, {}),
  }
}

/** What is the matter with the choices of a client's form, by field. */
export function choiceProblems(chosen: { setting: string; language: string }, languages: readonly string[]): Record<string, string> {
  return {
    ...(chosen.setting === 'in-person' || chosen.setting === 'telehealth' ? {} : { setting: words.form.settingUnknown }),
    ...(languages.includes(chosen.language) ? {} : { language: words.form.languageUnknown }),
  }
}

/** A list of languages by their English names. */
export const languageOptions = (tags: readonly string[]) =>
  tags.map((tag) => ({ value: tag, label: languageName(tag, 'en') }))

async function addNewClient(ask: Ask): Promise<Answer> {
  const forms = await formsOffered(ask)
  const client = typedClient(ask.form, forms.languages)
  const problems = choiceProblems(client, forms.languages)
  const outcome = Object.keys(problems).length > 0 ? { ok: false as const, problems }
    : await addClient({ db: ask.db, practiceId: ask.viewer.practiceId, memberId: ask.viewer.memberId, now: ask.now }, client)
  if (!outcome.ok) return { html: newClientPage(ask, forms, client, outcome.problems), status: 422 }
  return { to: `/therapies/${outcome.value.therapyId}?done=client-added` }
}

export const routes: Route[] = [
  { method: 'GET', path: '/clients', roles: everyone, handle: showClients },
  { method: 'GET', path: '/clients/new', roles: ['therapist'], handle: showNewClient },
  { method: 'POST', path: '/clients/new', roles: ['therapist'], handle: addNewClient },
]
