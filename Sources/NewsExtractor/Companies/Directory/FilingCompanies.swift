internal import NewsModel

/// Companies as the SEC lists them.
enum FilingCompanies {
    /// A member of `company_tickers.json`: `{"cik_str":77,"ticker":"TMR","title":"Tamarind Foods Inc."}`.
    static func entry(_ cursor: inout JSONCursor) throws(JSONError) -> CompanyRecord? {
        var company = CompanyRecord(name: "")
        try cursor.object { (c: inout JSONCursor, name) throws(JSONError) in
            switch name {
            case "cik_str": company.cik = try text(&c)
            case "ticker": company.ticker = try c.optionalString()
            case "title": company.name = try c.optionalString() ?? ""
            default: try c.skip()
            }
        }
        return company.name.isEmpty ? nil : company
    }

    /// A row of `company_tickers_exchange.json`, whose columns `fields` names: `[77,"Tamarind Foods Inc.","TMR","NYSE"]`.
    static func row(_ cursor: inout JSONCursor, fields: [String]) throws(JSONError) -> CompanyRecord? {
        var company = CompanyRecord(name: "")
        var column = 0
        try cursor.array { (c: inout JSONCursor) throws(JSONError) in
            let field = column < fields.count ? fields[column] : ""
            column += 1
            switch field {
            case "cik": company.cik = try text(&c)
            case "name": company.name = try c.optionalString() ?? ""
            case "ticker": company.ticker = try c.optionalString()
            case "exchange": company.mic = try c.optionalString().flatMap { markets[$0.lowercased()] }
            default: try c.skip()
            }
        }
        return company.name.isEmpty ? nil : company
    }

    /// The SEC's names of markets. "OTC" is no single market.
    private static let markets = ["nasdaq": "XNAS", "nyse": "XNYS", "cboe": "BATS"]

    /// A number or a string, as text.
    private static func text(_ cursor: inout JSONCursor) throws(JSONError) -> String? {
        if try cursor.takeNull() { return nil }
        return try cursor.kind() == .string ? cursor.string() : cursor.numberText()
    }
}
