import type { VNode } from 'preact'
import { type LookedForm, type NormsEstimate, type Settings, type ShownFigures, against, limitsInForce, roughly } from '../core/budget/index.ts'
import { seriesConfig } from '../core/case/index.ts'
import { ALERT, BUDGET, NOTICE, SEVERE } from '../core/detect/constants.ts'
import type { Norms, Scale } from '../core/detect/index.ts'
import { partName } from '../core/detect/sentences.ts'
import { findInstrument } from '../core/instruments/index.ts'
import type { Share } from '../core/stats/wilson.ts'
import { type AlarmLook, latestLook } from '../db/alarm-look.ts'
import { type StoredSettings, settingsHistory } from '../db/engine-settings.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { Empty } from './parts/empty.tsx'
import { Table } from './parts/table.tsx'
import type { Answer, Ask, Route } from './route.ts'
import { page } from './shell.tsx'
import { words } from './words/alarms.ts'
import { dayAndYear } from './words/dates.ts'
import { words as tryWords } from './words/try.ts'

/** Where the page is found from the settings. */
export function AlarmsCard(): VNode {
  const w = words.settings
  return <Card heading={w.heading} aside={<LinkButton href="/alarms">{w.link}</LinkButton>}><p class="muted">{w.text}</p></Card>
}

/** How the rules judge a series is best seen on one. */
const TryLink = () => <p><a class="tap" href="/try">{tryWords.link}</a></p>

/** The widest rate that the picture of a rate can show. */
const WIDEST = 0.12

/** A rate with its likely range, and a mark where it is meant to be; the words beside it say the same. */
function Rate({ share, meant }: { share: Share; meant: number }): VNode {
  const at = (x: number) => 2 + (Math.min(x, WIDEST) / WIDEST) * 96
  return (
    <svg class="interval rate" viewBox="0 0 100 8" aria-hidden="true">
      <line class="interval-all" x1={at(0)} x2={at(WIDEST)} y1="4" y2="4" />
      <line class="interval-budget" x1={at(meant)} x2={at(meant)} y1="0.5" y2="7.5" />
      <line class="interval-likely" x1={at(share.low)} x2={at(share.high)} y1="4" y2="4" />
      <circle class="interval-count" cx={at(share.count / share.of)} cy="4" r="2.6" />
    </svg>
  )
}

function Rates({ form, first, madeOn }: { form: LookedForm; first: boolean; madeOn: (shown: ShownFigures) => string }): VNode {
  const w = words.rates
  const { shown } = form
  const row = (label: string, share: Share | null, meant: number) => share === null ? [] : [[
    <>{label} <small>{w.meant(meant)}</small></>, share.count,
    <>{w.rate(share.count / share.of)} <small>{w.range(share.low, share.high)}</small><Rate share={share} meant={meant} /></>,
  ]]
  if (!shown) {
    const few = form.ratings < BUDGET.ratings
    const soFar = roughly(form.ratings, 'ratings')
    return (
      <Card heading={w.heading}>
        <p><b>{few ? w.few(soFar) : w.fewClients}</b></p>
        {few && <progress class="so-far" max={BUDGET.ratings} value={soFar} aria-label={w.few(soFar)} />}
        {first && <p>{w.why}</p>}
      </Card>
    )
  }
  const inWords = (of: 'flags' | 'alerts') => {
    const share = shown[of]
    return share && w.inWords[of](share.count / share.of, against(share, BUDGET[of]))
  }
  return (
    <Card heading={w.heading}>
      <p><b>{inWords('flags')} {inWords('alerts')}</b></p>
      <Table
        caption={w.caption(shown.ratings, shown.clients, madeOn(shown))}
        columns={[{ label: w.table.what }, { label: w.table.counted, numeric: true }, { label: w.table.rate }]}
        rows={[...row(w.flags, shown.flags, BUDGET.flags), ...row(w.alerts, shown.alerts, BUDGET.alerts)]}
      />
      {first && <p class="small muted">{w.what} {w.again}</p>}
    </Card>
  )
}

