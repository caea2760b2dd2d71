/** e^-z²/2 / √2π at z. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) * INV_SQRT_TWO_PI
}

/**
 * Lower-tail probability of the standard normal distribution, relative error about 1e-15 in both tails down to 1e-300.
 * Source: Cody (1969), rational Chebyshev approximations for the error function, 10.1090/S0025-5718-1969-0247736-4,
 * in the arrangement for the normal distribution of Cody (1993), 10.1145/151271.151273.
 * @param z any number; NaN stays NaN.
 */
export function normalCdf(z: number): number {
  const y = Math.abs(z)
  if (y <= 0.67448975) {
    const square = z * z
    const top = (((A[4]! * square + A[0]!) * square + A[1]!) * square + A[2]!) * square + A[3]!
    const bottom = (((square + B[0]!) * square + B[1]!) * square + B[2]!) * square + B[3]!
    return 0.5 + (z * top) / bottom
  }
  const tail = upperTail(y)
  return z > 0 ? 1 - tail : tail
}

/** P(Z > y) for y > 0.67. */
function upperTail(y: number): number {
  // exp(-y²/2) is split at a multiple of 1/16, so that the square is exact and the far tail keeps its digits.
  const near = Math.trunc(y * 16) / 16
  const scale = Math.exp(-near * near * 0.5) * Math.exp(-(y - near) * (y + near) * 0.5)
  if (y <= SQRT_32) {
    let top = C[8]! * y
    let bottom = y
    for (let i = 0; i < 7; i += 1) {
      top = (top + C[i]!) * y
      bottom = (bottom + D[i]!) * y
    }
    return (scale * (top + C[7]!)) / (bottom + D[7]!)
  }
  const inverse = 1 / (y * y)
  let top = P[5]! * inverse
  let bottom = inverse
  for (let i = 0; i < 4; i += 1) {
    top = (top + P[i]!) * inverse
    bottom = (bottom + Q[i]!) * inverse
  }
  return (scale * (INV_SQRT_TWO_PI - (inverse * (top + P[4]!)) / (bottom + Q[4]!))) / y
}

/**
 * The standard normal quantile Φ⁻¹(p), relative error about 1e-16.
 * For a probability near 1 pass its complement and change the sign: 1 - p has lost the digits that matter.
 * Source: Wichura (1988), Algorithm AS 241 (PPND16), 10.2307/2347330.
 * @param p 0..1; 0 and 1 give -Infinity and Infinity, anything outside NaN.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(NEAR_TOP, r)) / polynomial(NEAR_BOTTOM, r)
  }
  const tail = Math.min(p, 1 - p)
  if (tail === 0) return q < 0 ? -Infinity : Infinity
  const r = Math.sqrt(-Math.log(tail))
  const size =
    r <= 5
      ? polynomial(MIDDLE_TOP, r - 1.6) / polynomial(MIDDLE_BOTTOM, r - 1.6)
      : polynomial(FAR_TOP, r - 5) / polynomial(FAR_BOTTOM, r - 5)
  return q < 0 ? -size : size
}

/** Coefficients from the constant term up. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (let i = coefficients.length - 1; i >= 0; i -= 1) sum = sum * x + coefficients[i]!
  return sum
}

const INV_SQRT_TWO_PI = 0.3989422804014327
const SQRT_32 = 5.656854249492381

const A = [2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356, 0.06568233791820745]
const B = [47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673]
const C = [
  0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726, 6848.190450536283,
  11602.65143764735, 9842.714838383978, 1.0765576773720192e-8,
]
const D = [
  22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.95272114598,
  38912.00328609327, 19685.429676859992,
]
const P = [
  0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934, 2.9112874951168793e-5,
  0.023073441764940174,
]
const Q = [1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5]

const NEAR_TOP = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
]
const NEAR_BOTTOM = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
]
const MIDDLE_TOP = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
]
const MIDDLE_BOTTOM = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
]
const FAR_TOP = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
]
const FAR_BOTTOM = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
  1.421511758316446e-7, 2.0442631033899397e-15,
]
