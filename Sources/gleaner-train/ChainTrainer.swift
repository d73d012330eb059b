internal import Foundation
internal import NewsExtractor
internal import NewsLanguage

/// Trains the linear-chain conditional random field with AdaGrad, one island a step, also where a label is only half known:
/// the gradient then pulls towards all label paths that the tags allow (Tsuboi et al., "Training Conditional Random Fields
/// Using Incomplete Annotations", 2008).
struct ChainTrainer {
    /// One island: the features of its tokens and the labels each may have (a bit a label).
    struct Island {
        var features: Range<Int>
        /// Where each token's features begin, relative to the island's.
        var offsets: [Int32]
        var allowed: [UInt16]
        var weight: Float
    }

    let rows: Int
    private(set) var features: [UInt32] = []
    private(set) var islands: [Island] = []
    private var weights: UnsafeMutablePointer<SIMD16<Float>>
    private var squares: UnsafeMutablePointer<SIMD16<Float>>
    /// Sums of the weights after each averaged pass, and how many passes those are.
    private var sums: UnsafeMutablePointer<SIMD16<Float>>
    private var summed: Float = 0
    private var transitions = [SIMD16<Float>](repeating: SIMD16(), count: NameLabel.lanes)
    private var transitionSquares = [SIMD16<Float>](repeating: SIMD16(repeating: 1e-6), count: NameLabel.lanes)
    private var transitionSums = [SIMD16<Float>](repeating: SIMD16(), count: NameLabel.lanes)
    var rate: Float = 0.15
    /// Shrinks a weight towards nothing by this much a visit: rare features stay small.
    var decay: Float = 0.0
    /// Leaves so many sixteenths of the features out of a step, so that no single one is relied on.
    var dropout: UInt64 = 2

    init(rows: Int) {
        self.rows = rows
        weights = .allocate(capacity: rows)
        weights.initialize(repeating: SIMD16(), count: rows)
        squares = .allocate(capacity: rows)
        squares.initialize(repeating: SIMD16(repeating: 1e-6), count: rows)
        sums = .allocate(capacity: rows)
        sums.initialize(repeating: SIMD16(), count: rows)
        fenceAll()
    }

    private mutating func fenceAll() {
        for label in 0..<NameLabel.lanes {
            for next in 0..<NameLabel.lanes
            where label >= NameLabel.count || next >= NameLabel.count || !NameLabel.allows(label, then: next) {
                transitions[label][next] = NameLattice.never
            }
        }
    }

    /// Forgets the texts, so that they can be added another way.
    mutating func removeTexts() {
        features.removeAll(keepingCapacity: true)
        islands.removeAll(keepingCapacity: true)
    }

    /// Forgets the weights, but not their sums: the next run's are added to those of the runs before.
    mutating func restart() {
        weights.update(repeating: SIMD16(), count: rows)
        squares.update(repeating: SIMD16(repeating: 1e-6), count: rows)
        for label in 0..<NameLabel.lanes {
            transitions[label] = SIMD16()
            transitionSquares[label] = SIMD16(repeating: 1e-6)
        }
        fenceAll()
    }

