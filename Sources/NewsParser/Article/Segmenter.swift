internal import NewsMarkup

/// Cuts a page into candidate blocks: runs of text between block boundaries, in document order.
struct Segmenter {
    private let tree: MarkupTree
    private(set) var text = PageText()
    private(set) var blocks: [BlockCandidate] = []
    /// What every element's own names say, and one more that only ends later sums.
    private(set) var nodes: [PageNode] = []

    /// An open element.
    private struct Open {
        var end: Int
        var node: Int
        var tag: Tag
        var isBlock: Bool
        var own: ClassWords
        var far: ClassWords
        var place: Place
        var link: Bool
        var emphasis: Bool
    }

    private var stack: [Open] = []
    /// Line breaks since the last character; two end a paragraph.
    private var breaks = 0
    /// Index behind the table row whose cells are being joined, and the cells so far.
    private var rowEnd = 0
    private var rowCells = 0
    private var rowNode = 0
    /// Words of the current block outside bold and emphasis.
    private var plainWords = 0
    /// The inline element that holds all text of the block so far; -2 for none yet, -1 for several.
    private var soleInline = -2

    private init(_ tree: MarkupTree) {
        self.tree = tree
        nodes.reserveCapacity(tree.nodes.count + 1)
        nodes.append(contentsOf: repeatElement(PageNode(), count: tree.nodes.count + 1))
        stack.reserveCapacity(32)
        blocks.reserveCapacity(min(64, tree.nodes.count))
    }

    /// A page cut into blocks, with the text they point into.
    static func segmented(_ tree: MarkupTree) -> Segmenter {
        var segmenter = Segmenter(tree)
        segmenter.run()
        segmenter.reveal()
        return segmenter
    }

    /// Takes hidden blocks for shown ones where they hold most of the page's prose: its scripts unveil the whole page.
    private mutating func reveal() {
        var hidden = 0
        var shown = 0
        for block in blocks {
            let prose = block.words - block.linkWords
            if block.place.contains(.hidden) { hidden += prose } else { shown += prose }
        }
        guard hidden > 3 * shown else { return }
        // Single words stay hidden: keys and stamps for scripts.
        for i in blocks.indices where blocks[i].words > 1 { blocks[i].place.remove(.hidden) }
    }

    private mutating func run() {
        text.reserve(tree.bytes.count / 3)
        text.begin()
        tree.bytes.withUnsafeBufferPointer { bytes in
            var i = 0
            let count = tree.nodes.count
            while i < count {
                while let top = stack.last, i >= top.end { close(top) }
                let node = tree.nodes[i]
                if node.tag == .text {
                    add(bytes, Int(node.first)..<Int(node.first + node.count))
                    i += 1
                    continue
                }
                if Self.skips(node.tag) && !isShown(i, node) {
                    if node.tag == .iframe || node.tag == .svg || node.tag == .video { text.space() }
                    i = max(i + 1, Int(node.end))
                    continue
                }
                enter(i, node, bytes)
                i += 1
            }
            while let top = stack.last { close(top) }
            flush()
        }
    }

    /// Elements whose characters no reader sees.
    private static func skips(_ tag: Tag) -> Bool {
        switch tag {
        case .head, .script, .style, .noscript, .template, .svg, .math, .iframe, .object, .canvas, .select, .option,
            .textarea, .input,
            .audio, .video, .map, .embed, .ampAd, .rt, .rp:
            true
        default: false
        }
    }

    /// Whether readers see what such an element holds all the same: a `noscript` that holds most of the page was never closed, and
    /// a declarative shadow root is shown in place of its host's own text.
    private func isShown(_ i: Int, _ node: MarkupTree.Node) -> Bool {
        switch node.tag {
        case .noscript: (Int(node.end) - i) * 2 > tree.nodes.count
        case .template: tree.attribute(.shadowRootMode, of: i) != nil
        default: false
        }
    }

    /// Elements that begin and end a block.
    private static func isBlock(_ tag: Tag) -> Bool {
        switch tag {
        case .html, .body, .article, .main, .section, .header, .footer, .nav, .aside, .div, .center, .h1, .h2, .h3, .h4,
            .h5, .h6, .hgroup,
            .p, .hr, .pre, .blockquote, .ul, .ol, .li, .dl, .dt, .dd, .address, .details, .summary, .dialog, .menu,
            .table, .thead,
            .tbody, .tfoot, .tr, .td, .th, .caption, .figure, .figcaption, .form, .fieldset, .legend, .button,
            .ampEmbed:
            true
        default: false
        }
    }

