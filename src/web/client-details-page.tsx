import { auditRead } from '../actions/audit-read.ts'
import type { ClientDetails } from '../actions/add-client.ts'
import { changeClient } from '../actions/change-client.ts'
import { type ClientRecord, clientRecord } from '../db/client-list.ts'
import { inTenant } from '../db/open.ts'
import { choiceProblems, formsOffered, languageOptions } from './clients-page.tsx'
import { notFound } from './not-found.tsx'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Choices } from './parts/choice.tsx'
import { ErrorSummary, Field, Select } from './parts/field.tsx'
import { TimeZoneField, typedField } from './practice-fields.tsx'
import type { Answer, Ask, Form, Route } from './route.ts'
import { page } from './shell.tsx'
import { words } from './words/clients.ts'

const acting = ({ db, viewer, now }: Ask) => ({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now })

function find({ db, viewer, params }: Ask): Promise<ClientRecord | null> {
  return inTenant(db, viewer, (tx) => clientRecord(tx, { clientId: params.clientId ?? '', therapistId: viewer.memberId }))
}

/** The languages to choose from: what is chosen now always belongs to them. */
async function languagesFor(ask: Ask, of: ClientRecord): Promise<string[]> {
  return [...new Set([of.language, ...(await formsOffered(ask)).languages])]
}

function typed(form: Form, of: ClientRecord): ClientDetails {
  return {
    name: form.text('name'), contact: form.text('contact'), timeZone: form.text('timeZone'), startedOn: form.text('startedOn').trim(),
    language: form.has('language') ? form.text('language') : of.language, setting: form.text('setting') as ClientDetails['setting'],
  }
}

function detailsPage({ viewer }: Ask, of: ClientRecord, languages: readonly string[], details: ClientDetails, problems: Record<string, string>): string {
  const { form, details: w } = words
  return page({
    title: `${w.title}: ${of.name}`, heading: w.title, member: viewer, practiceName: viewer.practiceName, nav: 'clients', sub: <bdi>{of.name}</bdi>,
    children: (
      <form method="post" action={`/clients/${of.clientId}/details`} class="sheet-form">
        <ErrorSummary errors={Object.entries(problems).map(([field, text]) => ({ field: field === 'therapy' ? 'main' : field, text }))} />
        <Field {...typedField('name', form.name, details.name, problems)} autoComplete="off" required />
        <Field {...typedField('contact', form.contact, details.contact, problems)} autoComplete="off" optional />
        <Field {...typedField('startedOn', { ...form.startedOn, hint: w.startedOnHint }, details.startedOn, problems)} type="date" required />
        <Choices legend={form.setting.legend} name="setting" inline required error={problems.setting} options={[
          { value: 'in-person', label: form.setting.inPerson, checked: details.setting === 'in-person' },
          { value: 'telehealth', label: form.setting.telehealth, checked: details.setting === 'telehealth' },
        ]} />
        <TimeZoneField value={details.timeZone} error={problems.timeZone} hint={form.timeZoneHint} />
        {languages.length > 1 && (
          <Select
            name="language" label={form.language.label} hint={w.languageHint} value={details.language} error={problems.language}
            options={languageOptions(languages)}
          />
        )}
        <Actions>
          <Button kind="primary">{w.button}</Button>
          <LinkButton href={`/therapies/${of.therapyId}`} kind="quiet">{w.cancel(of.name)}</LinkButton>
        </Actions>
      </form>
    ),
  })
}

async function show(ask: Ask): Promise<Answer> {
  const of = await find(ask)
  if (!of) return notFound(ask.viewer)
  await auditRead(acting(ask), { therapyId: of.therapyId })
  return { html: detailsPage(ask, of, await languagesFor(ask, of), of, {}) }
}

async function save(ask: Ask): Promise<Answer> {
  const of = await find(ask)
  if (!of) return notFound(ask.viewer)
  const languages = await languagesFor(ask, of)
  const details = typed(ask.form, of)
  const unclear = choiceProblems(details, languages)
  const outcome = Object.keys(unclear).length > 0 ? { ok: false as const, problems: unclear }
    : await changeClient(acting(ask), { ...details, therapyId: of.therapyId })
  if (!outcome.ok) return { html: detailsPage(ask, of, languages, details, outcome.problems), status: 422 }
  return { to: `/therapies/${of.therapyId}?done=details-kept` }
}

export const routes: Route[] = [
  { method: 'GET', path: '/clients/:clientId/details', roles: ['therapist'], handle: show },
  { method: 'POST', path: '/clients/:clientId/details', roles: ['therapist'], handle: save },
]