    /// Adds the islands of a text. `weight` says how much it counts; `seed` decides which of its names are disguised.
    mutating func add(
        _ text: TaggedText, lexicon: NameLexicon, weight: Float, disguise: DisguiseRates, seed: UInt64,
        counts: inout (names: Int, lost: Int)
    ) {
        let stream = TokenStream(utf8: text.text)
        var untagged: UInt16 = 1
        for kind in text.untagged { untagged |= 1 << NameLabel.begin(kind) | 1 << NameLabel.inside(kind) }
        var allowed = [UInt16](repeating: untagged, count: stream.tokens.count)
        for name in text.names {
            let first = stream.tokenIndex(atByte: name.start)
            var last = first
            while last < stream.tokens.count, Int(stream.tokens[last].start) < name.end { last += 1 }
            for i in first..<last {
                var mask: UInt16 = name.optional ? 1 : 0
                for kind in name.kinds { mask |= 1 << (i == first ? NameLabel.begin(kind) : NameLabel.inside(kind)) }
                allowed[i] = mask
            }
            // A tagged name ends where it is said to end.
            if last < stream.tokens.count, !name.kinds.isDisjoint(with: text.untagged) {
                for kind in name.kinds { allowed[last] &= ~(1 << NameLabel.inside(kind)) }
            }
        }
        var covered = [Bool](repeating: false, count: stream.tokens.count)
        var extractor = NameFeatures(stream, lexicon: lexicon)
        extractor.disguises = disguise.disguises(of: text, in: stream, seed: seed)
        let finder = NameIslands()
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: NameFeatures.most) { buffer in
            for sentence in stream.sentences {
                finder.islands(of: sentence.tokens, in: stream.tokens, lexicon: lexicon) { island in
                    extractor.enter(island, of: sentence.tokens)
                    let start = features.count
                    var offsets: [Int32] = []
                    var masks: [UInt16] = []
                    for i in 0..<island.count {
                        covered[island.lowerBound + i] = true
                        offsets.append(Int32(features.count - start))
                        let n = extractor.features(at: i, island: island, sentence: sentence.tokens, into: buffer)
                        for k in 0..<n { features.append(buffer[k] & UInt32(rows - 1)) }
                        var mask = allowed[island.lowerBound + i]
                        if i == 0 { mask = Self.restarted(mask) }
                        masks.append(mask)
                    }
                    // No path through contradictory tags: leave the island out.
                    islands.append(
                        Island(features: start..<features.count, offsets: offsets, allowed: masks, weight: weight))
                }
            }
        }
        for name in text.names where !name.optional {
            counts.names += 1
            let first = stream.tokenIndex(atByte: name.start)
            if first < covered.count, !covered[first] { counts.lost += 1 }
        }
    }

    /// A name that began before the island begins anew in it.
    private static func restarted(_ mask: UInt16) -> UInt16 {
        var mask = mask
        for label in 0..<NameLabel.count where NameLabel.continues(label) && mask & 1 << label != 0 {
            mask &= ~(1 << label)
            mask |= 1 << (label - 1)
        }
        return mask
    }

    /// One pass over all islands in an order that `seed` decides; returns the mean loss.
    mutating func pass(seed: UInt64) -> Double {
        var random = SplitMix(seed: seed)
        var order = Array(islands.indices)
        order.shuffle(using: &random)
        var loss = 0.0
        for index in order { loss += step(index, &random) }
        return loss / Double(max(1, order.count))
    }

    private mutating func step(_ index: Int, _ random: inout SplitMix) -> Double {
        let island = islands[index]
        let count = island.offsets.count
        var kept: [[UInt32]] = []
        kept.reserveCapacity(count)
        var scores: [SIMD16<Float>] = []
        for i in 0..<count {
            let start = island.features.lowerBound + Int(island.offsets[i])
            let end =
                i + 1 < count ? island.features.lowerBound + Int(island.offsets[i + 1]) : island.features.upperBound
            var row: [UInt32] = []
            row.reserveCapacity(end - start)
            var sum = SIMD16<Float>()
            var bits = random.next()
            var left = 16
            for k in start..<end {
                if left == 0 {
                    bits = random.next()
                    left = 16
                }
                let drop = bits & 15 < dropout
                bits >>= 4
                left -= 1
                if drop { continue }
                row.append(features[k])
                sum += weights[Int(features[k])]
            }
            kept.append(row)
            scores.append(sum)
        }
        let free = NameLattice(scores: scores, transitions: transitions)
        var bound = free
        for i in 0..<count {
            for label in 0..<NameLabel.count where island.allowed[i] & 1 << label == 0 {
                bound.scores[i][label] = NameLattice.never
            }
        }
        let (freeForward, freeBackward, freeLog) = free.sums()
        let (boundForward, boundBackward, boundLog) = bound.sums()
        let loss = freeLog - boundLog
        // Contradictory tags allow no path at all.
        guard loss.isFinite, loss < 500, boundForward.allSatisfy({ $0.sum() > 0 }),
            boundBackward.allSatisfy({ $0.sum() > 0 })
        else { return 0 }
        for i in 0..<count {
            let expected = Self.normalised(freeForward[i] * freeBackward[i])
            let wanted = Self.normalised(boundForward[i] * boundBackward[i])
            let gradient = (wanted - expected) * island.weight
            let square = gradient * gradient
            if square.sum() > 1e-9 {
                for feature in kept[i] {
                    let f = Int(feature)
                    squares[f] += square
                    weights[f] += rate * gradient / squares[f].squareRoot()
                    if decay > 0 { weights[f] *= 1 - decay }
                }
            }
            if i > 0 {
                stepTransitions(free, freeForward, freeBackward, bound, boundForward, boundBackward, i, island.weight)
            } else {
                transitionSquares[0] += square
                transitions[0] += rate * gradient / transitionSquares[0].squareRoot()
                fence(0)
            }
        }
        return loss
    }

    private mutating func stepTransitions(
        _ free: NameLattice, _ ff: [SIMD16<Float>], _ fb: [SIMD16<Float>], _ bound: NameLattice, _ bf: [SIMD16<Float>],
        _ bb: [SIMD16<Float>],
        _ i: Int, _ weight: Float
    ) {
        let expected = Self.pairs(free, ff, fb, i)
        let wanted = Self.pairs(bound, bf, bb, i)
        for label in 0..<NameLabel.count {
            let gradient = (wanted[label] - expected[label]) * weight
            transitionSquares[label] += gradient * gradient
            transitions[label] += 0.5 * rate * gradient / transitionSquares[label].squareRoot()
            fence(label)
        }
    }

    /// Keeps impossible steps impossible.
    private mutating func fence(_ label: Int) {
        for next in 0..<NameLabel.lanes where next >= NameLabel.count || !NameLabel.allows(label, then: next) {
            transitions[label][next] = NameLattice.never
        }
    }

    /// Probability of every step from token `i - 1` to `i`.
    private static func pairs(_ lattice: NameLattice, _ forward: [SIMD16<Float>], _ backward: [SIMD16<Float>], _ i: Int)
        -> [SIMD16<Float>]
    {
        var top = lattice.scores[i][0]
        for k in 1..<NameLabel.count { top = max(top, lattice.scores[i][k]) }
        var emission = SIMD16<Float>()
        for k in 0..<NameLabel.count { emission[k] = exp(max(-80, lattice.scores[i][k] - top)) }
        for k in 0..<NameLabel.count where lattice.scores[i][k] < -500 { emission[k] = 0 }
        let after = emission * backward[i]
        var all: [SIMD16<Float>] = []
        var sum: Float = 0
        for label in 0..<NameLabel.count {
            var row = SIMD16<Float>()
            for next in 0..<NameLabel.count where NameLabel.allows(label, then: next) {
                row[next] = forward[i - 1][label] * exp(lattice.transitions[label][next]) * after[next]
            }
            all.append(row)
            sum += row.sum()
        }
        if sum > 0 { for label in all.indices { all[label] /= sum } }
        return all
    }

    private static func normalised(_ x: SIMD16<Float>) -> SIMD16<Float> {
        let sum = x.sum()
        return sum > 0 ? x / sum : x
    }

    /// Takes the present weights into the average that ``quantised()`` writes: an average of passes wavers less than one.
    mutating func average() {
        for row in 0..<rows { sums[row] += weights[row] }
        for label in 0..<NameLabel.lanes { transitionSums[label] += transitions[label] }
        summed += 1
    }

    /// The weights as ``NameWeights`` reads them: whole numbers from -127 to 127 and one scale.
    func quantised() -> [UInt8] {
        let weights = summed > 0 ? UnsafeMutablePointer<SIMD16<Float>>.allocate(capacity: rows) : self.weights
        defer { if summed > 0 { weights.deallocate() } }
        let transitions = summed > 0 ? transitionSums.map { $0 / summed } : self.transitions
        if summed > 0 { for row in 0..<rows { (weights + row).initialize(to: sums[row] / summed) } }
        var sizes: [Float] = []
        for row in 0..<rows {
            for label in 0..<NameLabel.count where weights[row][label] != 0 { sizes.append(abs(weights[row][label])) }
        }
        sizes.sort()
        // A handful of giants may be cut off: the rest keeps its precision.
        let top = sizes.isEmpty ? 1 : max(0.01, sizes[Int(Double(sizes.count - 1) * 0.99995)])
        let scale = top / 127
        var out: [UInt8] = []
        func put<T>(_ value: T) { withUnsafeBytes(of: value) { out += $0 } }
        put(NameWeights.magic)
        put(UInt32(1))
        put(UInt32(rows))
        put(scale)
        for label in 0..<NameLabel.lanes { for next in 0..<NameLabel.lanes { put(transitions[label][next]) } }
        for row in 0..<rows {
            for lane in 0..<NameWeights.stride {
                let value = lane < NameLabel.count ? (weights[row][lane] / scale).rounded() : 0
                out.append(UInt8(bitPattern: Int8(max(-127, min(127, value)))))
            }
        }
        out += [0, 0, 0, 0]
        return out
    }
}

/// A small generator of pseudo-random numbers whose sequence is the same everywhere (Steele, Lea and Flood, 2014).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