    private mutating func enter(_ i: Int, _ node: MarkupTree.Node, _ bytes: UnsafeBufferPointer<UInt8>) {
        let tag = node.tag
        if tag == .br {
            breaks += 1
            if breaks >= 2 && i >= rowEnd { flush() } else { text.space() }
            return
        }
        if tag == .img || tag == .ampImg { return }
        let inRow = i < rowEnd
        // A button within a line works on the line and is not read with it.
        let isInlineButton = tag == .button && !text.isEmpty && stack.last?.isBlock == false
        var block = Self.isBlock(tag) && !isInlineButton
        if inRow {
            if tag == .td || tag == .th {
                if rowCells > 0 && !text.isEmpty { text.separator(" | ") }
                rowCells += 1
            } else if block {
                text.space()
            }
            block = false
        } else if block {
            flush()
        }
        var own: ClassWords = []
        var name = UInt32(tag.rawValue) &* 0x9E37_79B1
        var place = stack.last?.place ?? []
        var k = Int(node.first)
        let last = k + Int(node.count)
        while k < last {
            let attribute = tree.attributes[k]
            let range = Int(attribute.start)..<Int(attribute.start + attribute.count)
            switch attribute.name {
            case .class:
                own.formUnion(ClassWords.of(bytes, range))
                // Figures count things ("post-1234").
                for b in bytes[range] where b < 0x30 || b > 0x39 { name = (name ^ UInt32(b)) &* 0x0100_0193 }
            case .id, .dataTestID, .dataComponent: own.formUnion(ClassWords.of(bytes, range))
            case .role: own.formUnion(ClassWords.of(bytes, range))
            case .itemprop: if tree.has(.itemprop, "articlebody", i) { place.insert(.articleBody) }
            case .hidden: place.insert(.hidden)
            case .ariaHidden: if tree.has(.ariaHidden, "true", i) { place.insert(.hidden) }
            case .style: if Self.hides(bytes, range) { place.insert(.hidden) }
            default: break
            }
            k += 1
        }
        switch tag {
        case .article: place.insert(.article)
        case .main: place.insert(.main)
        case .nav: place.insert(.navigation)
        case .aside: place.insert(.aside)
        case .footer: place.insert(.footer)
        case .header: place.insert(.header)
        case .form, .fieldset: place.insert(.form)
        case .figure: place.insert(.figure)
        case .figcaption: place.insert(.figcaption)
        case .ul, .ol, .dl, .menu: place.insert(.list)
        case .table: place.insert(.table)
        case .blockquote: place.insert(.quote)
        case .details: place.insert(.details)
        case .button: place.insert(.button)
        case .section: place.insert(.section)
        case .pre, .code: if block { place.insert(.code) }
        case .address: place.insert(.address)
        default: break
        }
        // A pop-up within a line is not read with the line.
        if (tag == .span || tag == .div) && own.contains(.popup) && !text.isEmpty || isInlineButton {
            place.insert(.popup)
        }
        let link = tag == .a || (stack.last?.link ?? false)
        let emphasis = (stack.last?.emphasis ?? false) || tag == .b || tag == .strong || tag == .em || tag == .i
        if block && stack.last?.link == true { place.insert(.link) }
        // A body's or a page's class words say what kind of page it is, not what a block is.
        if tag == .html || tag == .body { own = [] }
        nodes[i].classWords = own
        nodes[i].name = name
        let far = (stack.last?.far ?? []).union(own)
        stack.append(
            Open(
                end: max(i + 1, Int(node.end)), node: i, tag: tag, isBlock: block, own: own, far: far, place: place,
                link: link,
                emphasis: emphasis))
        if tag == .tr && !inRow && isDataRow(i) {
            rowEnd = Int(node.end)
            rowCells = 0
            rowNode = i
        }
    }

    private mutating func close(_ top: Open) {
        if top.isBlock { flush() }
        stack.removeLast()
    }