function LimitsCard({ settings, shown, first }: { settings: Settings | null; shown: ShownFigures | null; first: boolean }): VNode {
  const w = words.limits
  const now = limitsInForce(settings)
  const cell = (limit: number) => <>{w.often(limit)} <small>{w.limit(limit)}</small></>
  // What would have come of limits that were changed since then was not counted for these.
  const under = shown && (settings === null || settings.madeAt <= shown.madeAt) ? shown : null
  return (
    <Card heading={w.heading}>
      <Table
        caption={w.heading} hideCaption columns={[{ label: w.table.what }, { label: w.table.now }, { label: w.table.came }]}
        rows={[
          [w.levels.notice, cell(now.notice), cell(NOTICE.p)], [w.levels.alert, cell(now.alert), cell(ALERT.p)],
          [w.levels.severe, cell(SEVERE.p), cell(SEVERE.p)],
        ]}
      />
      {under && <p>{w.under(under.ratings, under.under.flags, under.under.alerts)}</p>}
      {first && <p class="small muted">{w.what} {w.bounds}</p>}
    </Card>
  )
}

const fields = ['mean', 'sdBetween', 'sdWithin'] as const
/** Norms are read to a hundredth, on long scales to a tenth. */
const figure = (scale: Scale) => (x: number) => x.toFixed(scale.max - scale.min > 10 ? 1 : 2)

function NormsCard({ form, shipped, parts, settings, scale, first }: {
  form: LookedForm; first: boolean; shipped: Norms; parts: Readonly<Record<string, Norms>>; settings: Settings | null; scale: Scale
}): VNode {
  const w = words.norms
  const read = figure(scale)
  const { shown } = form
  const rows = (label: (row: string) => string, came: Norms | undefined, inForce: Norms | undefined, own: NormsEstimate | null | undefined) =>
    fields.map((field) => [
      label(w.rows[field]), inForce ? read(inForce[field]) : w.notYet,
      ...(shown?.estimate ? [own ? <>{read(own[field].value)} <small>{w.range(read(own[field].low), read(own[field].high))}</small></> : w.notYet] : []),
      came ? read(came[field]) : w.cameWithout,
    ])
  const named = [...new Set([...Object.keys(parts), ...Object.keys(settings?.subscales ?? {}), ...Object.keys(shown?.subscales ?? {})])]
  return (
    <Card heading={w.heading}>
      {!shown?.estimate && <p>{w.few(roughly(form.clientsForNorms, 'clients'))}</p>}
      <Table
        caption={w.heading} hideCaption
        columns={[{ label: w.table.what }, { label: w.table.now }, ...(shown?.estimate ? [{ label: w.table.own }] : []), { label: w.table.came }]}
        rows={[
          ...rows((row) => row, shipped, settings?.norms ?? shipped, shown?.estimate),
          ...named.flatMap((part) => rows((row) => w.part(partName(part), row), parts[part], settings?.subscales?.[part] ?? parts[part], shown?.subscales[part])),
        ]}
      />
      {first && shown?.estimate && <p class="small muted">{w.what}</p>}
    </Card>
  )
}

function History({ history, shipped, parts: came, scale, on }: {
  history: readonly StoredSettings[]; shipped: Norms; parts: Readonly<Record<string, Norms>>; scale: Scale; on: (iso: string) => string
}): VNode {
  const w = words.history
  const read = figure(scale)
  const norms = (was: Norms | undefined, is: Norms) => fields.flatMap((field) =>
    (was && read(was[field]) === read(is[field]) ? [] : [w.from(words.norms.rows[field], was ? read(was[field]) : words.norms.cameWithout, read(is[field]))]))
  const changes = history.map((now, i) => {
    const before = history[i - 1] ?? null
    const [was, is] = [before?.norms ?? shipped, now.norms ?? shipped]
    const [wide, wider] = [limitsInForce(before), limitsInForce(now)]
    const parts = Object.entries(now.subscales ?? {}).flatMap(([name, own]) => {
      const changed = norms(before?.subscales?.[name] ?? came[name], own)
      return changed.length > 0 ? [w.part(partName(name), changed)] : []
    })
    const { ratings, clients, flags, alerts, shown } = now.restsOn
    return (
      <li>
        <p><b>{on(now.madeAt)}</b></p>
        {(wide.notice !== wider.notice || wide.alert !== wider.alert) && <p>{w.limits(wide, wider)}</p>}
        {norms(was, is).length > 0 && <p>{w.norms(norms(was, is))}</p>}
        {parts.map((part) => <p>{part}</p>)}
        {shown && <p class="small muted">{w.why(ratings, clients, flags, alerts)}</p>}
      </li>
    )
  })
  return <Card heading={w.heading}>{changes.length === 0 ? <p>{w.none}</p> : <ol class="changes">{changes.reverse()}</ol>}</Card>
}

