// Rules that might find more than the default: for scripts/compare-rules.mjs and scripts/compare-real.mjs. A rule gives one
// figure per check-in, larger = more unusual, looking backward only and at bounded cost; null where nothing was answered.
import { addRating, emptyHistory, expectation, place } from '../src/core/detect/expected-range.ts'
import { SLIDE } from '../src/core/detect/constants.ts'
import { followSlide } from '../src/core/detect/beside.ts'
import { findMethod, readAll } from '../src/core/detect/methods/index.ts'
import { WHOLE_OR_PART_LIMIT, unusualFrom } from '../src/core/detect/methods/whole-or-part.ts'

/** Completed ratings before a candidate speaks, and the least drop in SD of all scores that it may flag. */
const LEARNING = 2
const LEAST_DROP = 0.3
const SILENT = -Infinity

/** A rule that reads completed ratings one after the other; unanswered check-ins keep their place. */
const overRatings = (figuresOf) => (config, therapy) => {
  const figures = figuresOf(config, therapy.filter(({ x }) => x !== null))
  let i = 0
  return therapy.map(({ x }) => (x === null ? null : figures[i++]))
}

/** Where each rating falls against its expected range. */
function placed({ norms }, ratings) {
  let history = emptyHistory()
  return ratings.map(({ x }) => {
    const expected = expectation(history, norms)
    const { z } = place(expected, x)
    history = addRating(history, x, z, undefined)
    return { z, shift: expected.sdPop / expected.spread, quiet: expected.n < LEARNING || (expected.mean - x) / expected.sdPop < LEAST_DROP }
  })
}
const onTotal = (value) => overRatings((config, ratings) => {
  const all = placed(config, ratings)
  const figure = value(all)
  return all.map((rating, i) => (rating.quiet ? SILENT : figure(rating, i)))
})
const cumulative = (slack) => onTotal((all) => {
  let sum = 0
  const sums = all.map(({ z }, i) => (sum = i < LEARNING ? 0 : Math.max(0, sum - z - slack)))
  return (_, i) => sums[i]
})

/** The last one, two or three ratings together, each against what came before them. */
const lastThree = overRatings(({ norms }, ratings) => {
  const histories = [emptyHistory()]
  return ratings.map(({ x }, i) => {
    let [sum, figure] = [0, SILENT]
    for (let k = 1; k <= 3 && i - k + 1 >= LEARNING; k++) {
      sum += ratings[i - k + 1].x
      const expected = expectation(histories[i - k + 1], norms)
      const spread = Math.sqrt(expected.spread ** 2 - expected.s ** 2 + expected.s ** 2 * [1, 0.65, 0.486][k - 1])
      if ((expected.mean - sum / k) / expected.sdPop >= LEAST_DROP) figure = Math.max(figure, -place({ ...expected, spread }, sum / k).z)
    }
    histories.push(addRating(histories[i], x, 0, undefined))
    return figure
  })
})

const sizes = (config, ratings) => {
  let judge = unusualFrom(config)
  return ratings.map((rating) => {
    const { size, then } = judge(rating)
    judge = then
    return size ?? SILENT
  })
}
const wholeOrPart = overRatings(sizes)

/** What the time that a form took adds, as a share of its z. Our choice, as are the two below. */
const TIME = 0.25
const USUAL_TIME = { mean: Math.log(60), sdBetween: 0.4, sdWithin: 0.35 }
const BESIDE = 0.2
const andTime = overRatings((config, ratings) => {
  let history = emptyHistory()
  const whole = sizes(config, ratings)
  return ratings.map(({ seconds }, i) => {
    const expected = expectation(history, USUAL_TIME)
    const { z } = place(expected, Math.log(seconds))
    history = addRating(history, Math.log(seconds), z, undefined)
    return whole[i] - (expected.n < LEARNING ? 0 : TIME * z)
  })
})
const andSkips = overRatings((config, ratings) => {
  let [skipped, forms] = [0, 0]
  const whole = sizes(config, ratings)
  return ratings.map(({ rows }, i) => {
    const now = rows.filter((row) => row === null).length
    const usual = ((skipped + 0.5) / (forms * rows.length + 20)) * rows.length
    skipped += now
    forms += 1
    return whole[i] + (now > usual + 1 ? BESIDE : 0)
  })
})
const andMissed = (config, therapy) => wholeOrPart(config, therapy)
  .map((figure, i) => (figure === null ? null : figure + (i > 0 && therapy[i - 1].x === null ? BESIDE : 0)))

/** The engine's slow slide (the trend): at its own limit it counts as much as a rating at the limit of the whole. */
const andSlide = overRatings((config, ratings) => {
  let [history, recent, best] = [emptyHistory(), [], null]
  const whole = sizes(config, ratings)
  return ratings.map(({ x }, i) => {
    const { s, sdPop } = expectation(history, config.norms)
    history = addRating(history, x, 0, undefined)
    const latest = [...recent, x].slice(-SLIDE.recent)
    const slide = followSlide(config, { recent, best }, x, s, sdPop)
    ;({ recent, best } = slide)
    if (best === null) return whole[i]
    const drop = best - latest.reduce((sum, each) => sum + each, 0) / latest.length
    return Math.max(whole[i], drop >= SLIDE.drop * sdPop ? drop / s - SLIDE.s + WHOLE_OR_PART_LIMIT : SILENT)
  })
})

