internal import NewsModel

/// Legal entities as GLEIF lists them in JSON: records of the golden copy (LEI-CDF, every value an object whose text is its
/// member `$`) and of the interface (`attributes`, JSON:API). Other spellings of a member's name mean the same.
enum LegalEntities {
    /// One record; nil where it has no LEI or name, or its entity is no longer active.
    static func record(_ cursor: inout JSONCursor) throws(JSONError) -> CompanyRecord? {
        var entity = Entity()
        guard try cursor.kind() == .object else {
            try cursor.skip()
            return nil
        }
        try entity.read(&cursor)
        guard let lei = entity.lei, let name = entity.name, entity.isActive else { return nil }
        var company = CompanyRecord(name: name)
        company.lei = lei
        company.country = entity.country
        company.aliases = entity.others.filter { $0 != name }
        return company
    }

    private struct Entity {
        var lei: String?
        var name: String?
        var country: String?
        var others: [String] = []
        var isActive = true

        /// Reads the members of a record, its `attributes` or its `Entity`.
        mutating func read(_ cursor: inout JSONCursor) throws(JSONError) {
            var entity = self
            try cursor.object { (c: inout JSONCursor, member) throws(JSONError) in
                switch member {
                case "LEI", "lei": entity.lei = try LegalEntities.text(&c) ?? entity.lei
                case "attributes", "Entity", "entity":
                    if try c.kind() == .object { try entity.read(&c) } else { try c.skip() }
                case "LegalName", "legalName": entity.name = try LegalEntities.text(&c)
                case "EntityStatus", "status":
                    if let status = try LegalEntities.text(&c) { entity.isActive = status.uppercased() == "ACTIVE" }
                case "LegalAddress", "legalAddress": entity.country = try LegalEntities.country(&c)
                case "OtherEntityNames", "otherNames", "TransliteratedOtherEntityNames", "transliteratedOtherNames":
                    entity.others += try LegalEntities.names(&c)
                default: try c.skip()
                }
            }
            self = entity
        }
    }

    /// A text, or the text of an object's `$` or `name`.
    private static func text(_ cursor: inout JSONCursor) throws(JSONError) -> String? {
        switch try cursor.kind() {
        case .string: return try cursor.string()
        case .object:
            var found: String?
            try cursor.object { (c: inout JSONCursor, member) throws(JSONError) in
                if member == "$" || member == "name", try c.kind() == .string {
                    found = try c.string()
                } else {
                    try c.skip()
                }
            }
            return found
        default:
            try cursor.skip()
            return nil
        }
    }

    private static func country(_ cursor: inout JSONCursor) throws(JSONError) -> String? {
        guard try cursor.kind() == .object else {
            try cursor.skip()
            return nil
        }
        var found: String?
        try cursor.object { (c: inout JSONCursor, member) throws(JSONError) in
            if member == "Country" || member == "country" { found = try text(&c) } else { try c.skip() }
        }
        return found
    }

    /// The names of a list, or of the list in an object's only member.
    private static func names(_ cursor: inout JSONCursor) throws(JSONError) -> [String] {
        var found: [String] = []
        switch try cursor.kind() {
        case .array:
            try cursor.array { (c: inout JSONCursor) throws(JSONError) in
                if let name = try text(&c) { found.append(name) }
            }
        case .object:
            try cursor.object { (c: inout JSONCursor, _) throws(JSONError) in
                if try c.kind() == .array {
                    found += try names(&c)
                } else if let name = try text(&c) {
                    found.append(name)
                }
            }
        default: try cursor.skip()
        }
        return found
    }
}