function Precision({ precision }: { precision: AlarmLook['precision'] }): VNode {
  const w = words.precision
  const share = precision?.share
  return (
    <Card heading={w.heading}>
      <p>{share ? w.share(share.count, share.of, share.low, share.high) : w.few}</p>
      {share && <p class="small muted">{w.what}</p>}
    </Card>
  )
}

function Form({ form, history, several, precision, on }: {
  form: LookedForm; history: readonly StoredSettings[]; several: boolean; on: (iso: string) => string
  /** Of the whole practice: told after the rates of the first form. */
  precision: { of: AlarmLook['precision'] } | null
}): VNode | null {
  const instrument = findInstrument(form.instrumentId, form.instrumentVersion)
  const config = instrument && seriesConfig(instrument)
  if (!instrument || !config) return null
  const settings = history.at(-1) ?? null
  const first = precision !== null
  // Of a further form about which there is nothing to say yet, only that is said.
  const asItCame = !first && !settings && !form.shown
  const shared = { form, settings, first, shipped: config.norms, parts: config.subscales ?? {}, scale: config.scale }
  return (
    <section class="stack">
      {several && <h2>{words.form(instrument.name, instrument.version)}</h2>}
      <Rates form={form} first={first} madeOn={(shown) => on(shown.madeAt)} />
      {precision && <Precision precision={precision.of} />}
      {asItCame ? <p class="muted">{words.history.none} {words.norms.few(roughly(form.clientsForNorms, 'clients'))}</p> : (
        <>
          <LimitsCard settings={settings} shown={form.shown} first={first} />
          <NormsCard {...shared} />
          <History history={history} shipped={shared.shipped} parts={shared.parts} scale={shared.scale} on={on} />
        </>
      )}
    </section>
  )
}

function Looked({ look, history, timeZone }: { look: AlarmLook; history: readonly StoredSettings[]; timeZone: string }): VNode {
  const on = (iso: string) => dayAndYear(dayIn(new Date(iso), timeZone))
  const w = words.read
  return (
    <div class="stack alarms">
      {look.forms.toSorted((a, b) => b.ratings - a.ratings).map((form, i) => (
        <Form
          form={form} precision={i === 0 ? { of: look.precision } : null} several={look.forms.length > 1} on={on}
          history={history.filter((one) => one.instrumentId === form.instrumentId && one.instrumentVersion === form.instrumentVersion)}
        />
      ))}
      <Card small heading={w.heading}><p>{w.flag}</p><p>{w.stays}</p><p>{w.range}</p><p>{w.nobody}</p><p>{words.lookedOn(on(look.lookedAt.toISOString()))}</p><TryLink /></Card>
    </div>
  )
}

async function show({ db, viewer }: Ask): Promise<Answer> {
  const { look, history } = await inTenant(db, viewer, async (tx) => ({ look: await latestLook(tx), history: await settingsHistory(tx) }))
  return {
    html: page({
      title: words.title, nav: 'settings', member: viewer, practiceName: viewer.practiceName, sub: words.sub,
      children: look && look.forms.length > 0
        ? <Looked look={look} history={history} timeZone={viewer.timeZone} />
        : <Empty heading={words.none.heading}><p>{words.none.text}</p><TryLink /></Empty>,
    }),
  }
}

export const routes: Route[] = [{ method: 'GET', path: '/alarms', roles: ['therapist', 'supervisor', 'director'], handle: show }]