/** Every row is a part of its own beside the parts. @param config its rows say how far one row wobbles against the whole */
const andRows = overRatings((config, ratings) => {
  const names = ratings[0]?.rows.map((_, i) => `row ${i + 1}`) ?? []
  const rowParts = names.map((name) => ({ name, share: 1 / names.length, against: config.row }))
  const perRow = config.perPoint ?? 1
  return sizes({ ...config, parts: [...config.parts, ...rowParts] }, ratings.map((rating) => ({
    ...rating, parts: { ...rating.parts, ...Object.fromEntries(names.map((name, i) => [name, rating.rows[i] === null ? null : rating.rows[i] * perRow])) },
  })))
})

/** Candidates with a limit to be set. */
export const candidates = {
  'this rating alone': onTotal(() => ({ z }) => -z),
  'this rating, or two together': onTotal((all) => ({ z }, i) => Math.max(-z, i > 0 ? -(z + all[i - 1].z / 2) / Math.sqrt(1.25) : -z)),
  'cumulative sum of z, slack .5': cumulative(0.5),
  'cumulative sum of z, slack .75': cumulative(0.75),
  'odds of a lasting fall of 1 SD': onTotal((all) => {
    let odds = 0
    const each = all.map(({ z, shift }, i) => (odds = i < LEARNING ? 0 : (odds + 0.1) * Math.exp(-shift * z - shift ** 2 / 2)))
    return (_, i) => Math.log(each[i])
  }),
  'the last one, two or three together': lastThree,
  'whole or part': wholeOrPart,
  'whole or part, both over one to three': (config, therapy) => { const whole = lastThree(config, therapy); return wholeOrPart(config, therapy).map((figure, i) => (figure === null ? null : Math.max(figure, whole[i]))) },
  'whole or part, and single rows': andRows,
  'whole or part, and the slow slide': andSlide,
  'whole or part, and the time it took': andTime,
  'whole or part, and skipped rows': andSkips,
  'whole or part, and a missed check-in': andMissed,
}

/** The rules in use: they say yes or no. */
const flagsOf = (id) => overRatings((config, ratings) => readAll(findMethod(id), config, ratings).map(({ flag }) => (flag ? 1 : 0)))
/** Engine §3, subscale: its own expected range, p < .01 and a drop of at least .6 SD of all its scores. */
const SUBSCALE = { p: 0.01, drop: 0.6 }
/** @param config subscaleP: another limit than the engine's, where limits are set */
export const subscales = overRatings(({ norms, parts, subscaleP = SUBSCALE.p }, ratings) => {
  const histories = new Map(parts.map(({ name }) => [name, emptyHistory()]))
  return ratings.map((rating) => parts.reduce((flag, { name, against }) => {
    const x = rating.parts[name]
    if (x === null) return flag
    const expected = expectation(histories.get(name), {
      mean: norms.mean + against.mean, sdBetween: Math.hypot(norms.sdBetween, against.sdBetween), sdWithin: Math.hypot(norms.sdWithin, against.sdWithin),
    })
    const { p, z, drop } = place(expected, x)
    histories.set(name, addRating(histories.get(name), x, z, undefined))
    return expected.n >= LEARNING && p < subscaleP && drop >= SUBSCALE.drop * expected.sdPop ? 1 : flag
  }, 0))
})
export const inUse = {
  'default': flagsOf('expected-range'),
  'default with its subscale notices': (config, therapy) => {
    const beside = subscales(config, therapy)
    return inUse.default(config, therapy).map((flag, i) => (flag === null ? null : Math.max(flag, beside[i])))
  },
}

/** Flags per answered check-in: all of them, and those that do not follow another. @param figures per therapy */
export function budgetsOf(figures, limit) {
  let [answered, flags, fresh] = [0, 0, 0]
  for (const therapy of figures) {
    let before = false
    for (const figure of therapy) {
      if (figure === null) continue
      const flag = figure > limit
      answered += 1
      if (flag) flags += 1
      if (flag && !before) fresh += 1
      before = flag
    }
  }
  return { flags: flags / answered, fresh: fresh / answered }
}

/** Where a limit may lie: every figure once it speaks, from the lowest. */
export const limitsOf = (figures) => figures.flat().filter((figure) => figure !== null && figure !== SILENT).sort((a, b) => a - b)

/** The limit at which a rule spends a budget. @param kind 'flags' or 'fresh' @param all as `limitsOf` says, where it is known */
export function limitFor(figures, kind, budget, all = limitsOf(figures)) {
  // New flags grow and shrink again as the limit falls: the highest limit that spends the budget is wanted.
  let [low, high] = [Math.floor(0.7 * all.length), all.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (budgetsOf(figures, all[middle])[kind] > budget) low = middle
    else high = middle
  }
  return all[high]
}
