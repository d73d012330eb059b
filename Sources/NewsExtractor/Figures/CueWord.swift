/// What a word means to the rules of figures; the words stand in `figures/cues`.
struct CueWord: OptionSet, Sendable {
    let rawValue: UInt64

    /// Adjectives that speak of the number, not of what is counted: "a combined 400 homes".
    static let aggregate = CueWord(rawValue: 1 << 0)
    /// Words between number and phrase that do not name what is counted: "eight more picks".
    static let leading = CueWord(rawValue: 1 << 1)
    /// Words of closed classes that may stand inside a phrase: "daily".
    static let modifier = CueWord(rawValue: 1 << 2)
    /// Adjectives in -ly: "elderly".
    static let lyAdjective = CueWord(rawValue: 1 << 3)
    /// Particles that make a verb of their own with the verb before them: "shoot down".
    static let particle = CueWord(rawValue: 1 << 4)
    /// Verbs whose "up" is no rise: "makes up 5 percent".
    static let phrasalVerb = CueWord(rawValue: 1 << 5)
    /// Verbs of change that take an object: a sum of money directly behind them is what was raised, not by how much.
    static let transitive = CueWord(rawValue: 1 << 6)
    /// Words that may stand between a verb of change and its amount: "rose another 5 percent".
    static let betweenChange = CueWord(rawValue: 1 << 7)
    /// What makes a number a time of day.
    static let timeOfDay = CueWord(rawValue: 1 << 8)
    /// Months and their abbreviations.
    static let month = CueWord(rawValue: 1 << 9)
    /// Prefixes that a hyphen may join to a figure: "sub-5 percent".
    static let joiningPrefix = CueWord(rawValue: 1 << 10)
    /// What makes no count of a number joined by a hyphen: "two-way".
    static let idiom = CueWord(rawValue: 1 << 11)
    /// Words before "one" the pronoun: "this one".
    static let beforePronoun = CueWord(rawValue: 1 << 12)
    /// Words behind "one" that make it no count: "one another".
    static let afterPronoun = CueWord(rawValue: 1 << 13)
    /// Words before a year: "since 2019".
    static let beforeYear = CueWord(rawValue: 1 << 14)
    /// Endings of ordinals.
    static let ordinalEnding = CueWord(rawValue: 1 << 15)
    /// Words that make a number word a place: "the bottom three".
    static let place = CueWord(rawValue: 1 << 16)
    /// Abbreviations of "number" and their like, whose period stands apart.
    static let numberSign = CueWord(rawValue: 1 << 17)
    /// Words before an age: "she is 41".
    static let beforeAge = CueWord(rawValue: 1 << 18)
    /// Who is said to have an age.
    static let person = CueWord(rawValue: 1 << 19)
    /// What a price may be quoted by behind an adjective: "a diluted share".
    static let share = CueWord(rawValue: 1 << 20)
    /// What prices are quoted by behind "a": "$5 a ticket".
    static let pricedBy = CueWord(rawValue: 1 << 21)
    /// Words behind "in" the inch: "2 in thick".
    static let dimension = CueWord(rawValue: 1 << 22)
    /// Words before "half" the part of a time or a game: "first half".
    static let beforeHalf = CueWord(rawValue: 1 << 23)
    /// Words behind a fraction that compares: "a third more".
    static let comparative = CueWord(rawValue: 1 << 24)
    /// The pound of mass, which may be money.
    static let pound = CueWord(rawValue: 1 << 25)

    /// Verbs that carry "up": behind "edged up to" stands a level, not a bound.
    static let motion = CueWord(rawValue: 1 << 26)

    /// Verbs that name both ends of a range: "ranged from 5 to 9".
    static let ranging = CueWord(rawValue: 1 << 27)
    /// What an "m" glued to a number measures behind it: "1.2m wide".
    static let length = CueWord(rawValue: 1 << 28)
    /// Metals whose ounce is the troy ounce.
    static let preciousMetal = CueWord(rawValue: 1 << 29)
    /// Verbs that tell by how many times something grew, between its two levels: "doubled from 4 to 8".
    static let multiplying = CueWord(rawValue: 1 << 30)
    /// Ordinals of scale words: "its 20-millionth parcel" is one parcel.
    static let ordinalScale = CueWord(rawValue: 1 << 31)
    /// Words of place that end a noun phrase: "one kiosk south of the river".
    static let direction = CueWord(rawValue: 1 << 32)
    /// Words in -s that are no plurals: "gas".
    static let singular = CueWord(rawValue: 1 << 33)
    /// Last words of addresses: "77 Halden Avenue".
    static let street = CueWord(rawValue: 1 << 34)
    /// Adjectives that are verbs as well: "three separate rulings".
    static let adjective = CueWord(rawValue: 1 << 35)

