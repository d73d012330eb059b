/// What waits for one host: first in, first out. Items that may bring many others stand in a second line behind the first, so that
/// what they name is done before the next of them is asked for.
struct HostLine<Item: Sendable>: Sendable {
    /// An item and the time before which it is not to be handed out.
    struct Waiting: Sendable {
        var item: Item
        var notBefore: Int
    }

    private var first = Queue()
    private var second = Queue()

    var isEmpty: Bool { first.count + second.count == 0 }
    var count: Int { first.count + second.count }
    var front: Waiting? { first.front ?? second.front }

    mutating func append(_ item: Item, notBefore: Int, isDeferred: Bool) {
        let waiting = Waiting(item: item, notBefore: notBefore)
        if isDeferred { second.append(waiting) } else { first.append(waiting) }
    }

    mutating func removeFront() {
        if first.count > 0 { first.removeFront() } else { second.removeFront() }
    }

    /// Everything that waits, in order.
    var all: [Waiting] { first.all + second.all }

    /// An array whose front moves: taking from it costs nothing, however long it is.
    private struct Queue: Sendable {
        private var slots: [Waiting?] = []
        private var head = 0

        var count: Int { slots.count - head }
        var front: Waiting? { count > 0 ? slots[head] : nil }
        var all: [Waiting] { slots[head...].compactMap(\.self) }

        mutating func append(_ waiting: Waiting) { slots.append(waiting) }

        mutating func removeFront() {
            guard count > 0 else { return }
            slots[head] = nil
            head += 1
            if head >= 64 && head * 2 >= slots.count {
                slots.removeFirst(head)
                head = 0
            }
        }
    }
}
