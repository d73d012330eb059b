package import NewsLanguage

/// Turns the tokens of an island into feature numbers: what the sequence model sees.
///
/// A feature is a hash of its template and values; ``NameWeights`` keeps as many rows as fit. Changing a template makes
/// trained weights worthless: train again.
package struct NameFeatures {
    /// Most features a token has.
    package static let most = 96

    /// Parts of what is known of a token that training leaves out.
    package struct Disguise: OptionSet, Sendable {
        /// One bit a part.
        package let rawValue: UInt8
        /// The parts of these bits.
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// The word itself.
        package static let word = Disguise(rawValue: 1)
        /// The lexicon's marks and phrases.
        package static let marks = Disguise(rawValue: 2)
    }

    private struct View {
        var hash: UInt64 = 0
        /// Kind and casing, with the length of short words.
        var shape: UInt64 = 0
        var cluster = 0
        /// Cluster of the word in lower case, where it has one.
        var small = 0
        var coarse: UInt64 = 0
        var marks: UInt64 = 0
        /// Known phrases it stands in: two bits each for companies and places, begin or inside.
        var phrase: UInt64 = 0
        var form: UInt64 = 0
        /// Chunk it stands in: index into the chunk list.
        var chunk = 0
    }

    private struct Chunk {
        var first: Int
        var last: Int
    }

    private let stream: TokenStream
    private let lexicon: NameLexicon
    private let surroundings: NameSurroundings
    /// What training hides of each token, so that the model does not rely on knowing a name; empty where nothing is hidden.
    package var disguises: [Disguise] = []
    private var views: [View] = []
    private var chunks: [Chunk] = []

    /// Looks at the surroundings of all tokens once; ``enter(_:of:)`` an island before asking for its features.
    package init(_ stream: TokenStream, lexicon: NameLexicon) {
        self.init(stream, lexicon: lexicon, surroundings: NameSurroundings(stream, lexicon: lexicon))
    }

    /// Takes the surroundings of all tokens where they are at hand already.
    init(_ stream: TokenStream, lexicon: NameLexicon, surroundings: NameSurroundings) {
        self.stream = stream
        self.lexicon = lexicon
        self.surroundings = surroundings
    }

    /// The features of one token as they are written down.
    private struct Row {
        let out: UnsafeMutableBufferPointer<UInt32>
        var count = 0
        var template: UInt64 = 0

        init(out: UnsafeMutableBufferPointer<UInt32>) { self.out = out }

        @inline(__always)
        private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
            var x = (a ^ b) &* 0x9e37_79b9_7f4a_7c15
            x ^= x >> 32
            return x
        }

        @inline(__always)
        mutating func add(_ value: UInt64) {
            template &+= 1
            let x = Self.mix(template &* 0xd6e8_feb8_6659_fd93, value)
            out[count] = UInt32(truncatingIfNeeded: x ^ (x >> 29))
            count += 1
        }

        @inline(__always)
        mutating func pair(_ a: UInt64, _ b: UInt64) { add(Self.mix(a &+ 0x51_7cc1_b727_220a, b)) }
    }

    /// Reads an island and its neighbours; ``features(at:into:)`` then serves its tokens.
    package mutating func enter(_ island: Range<Int>, of sentence: Range<Int>) {
        let tokens = stream.tokens
        views.removeAll(keepingCapacity: true)
        chunks.removeAll(keepingCapacity: true)
        // Two tokens of context on each side; a missing one stays empty.
        for i in island.lowerBound - 2..<island.upperBound + 2 {
            guard sentence.contains(i) else {
                views.append(View())
                continue
            }
            let token = tokens[i]
            let entry = lexicon[token.hash]
            let disguise = disguises.isEmpty ? [] : disguises[i]
            var view = View()
            // A word never seen elsewhere.
            view.hash = disguise.contains(.word) ? token.hash &* 0x2545_F491_4F6C_DD1D &+ UInt64(i) : token.hash
            let length = min(token.count, 5)
            view.shape = UInt64(token.kind.rawValue) << 8 | UInt64(token.shape.rawValue) << 4 | UInt64(length)
            if token.kind == .punctuation || token.kind == .symbol { view.shape = 0xF000 | UInt64(token.first) }
            let cased = NameIslands.isCased(token)
            view.cluster = cased && entry.casedCluster != 0 ? entry.casedCluster : entry.cluster
            view.small = entry.cluster
            view.coarse = UInt64(lexicon.coarseCluster(view.cluster))
            view.marks = disguise.contains(.marks) ? 0 : UInt64((entry.bits >> 20) & ~NameLexicon.Marks.goesOn.rawValue)
            view.form =
                switch LegalForms.strength(token) {
                case .sure: 2
                case .group: 1
                case nil: 0
                }
            views.append(view)
        }
        markPhrases(island, tokens)
        markChunks(island, tokens)
    }

    /// Marks the tokens of known companies' and places' names of two words and more, and of one.
    private mutating func markPhrases(_ island: Range<Int>, _ tokens: [Token]) {
        var companyEnd = 0
        var placeEnd = 0
        for i in island {
            let v = i - island.lowerBound + 2
            if i < companyEnd { views[v].phrase |= 2 }
            if i < placeEnd { views[v].phrase |= 8 }
            guard NameIslands.isCased(tokens[i]) || tokens[i].kind == .number else { continue }
            if !disguises.isEmpty, disguises[i].contains(.marks) { continue }
            var h = tokens[i].hash
            var entry = lexicon[h]
            var j = i + 1
            var company = 0
            var place = 0
            var known = false
            while true {
                let marks = entry.marks
                if marks.contains(.company) || marks.contains(.wellKnown) {
                    company = j
                    known = marks.contains(.wellKnown)
                }
                if marks.contains(.country) || marks.contains(.town) { place = j }
                guard marks.contains(.goesOn), j < island.upperBound, j - i < 8 else { break }
                h = WordHash.join(h, tokens[j].hash)
                entry = lexicon[h]
                if entry.bits == 0 { break }
                j += 1
            }
            if company > companyEnd {
                companyEnd = company
                views[v].phrase |= 1 | (company - i > 1 ? 16 : 0) | (known ? 32 : 0)
            }
            if place > placeEnd {
                placeEnd = place
                views[v].phrase |= 4 | (place - i > 1 ? 64 : 0)
            }
        }
    }

    /// Cuts the island into chunks: runs of cased words without commas, brackets or "and" between them.
    private mutating func markChunks(_ island: Range<Int>, _ tokens: [Token]) {
        var current: Int?
        for i in island {
            let v = i - island.lowerBound + 2
            let token = tokens[i]
            let joins =
                NameIslands.isCased(token) || token.kind == .number || token.isSign("&") || token.isSign("-")
                || token.isSign("'")
                || (token.isSign(".") && !token.spaceBefore)
            if joins {
                if let current {
                    chunks[current].last = v
                } else {
                    current = chunks.count
                    chunks.append(Chunk(first: v, last: v))
                }
            } else {
                current = nil
            }
            views[v].chunk = current ?? -1
        }
    }

    /// Writes the features of token `index` of the island entered last (0 is its first token); returns their number.
    package func features(
        at index: Int, island: Range<Int>, sentence: Range<Int>, into out: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        let v = index + 2
        let i = island.lowerBound + index
        let token = stream.tokens[i]
        return views.withUnsafeBufferPointer { views in
            var row = Row(out: out)
            let p2 = views[v - 2]
            let p1 = views[v - 1]
            let me = views[v]
            let n1 = views[v + 1]
            let n2 = views[v + 2]
            row.add(0)
            // Words.
            row.add(me.hash)
            row.pair(me.hash, me.shape)
            row.add(p1.hash)
            row.add(n1.hash)
            row.add(p2.hash)
            row.add(n2.hash)
            row.pair(p1.hash, me.hash)
            row.pair(me.hash, n1.hash)
            row.pair(p2.hash, p1.hash)
            row.pair(n1.hash, n2.hash)
            // Clusters.
            row.add(UInt64(me.cluster))
            row.add(UInt64(p1.cluster))
            row.add(UInt64(n1.cluster))
            row.add(UInt64(p2.cluster))
            row.add(UInt64(n2.cluster))
            row.pair(UInt64(p1.cluster), UInt64(me.cluster))
            row.pair(UInt64(me.cluster), UInt64(n1.cluster))
            row.pair(UInt64(p1.cluster), UInt64(n1.cluster))
            row.pair(p1.coarse << 8 | me.coarse, n1.coarse)
            row.pair(p2.coarse << 8 | p1.coarse, me.coarse << 8 | 1)
            row.pair(n1.coarse << 8 | n2.coarse, me.coarse)
            // Letters.
            let bytes = stream.bytes
            let start = Int(token.start)
            let count = token.count
            if token.kind == .word && count > 2 {
                var prefix: UInt64 = 0
                var suffix: UInt64 = 0
                for k in 0..<min(count, 4) {
                    prefix = prefix << 8 | UInt64(Self.fold(bytes[start + k]))
                    suffix = suffix << 8 | UInt64(Self.fold(bytes[start + count - 1 - k]))
                    if k == 1 { row.pair(suffix, 2) }
                    if k == 2 {
                        row.pair(prefix, 3)
                        row.pair(suffix, 4)
                    }
                    if k == 3 { row.pair(suffix, 5) }
                }
                row.template = 40
            } else {
                row.template = 40
            }
            // Casing.
            row.add(me.shape)
            row.pair(p1.shape << 16 | me.shape, n1.shape)
            row.pair(p2.shape << 16 | p1.shape, me.shape)
            row.pair(me.shape << 16 | n1.shape, n2.shape)
            // The lexicon.
            row.add(me.marks)
            row.pair(p1.marks << 12 | me.marks, 1)
            row.pair(me.marks << 12 | n1.marks, 2)
            row.add(me.phrase)
            row.pair(me.phrase, me.marks)
            row.pair(me.phrase, n1.hash)
            row.pair(me.phrase, p1.hash)
            row.pair(me.phrase << 32 | UInt64(p1.cluster), UInt64(n1.cluster))
            row.add(p1.phrase << 16 | me.phrase << 8 | n1.phrase)
            row.add(p1.form << 4 | me.form << 2 | n1.form)
            // Where it stands.
            let first = i == sentence.lowerBound
            row.pair(me.shape, first ? 1 : 0)
            row.pair(UInt64(me.small), first ? 1 : 0)
            row.pair(UInt64(me.small), UInt64(n1.cluster))
            // The document.
            let marks = UInt64(surroundings[me.hash].rawValue)
            row.add(marks)
            row.pair(marks, me.shape)
            row.pair(marks, me.marks)
            row.pair(marks & 0x0E, me.phrase << 1 | (first ? 1 : 0))
            row.template = 80
            // The chunk: its ends and its neighbours.
            if me.chunk >= 0 {
                let chunk = chunks[me.chunk]
                let head = views[chunk.last]
                let front = views[chunk.first]
                let before = views[chunk.first - 1]
                let after = chunk.last + 1 < views.count ? views[chunk.last + 1] : View()
                let position: UInt64 = v == chunk.first ? (v == chunk.last ? 3 : 0) : v == chunk.last ? 2 : 1
                let length = UInt64(min(chunk.last - chunk.first + 1, 5))
                row.add(position << 4 | length)
                row.pair(head.hash, position)
                row.pair(UInt64(head.cluster), position)
                row.pair(head.marks, position << 4 | head.form)
                row.pair(front.hash, position)
                row.pair(UInt64(front.cluster), position)
                row.pair(front.marks, head.marks << 2 | position)
                row.pair(before.hash, position << 4 | length)
                row.pair(UInt64(before.cluster), position)
                row.pair(after.hash, position << 4 | length)
                row.pair(UInt64(after.cluster), position)
                row.pair(before.hash, after.hash << 2 | position)
                row.pair(UInt64(before.cluster), UInt64(after.cluster) << 2 | position)
                row.pair(
                    UInt64(surroundings[front.hash].rawValue), position << 8 | UInt64(surroundings[head.hash].rawValue))
                let beyond = chunk.last + 2 < views.count ? views[chunk.last + 2] : View()
                row.pair(after.hash, beyond.hash ^ position)
                row.pair(UInt64(after.coarse), UInt64(beyond.cluster) << 2 | position)
            } else {
                row.template = 96
                // Between two chunks: "of", "and", a comma.
                row.pair(me.hash, p1.marks << 12 | n1.marks)
                row.pair(me.hash, UInt64(p1.cluster) << 10 | UInt64(n1.cluster))
                row.pair(me.hash, p1.phrase << 8 | n1.phrase)
            }
            return row.count
        }
    }

    @inline(__always)
    private static func fold(_ b: UInt8) -> UInt8 { b >= 0x41 && b <= 0x5A ? b | 0x20 : b }
}
