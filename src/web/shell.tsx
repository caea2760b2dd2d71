import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Role } from '../db/schema.ts'
import { islandHash } from './island-hash.ts'
import { Notice } from './parts/notice.tsx'
import { stylesheetHash } from './style/index.ts'
import { words } from './words/parts.ts'

/** One link of the side navigation. */
export interface NavItem { key: string; label: string; href: string; role?: Role }

/** The places every member has; a page may pass a longer list. */
export const navItems: readonly NavItem[] = [
  { key: 'today', label: words.nav.today, href: '/' },
  { key: 'clients', label: words.nav.clients, href: '/clients' },
  { key: 'guides', label: words.nav.guides, href: '/guides' },
  { key: 'shared', label: words.nav.shared, href: '/shared-reflections', role: 'supervisor' },
  { key: 'settings', label: words.nav.settings, href: '/settings' },
]

interface DocumentProps { title: string; lang?: string; dir?: 'ltr' | 'rtl'; children: ComponentChildren }

export interface PageProps extends DocumentProps {
  /** Who is signed in, as they want to be called. */
  member: { name: string; roles?: readonly Role[] }
  practiceName: string
  /** Key of the current nav item; empty when the page belongs to none. */
  nav: string
  navItems?: readonly NavItem[]
  /** The visible h1; `title` unless given. */
  heading?: ComponentChildren
  /** One muted line under the heading. */
  sub?: ComponentChildren
  /** At the end of the heading's line, e.g. a button. */
  headAside?: ComponentChildren
  /** What just happened, said once. */
  notice?: ComponentChildren
}

function Html({ title, lang = 'en', dir = 'ltr', children }: DocumentProps): VNode {
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${words.product}`}</title>
        <link rel="stylesheet" href={`/assets/style.css?v=${stylesheetHash}`} />
        <script type="module" src={`/assets/island.js?v=${islandHash}`} />
      </head>
      <body>{children}</body>
    </html>
  )
}

function whole(document: VNode): string {
  return `<!doctype html>${renderToString(document)}`
}

/** A page for a signed-in member, as a whole document: side bar (a top bar on phones), heading, content. */
export function page(props: PageProps): string {
  const { title, lang, dir, member, practiceName, nav, heading, sub, headAside, notice, children } = props
  return whole(
    <Html title={title} lang={lang} dir={dir}>
      <div class="shell">
        <a class="skip-link" href="#main">{words.shell.skip}</a>
        <header class="side">
          <a class="brand" href="/">{words.product}</a>
          <nav class="nav" aria-label={words.shell.nav}>
            <ul>
              {(props.navItems ?? navItems).filter((item) => !item.role || member.roles?.includes(item.role)).map((item) => (
                <li><a href={item.href} aria-current={item.key === nav ? 'page' : undefined}>{item.label}</a></li>
              ))}
            </ul>
          </nav>
          <div class="who">
            <p>{member.name}</p>
            <p class="practice">{practiceName}</p>
            <form method="post" action="/sign-out"><button class="sign-out">{words.shell.signOut}</button></form>
          </div>
        </header>
        <main class="main" id="main" tabindex={-1}>
          <div class="page-head">
            <div>
              <h1>{heading ?? title}</h1>
              {sub && <p class="page-sub">{sub}</p>}
            </div>
            {headAside}
          </div>
          {notice && <Notice>{notice}</Notice>}
          {children}
        </main>
      </div>
    </Html>,
  )
}

export interface PlainPageProps extends DocumentProps {
  heading?: ComponentChildren
  notice?: ComponentChildren
  /** For pages with more to read than a sign-in form. */
  wide?: boolean
}

/** A page without navigation, as a whole document: sign-in, set-up, errors. */
export function plainPage({ title, lang, dir, heading, notice, wide, children }: PlainPageProps): string {
  return whole(
    <Html title={title} lang={lang} dir={dir}>
      <main class={wide ? 'plain-page wide' : 'plain-page'}>
        <a class="brand" href="/">{words.product}</a>
        <h1>{heading ?? title}</h1>
        {notice && <Notice>{notice}</Notice>}
        {children}
      </main>
    </Html>,
  )
}
