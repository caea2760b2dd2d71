/** Making a formatter of the Unicode CLDR costs a hundred times more than using it, so each is made once. */
const dates = new Map<string, Intl.DateTimeFormat>()
const lists = new Map<string, Intl.ListFormat>()
const languages = new Map<string, Intl.DisplayNames>()

function kept<T>(made: Map<string, T>, key: string, make: () => T): T {
  const found = made.get(key) ?? make()
  made.set(key, found)
  return found
}

/**
 * As `new Intl.DateTimeFormat(locale, options)`.
 * @throws RangeError when there is no such locale or time zone
 */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, JSON.stringify([locale, options]), () => new Intl.DateTimeFormat(locale, options))
}

/** As `new Intl.ListFormat(locale)`: names with commas and "and". */
export function listFormat(locale: string): Intl.ListFormat {
  return kept(lists, locale, () => new Intl.ListFormat(locale))
}

/**
 * The name of a language in another one, e.g. ('de', 'en') gives "German"; the tag itself where it has none.
 * @throws RangeError when either is no language tag
 */
export function languageName(tag: string, locale: string): string {
  return kept(languages, locale, () => new Intl.DisplayNames([locale], { type: 'language' })).of(tag) ?? tag
}
