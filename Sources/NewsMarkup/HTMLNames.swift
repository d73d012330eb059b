internal import NewsModel

/// The names of HTML's elements, as far as the sanitiser knows them.
enum HTMLNames {
    static let all: Set<String> = Set(Table("feed/html-elements").rows.compactMap(\.first))
}