    /// A row whose cells hold words and figures rather than parts of a page.
    private func isDataRow(_ row: Int) -> Bool {
        var cells = 0
        var characters = 0
        for i in tree.descendants(of: row) {
            switch tree.nodes[i].tag {
            case .td, .th: cells += 1
            case .table, .tr, .ul, .ol, .h1, .h2, .h3, .form, .article, .blockquote, .figure: return false
            case .text: characters += Int(tree.nodes[i].count)
            default: break
            }
        }
        return cells >= 2 && characters <= 160 * cells
    }

    private static func hides(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        // "display:none" and "visibility:hidden", blanks aside.
        var state = 0
        let none = StaticString("display:none").utf8Start
        let hidden = StaticString("visibility:hidden").utf8Start
        var other = 0
        for i in range {
            let b = bytes[i]
            if b == 0x20 { continue }
            let small = b >= 0x41 && b <= 0x5A ? b | 0x20 : b
            state = small == none[state] ? state + 1 : small == none[0] ? 1 : 0
            other = small == hidden[other] ? other + 1 : small == hidden[0] ? 1 : 0
            if state == 12 || other == 17 { return true }
        }
        return false
    }

    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard let top = stack.last else { return }
        if top.place.contains(.popup) { return }
        let before = text.bytes.count
        let words = text.wordCount
        text.append(bytes, range, link: top.link)
        if text.bytes.count > before {
            breaks = 0
            if !top.emphasis { plainWords += max(1, text.wordCount - words) }
            let holder = top.isBlock ? -1 : firstInline()
            if soleInline == -2 { soleInline = holder } else if soleInline != holder { soleInline = -1 }
        }
    }

    /// The outermost inline element around the current text.
    private func firstInline() -> Int {
        var i = stack.count - 1
        while i > 0 && !stack[i - 1].isBlock { i -= 1 }
        return stack[i].isBlock ? -1 : stack[i].node
    }

    private mutating func flush() {
        breaks = 0
        defer {
            plainWords = 0
            soleInline = -2
        }
        guard !text.isEmpty else {
            text.begin()
            return
        }
        // The innermost open block-level element owns the text.
        var i = stack.count - 1
        while i > 0 && !stack[i].isBlock { i -= 1 }
        guard i >= 0 else {
            text.begin()
            return
        }
        let owner = stack[i]
        var near = owner.own
        if i > 0 { near.formUnion(stack[i - 1].own) }
        if i > 1 { near.formUnion(stack[i - 2].own) }
        var own = owner.own
        var middle: ClassWords = []
        for level in 3...5 where i >= level { middle.formUnion(stack[i - level].own) }
        var tag = owner.tag
        if soleInline >= 0 {
            // `div > a` and `div > span.author`: the inline element says more than the box around it.
            let inline = tree.nodes[soleInline]
            if tag == .div || tag == .section || tag == .article, inline.tag == .a || inline.tag == .time {
                tag = inline.tag
            }
            tree.bytes.withUnsafeBufferPointer { bytes in
                for k in Int(inline.first)..<Int(inline.first + inline.count)
                where tree.attributes[k].name == .class || tree.attributes[k].name == .id {
                    let a = tree.attributes[k]
                    own.formUnion(ClassWords.of(bytes, Int(a.start)..<Int(a.start + a.count)))
                }
            }
            near.formUnion(own)
        }
        let isRow = rowEnd > 0 && rowCells > 0 && owner.tag != .tr ? false : rowCells > 0 && owner.node == rowNode
        blocks.append(
            BlockCandidate(
                range: text.blockStart..<text.bytes.count, node: owner.node, tag: tag, words: text.wordCount,
                linkWords: text.linkWordCount, digits: text.digits, capitals: text.capitals, letters: text.letters,
                commas: text.commas,
                stops: text.stops, own: own, near: near, middle: middle, far: owner.far, place: owner.place,
                emphasized: plainWords == 0,
                cells: isRow ? rowCells : 0, depth: i))
        let range = text.blockStart..<text.bytes.count
        let (cues, marks) = text.bytes.withUnsafeBufferPointer { (Cues.of($0, range), Marks.of($0, range)) }
        blocks[blocks.count - 1].cues = cues
        blocks[blocks.count - 1].marks = marks
        if isRow { rowCells = 0 }
        text.begin()
    }
}
