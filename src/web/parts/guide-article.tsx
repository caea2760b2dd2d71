import type { ComponentChildren, VNode } from 'preact'
import { type Block, type Guide, guides, licence } from '../../core/guides/index.ts'
import { words } from '../words/guides.ts'

const byTitle = new Map(guides.map((guide) => [guide.title, guide.id]))

/** A text in which the quoted title of a guide leads to it. */
function withLinks(text: string): ComponentChildren {
  return text.split(/(“[^“”]+”)/).map((piece) => {
    const id = byTitle.get(piece.slice(1, -1))
    return id === undefined ? piece : <a href={`/guides/${id}`}>{piece}</a>
  })
}

function BlockOf({ block }: { block: Block }): VNode {
  if ('text' in block) {
    if (block.kind === 'h') return <h2>{block.text}</h2>
    return <p class={block.kind === 'note' ? 'guide-note' : undefined}>{withLinks(block.text)}</p>
  }
  if (block.kind === 'list') return <ul>{block.items.map((item) => <li>{withLinks(item)}</li>)}</ul>
  return (
    <section class={`guide-${block.kind}`}>
      <h2>{words[block.kind]}</h2>
      <ul>{block.items.map((item) => (block.kind === 'say' ? <li class="serif">“{item}”</li> : <li>{item}</li>))}</ul>
    </section>
  )
}

/** One guide to read and to print: what it is for, its text, where it comes from, and whose words these are. */
export function GuideArticle({ guide, own }: {
  guide: Pick<Guide, 'summary' | 'body' | 'sources'>
  /** Who wrote it, for a guide of the practice; then its direction of writing is taken from its words. */
  own?: string
}): VNode {
  return (
    <article class="prose guide" dir={own === undefined ? undefined : 'auto'}>
      <p class="guide-summary">{guide.summary}</p>
      {guide.body.map((block) => <BlockOf block={block} />)}
      <section class="guide-sources">
        <h2>{words.sources}</h2>
        {guide.sources.length > 0 ? <ul>{guide.sources.map((source) => <li>{source}</li>)}</ul> : <p>{words.noSources}</p>}
        {own === undefined
          ? <p>{words.craft} {words.licence(licence.credit)} <a href={licence.address} rel="license">{licence.name}</a></p>
          : <p><bdi>{own}</bdi></p>}
      </section>
    </article>
  )
}