    /// Words that tell of heat, so that "K" is the kelvin: "cooled to 77 K".
    static let heat = CueWord(rawValue: 1 << 36)
    /// How fast something changes: "grew at a rate of 6 percent".
    static let pace = CueWord(rawValue: 1 << 37)

    /// Words behind a time that lay it from an event: "a day after the strike".
    static let laid = CueWord(rawValue: 1 << 38)
    /// A person and "am", "is" or "are" in one word, before an age: "I'm 41".
    static let personIs = CueWord(rawValue: 1 << 39)
    /// What is won and lost, scored or made by the count without anything growing: "lost five games".
    static let contest = CueWord(rawValue: 1 << 40)
    /// Words behind a number that stand for games: "lost three straight".
    static let streak = CueWord(rawValue: 1 << 41)

    /// Nouns of change that a sum of money pays for: "a $5 million expansion" costs that much.
    static let paidFor = CueWord(rawValue: 1 << 42)

    /// Words between a bound and its number that add to something: "up to an additional 50".
    static let additional = CueWord(rawValue: 1 << 43)

    /// What is sold by weight, length or volume: "a gallon of petrol".
    static let ware = CueWord(rawValue: 1 << 44)
    /// Verbs whose object is a price: "paid a pound".
    static let pays = CueWord(rawValue: 1 << 45)
    /// Words of trade, before "for" and a price: "sold for a euro".
    static let trades = CueWord(rawValue: 1 << 46)
    /// Verbs whose object is a measure: "weighs a kilo".
    static let measuring = CueWord(rawValue: 1 << 47)
    /// Words behind a distance or a side: "a mile from", "a metre wide".
    static let distance = CueWord(rawValue: 1 << 48)
    /// Words behind a distance that is travelled: "a mile up the coast".
    static let travelled = CueWord(rawValue: 1 << 49)
    /// Words that make an amount small without bounding it: "just a penny".
    static let merely = CueWord(rawValue: 1 << 50)
    /// Words that deny the clause: "not a penny".
    static let denial = CueWord(rawValue: 1 << 51)
    /// Words for an unmeasured part: "a fraction of an inch".
    static let portion = CueWord(rawValue: 1 << 52)
    /// What is told in percent, so that a quarter point of it is one of a percentage point: "rates".
    static let percentage = CueWord(rawValue: 1 << 53)
    /// What is quoted in points of its price: "bonds".
    static let quotedInPoints = CueWord(rawValue: 1 << 54)
    /// Nouns for a number of people: "a 300-strong crew".
    static let people = CueWord(rawValue: 1 << 55)
    /// Words of games and those who play: numbers in brackets behind names stand on shirts.
    static let sport = CueWord(rawValue: 1 << 56)
    /// What is paid "down": "a 20% down payment".
    static let payment = CueWord(rawValue: 1 << 57)
    /// Verbs whose own particle is "over": "handed over 12 captives".
    static let overVerb = CueWord(rawValue: 1 << 58)
    /// Forms of "take", whose "over" may be its own.
    static let take = CueWord(rawValue: 1 << 59)
    /// Plurals that often describe the noun behind them: "12 data tools".
    static let describing = CueWord(rawValue: 1 << 60)

    /// The roles by the names the table gives them.
    static let named: [String: CueWord] = [
        "aggregate": .aggregate, "leading": .leading, "modifier": .modifier, "lyAdjective": .lyAdjective,
        "particle": .particle, "phrasalVerb": .phrasalVerb, "transitive": .transitive, "betweenChange": .betweenChange,
        "timeOfDay": .timeOfDay, "month": .month, "joiningPrefix": .joiningPrefix, "idiom": .idiom,
        "beforePronoun": .beforePronoun,
        "afterPronoun": .afterPronoun, "beforeYear": .beforeYear, "ordinalEnding": .ordinalEnding, "place": .place,
        "numberSign": .numberSign, "beforeAge": .beforeAge, "person": .person, "share": .share, "pricedBy": .pricedBy,
        "dimension": .dimension, "beforeHalf": .beforeHalf, "comparative": .comparative, "pound": .pound,
        "motion": .motion, "ranging": .ranging, "length": .length, "preciousMetal": .preciousMetal,
        "multiplying": .multiplying, "ordinalScale": .ordinalScale, "direction": .direction, "singular": .singular,
        "street": .street, "adjective": .adjective, "heat": .heat, "pace": .pace, "laid": .laid,
        "personIs": .personIs, "contest": .contest, "streak": .streak, "paidFor": .paidFor, "additional": .additional,
        "ware": .ware, "pays": .pays, "trades": .trades, "measuring": .measuring, "distance": .distance,
        "travelled": .travelled, "merely": .merely, "denial": .denial, "portion": .portion,
        "percentage": .percentage, "quotedInPoints": .quotedInPoints, "people": .people,
        "sport": .sport, "payment": .payment, "overVerb": .overVerb, "take": .take, "describing": .describing,
    ]
}
